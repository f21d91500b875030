"""What the board says of a figure: value, interval, verdict or trend, cities by state, best and weakest."""

from typing import Any

import pandas as pd

from charts.base.palette import Palette, palette
from charts.base.words import LARGE, in_large
from i18n import Language, text
from i18n.formats import MISSING, count, interval, measure
from i18n.verdicts import ICONS
from i18n.verdicts import word as verdict_word
from metrics.board.rows import SIDES, BoardRow, Place
from metrics.definition import Indicator
from metrics.registry import FIGURES
from shell.cache.per_view import cached_for
from shell.parts import ways
from shell.parts.established import established, verdict_or_nothing
from shell.parts.filters import city_names
from shell.viewer.view import View

SIGNS = {
    "improving": "↑",
    "worsening": "↓",
    "rising": "↗",
    "falling": "↘",
    "steady": "→",
    "trial": "…",
    "no_line": "",
}
CHANGES = ("improving", "worsening", "rising", "falling")
EXACT = ("share", "count")  # nothing is left to chance in them


def figure_of(found: BoardRow) -> Indicator:
    """The definition of a figure on the board."""
    return FIGURES[found.figure]


def value_of(view: View, found: BoardRow) -> str:
    """The national figure in its unit."""
    return measure(found.value, figure_of(found).unit, view.language)


def interval_of(view: View, found: BoardRow) -> str:
    """Its interval, or per how many it counts; nothing where the figure is exact."""
    if figure_of(found).unit == "per_hundred":
        return text("tasks.per_hundred", view.language)
    if figure_of(found).kind in EXACT:
        return ""
    words = interval(found.lower, found.upper, figure_of(found).unit, view.language)
    return "" if words == MISSING else words


def has_target(found: BoardRow) -> bool:
    """Whether a target is set or proposed for the nation."""
    return found.target == found.target


def standing_word(found: BoardRow, language: Language) -> str:
    """The verdict where there is a target, else the trend, each with its sign."""
    if has_target(found) or found.verdict in ("immature", "too_small"):
        return f"{ICONS[found.verdict]} {verdict_word(found.verdict, language)}"
    return f"{SIGNS[found.trend]} {text(f'tasks.trend.{found.trend}', language)}".strip()


def mark(found: BoardRow) -> str:
    """The sign alone."""
    if has_target(found) or found.verdict in ("immature", "too_small"):
        return ICONS[found.verdict]
    return SIGNS[found.trend]


def tone(view: View, found: BoardRow) -> str:
    """A verdict in its colour; a trend in ink where there is one, else grey."""
    colours = palette(view.theme)
    if has_target(found):
        return colours.verdict_text[found.verdict]
    return colours.ink if found.trend in CHANGES else colours.muted


def goal(view: View, found: BoardRow) -> str:
    """The target, and that it is ours where the plan sets none."""
    held = figure_of(found)
    if not has_target(found):
        return ""
    key = "tasks.goal_proposed" if held.proposed else "tasks.goal"
    return text(key, view.language, target=measure(found.target, held.unit, view.language, 0))


def state_word(figure: Indicator, state: str, language: Language) -> str:
    """A verdict with its sign, or a side of the nation: sure only where there was chance."""
    if state in ("some", "none"):
        own = established(figure, state == "some", language)
        return text(f"tasks.side.{state}", language) if figure.kind == "count" else own
    if state in SIDES:
        which = "side_exact" if figure.kind in EXACT else "side"
        return text(f"tasks.{which}.{state}", language)
    # of a complete count only those without anything to divide by are too small
    return verdict_or_nothing(figure, state, figure.kind != "share", language)


def strip(view: View, found: BoardRow) -> list[dict[str, Any]]:
    """The cities by state as parts of a bar."""
    colours = palette(view.theme)
    return [
        {
            "n": n,
            "colour": state_colour(state, colours),
            "label": _part(state_word(figure_of(found), state, view.language), n, view.language),
        }
        for state, n in found.states
    ]


def state_colour(state: str, colours: Palette) -> str:
    """Verdicts in their colours; the sides of the nation in greys."""
    sides = {"above": colours.muted, "some": colours.muted, "within": colours.grid}
    return colours.verdict[state] if state in colours.verdict else sides.get(state, colours.faint)


def counted(found: BoardRow, language: Language) -> list[str]:
    """The cities by state in words, one piece per state that occurs."""
    return [_short(state, n, language) for state, n in found.states]


def _short(state: str, n: int, language: Language) -> str:
    name = text(f"tasks.side_short.{state}", language) if state in SIDES else ICONS[state]
    return f"{name} {count(n, language)}"


def _part(state: str, n: int, language: Language) -> str:
    return text("tasks.part", language, state=state, n=count(n, language))


def place(view: View, found: BoardRow, held: Place | None) -> dict[str, str] | None:
    """The best or the weakest city: name with its address, figure and interval.

    A figure of which neither way is good says highest or lowest, a complete count that it is one.
    """
    if held is None:
        return None
    figure = figure_of(found)
    name = cached_for(view, city_names, None)[held.city]
    if held.others:
        name = text("tasks.tied", view.language, name=name, n=held.others + 1, others=held.others)
    return {
        "code": held.city,
        "name": name,
        "address": ways.address(view, ways.PROFILE, city=held.city),
        "value": _place_value(figure, found, held, view.language),
        "note": _place_note(figure, found, held, view.language),
    }


def owned(found: BoardRow) -> bool:
    """Whether the figure only says of a city that it has something or has not."""
    return figure_of(found).kind == "share" and bool({"some", "none"} & set(dict(found.states)))


def _place_value(figure: Indicator, found: BoardRow, held: Place, language: Language) -> str:
    return "" if owned(found) else measure(held.value, figure.unit, language)


def _place_note(figure: Indicator, found: BoardRow, held: Place, language: Language) -> str:
    """That it has or has not; which end it is, where neither is good; the interval, or that there
    is none."""
    words = interval(held.lower, held.upper, figure.unit, language)
    if figure.kind in EXACT:
        words = text(f"tasks.whole.{figure.kind}", language)
    end = text(f"tasks.end.{'highest' if held == found.best else 'lowest'}", language)
    parts = [end] if figure.better == "neither" else []
    if owned(found):
        parts = [established(figure, held.value > 0, language)]
    return " · ".join([*parts, *([] if words == MISSING else [words])])


def drawn(rows: pd.DataFrame, figure: Indicator) -> pd.DataFrame:
    """The rows as charts draw them; money by ten thousand yuan."""
    if not in_large(figure):
        return rows
    return rows.assign(**{name: rows[name] / LARGE for name in ("value", "lower", "upper")})


def drawn_value(value: float, figure: Indicator) -> float:
    """A value as charts draw it; money by ten thousand yuan."""
    return value / LARGE if in_large(figure) else value
