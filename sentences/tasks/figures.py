"""What the board says of a figure: value, interval, verdict or trend, cities by state, best and weakest."""

import numpy as np

from i18n import Language, text
from i18n.formats import MISSING, count, interval, measure
from i18n.verdicts import ICONS
from i18n.verdicts import word as verdict_word
from metrics.board.rows import SIDES, BoardRow, Place
from metrics.definition import Indicator
from metrics.registry import FIGURES
from sentences.established import established, verdict_or_nothing

SIGNS = {
    "improving": "↑",
    "worsening": "↓",
    "rising": "↗",
    "falling": "↘",
    "steady": "→",
    "trial": "…",
    "no_line": "",
}
EXACT = ("share", "count")  # nothing is left to chance in them


def figure_of(row: BoardRow) -> Indicator:
    """The definition of a figure on the board."""
    return FIGURES[row.figure]


def value_words(row: BoardRow, language: Language) -> str:
    """The national figure in its unit."""
    return measure(row.value, figure_of(row).unit, language)


def interval_words(row: BoardRow, language: Language) -> str:
    """Its interval, or per how many it counts; nothing where the figure is exact."""
    figure = figure_of(row)
    if figure.unit == "per_hundred":
        return text("tasks.per_hundred", language)
    if figure.kind in EXACT:
        return ""
    words = interval(row.lower, row.upper, figure.unit, language)
    return "" if words == MISSING else words


def has_target(row: BoardRow) -> bool:
    """Whether a target is set or proposed for the nation."""
    return not np.isnan(row.target)


def verdict_or_trend(row: BoardRow, language: Language) -> str:
    """The verdict where there is a target, else the trend, each with its sign."""
    if _is_judged(row):
        return f"{ICONS[row.verdict]} {verdict_word(row.verdict, language)}"
    return f"{SIGNS[row.trend]} {text(f'tasks.trend.{row.trend}', language)}".strip()


def sign(row: BoardRow) -> str:
    """The sign alone."""
    return ICONS[row.verdict] if _is_judged(row) else SIGNS[row.trend]


def _is_judged(row: BoardRow) -> bool:
    return has_target(row) or row.verdict in ("immature", "too_small", "not_recorded")


def target_words(row: BoardRow, language: Language) -> str:
    """The target, and that it is ours where the plan sets none."""
    if not has_target(row):
        return ""
    figure = figure_of(row)
    key = "tasks.goal_proposed" if figure.proposed else "tasks.goal"
    return text(key, language, target=measure(row.target, figure.unit, language, 0))


def state_word(figure: Indicator, state: str, language: Language) -> str:
    """A verdict with its sign, or a side of the nation: sure only where there was chance."""
    if state in ("some", "none"):
        own = established(figure, state == "some", language)
        return text(f"tasks.side.{state}", language) if figure.kind == "count" else own
    if state in SIDES:
        return side_word(figure, state, language)
    # of a complete count only those without anything to divide by are too small, and of what an
    # office need not record only those are unripe
    divided = figure.kind != "share" and not (figure.optional and state == "immature")
    return verdict_or_nothing(figure, state, divided, language)


def side_word(figure: Indicator, side: str, language: Language) -> str:
    """On which side of the nation: surely, unless the figure is a complete count."""
    return text(f"tasks.side{'_exact' if figure.kind in EXACT else ''}.{side}", language)


def state_labels(row: BoardRow, language: Language) -> list[str]:
    """The cities by state, the state in full; one piece per state that occurs."""
    figure = figure_of(row)
    return [
        text(
            "tasks.part", language, state=state_word(figure, state, language), n=count(n, language)
        )
        for state, n in row.states
    ]


def state_counts(row: BoardRow, language: Language) -> list[str]:
    """The cities by state in few signs, one piece per state that occurs."""
    return [f"{_state_sign(state, language)} {count(n, language)}" for state, n in row.states]


def _state_sign(state: str, language: Language) -> str:
    return text(f"tasks.side_short.{state}", language) if state in SIDES else ICONS[state]


def end_name(end: Place, city_name: str, language: Language) -> str:
    """The name of the best or weakest city, and how many more share its figure."""
    if not end.others:
        return city_name
    return text("tasks.tied", language, name=city_name, n=end.others + 1, others=end.others)


def end_value(row: BoardRow, end: Place, language: Language) -> str:
    """The figure of the best or weakest city; nothing where it only has or has not."""
    return "" if says_only_whether(row) else measure(end.value, figure_of(row).unit, language)


def end_note(row: BoardRow, end: Place, language: Language) -> str:
    """That it has or has not; which end it is, where neither is good; the interval, or that there
    is none."""
    figure = figure_of(row)
    words = interval(end.lower, end.upper, figure.unit, language)
    if figure.kind in EXACT:
        words = text(f"tasks.whole.{figure.kind}", language)
    which = text(f"tasks.end.{'highest' if end == row.best else 'lowest'}", language)
    parts = [which] if figure.better == "neither" else []
    if says_only_whether(row):
        parts = [established(figure, end.value > 0, language)]
    return " · ".join([*parts, *([] if words == MISSING else [words])])


def says_only_whether(row: BoardRow) -> bool:
    """Whether the figure only says of a city that it has something or has not."""
    return figure_of(row).kind == "share" and bool({"some", "none"} & set(dict(row.states)))
