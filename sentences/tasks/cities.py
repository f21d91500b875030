"""All cities by one figure of a task: how many lie where, what is read, and who falls short."""

from collections.abc import Callable
from datetime import date

import numpy as np
import pandas as pd

from i18n import Language, pick, text
from i18n.formats import count, day, month
from metrics.board.rows import city_states, has_or_not
from metrics.counts.months import month_end
from metrics.counts.snapshot import Counts
from metrics.definition import Indicator
from metrics.registry import FIGURES
from sentences.established import established
from sentences.tasks.figures import EXACT
from sentences.verdict_badges import coloured, tally

# Names of cities in a row, as the medium links them: codes in, words out.
NamesInARow = Callable[[list[str]], str]
NAMED = 24
BETWEEN = ("likely_met", "undecided", "likely_missed")
COUNTED = ("met", "missed", "above", "within", "below", "some", "none", *BETWEEN)


def finding(counts: Counts, language: Language, figure: str, variant: str | None) -> str:
    """How many cities lie where: surely, unless the figure is a complete count."""
    indicator = FIGURES[figure]
    rows = city_states(counts, indicator, variant)
    states = rows["state"].value_counts()
    n = {state: int(states.get(state, 0)) for state in COUNTED}
    yes, no = (established(indicator, has, language, variant) for has in (True, False))
    absent = int((rows["verdict"] == "not_recorded").sum())
    if absent == len(rows):
        return text("tasks.finding.not_recorded", language, name=pick(indicator.name, language))
    words = text(
        f"tasks.finding.{_kind(n, rows, indicator)}",
        language,
        name=pick(indicator.name, language),
        parts=tally(n, language),
        yes=yes,
        no=no,
        **n,
    )
    return words + (text("tasks.finding.absent", language, absent=absent) if absent else "")


def _kind(n: dict[str, int], rows: pd.DataFrame, indicator: Indicator) -> str:
    """Which sentence fits."""
    if n["some"] + n["none"]:
        return "has" if has_or_not(rows, indicator) else "count"
    exact = "_exact" if indicator.kind in EXACT else ""
    if n["above"] + n["within"] + n["below"]:
        return f"free{exact}"
    judged = n["met"] + n["missed"] + sum(n[state] for state in BETWEEN)
    return f"target{exact}" if judged else "nobody"


def missed_cities(rows: pd.DataFrame, language: Language, names_in_a_row: NamesInARow) -> str:
    """The cities that have certainly missed the target, weakest first; "" where there are none."""
    missed = rows[rows["verdict"] == "missed"].sort_values(["value", "entity"])
    if missed.empty:
        return ""
    return text(
        f"tasks.{'missed' if len(missed) <= NAMED else 'missed_more'}",
        language,
        n=len(missed),
        verdict=coloured("missed", language),
        names=names_in_a_row(missed["entity"].tolist()[:NAMED]),
    )


def cities_without(
    rows: pd.DataFrame,
    language: Language,
    figure: str,
    variant: str | None,
    names_in_a_row: NamesInARow,
) -> str:
    """Of what a city has or has not: those that have not; "" for any other figure."""
    indicator = FIGURES[figure]
    if not has_or_not(rows, indicator):
        return ""
    if rows["value"].isna().all():
        return ""
    without = rows.loc[rows["value"] == 0, "entity"].tolist()
    yes, no = (established(indicator, has, language, variant) for has in (True, False))
    if not without:
        return text("tasks.all_have", language, yes=yes)
    names = names_in_a_row(without)
    return text("tasks.have_not", language, no=no, n=len(without), names=names)


def subtitle(
    rows: pd.DataFrame,
    language: Language,
    figure: str,
    variant: str | None,
    months: tuple[int, int],
    denominator: tuple[float, int],
    as_of: date,
) -> str:
    """Denominator, months, as-of date and n.

    `months` and `denominator` as in `metrics.board.figure_rows`.
    """
    indicator = FIGURES[figure]
    stock = indicator.stock or indicator.kind == "median"
    first, last = (month(month_end(number), language) for number in months)
    return text(
        f"tasks.subtitle_{'stock' if stock else 'span'}",
        language,
        denominator=denominator_words(figure, variant, language),
        first=first,
        last=last,
        day=day(as_of, language),
        cities=int(rows["value"].notna().sum()),
    ) + _size(indicator, *denominator, language)


def _size(indicator: Indicator, n: float, silent: int, language: Language) -> str:
    """In what unit an amount is drawn, or how many are counted and for whom nothing came."""
    unit = text("tasks.in_large", language) if indicator.unit == "yuan" else ""
    if np.isnan(n):
        return unit
    key = "all" if indicator.kind in EXACT else "n"
    words = text(f"tasks.subtitle_{key}", language, n=count(n, language))
    return unit + words + (text("tasks.subtitle_silent", language, silent=silent) if silent else "")


def denominator_words(figure: str, variant: str | None, language: Language) -> str:
    """What is counted, in the words of the definition."""
    indicator = FIGURES[figure]
    if variant is not None:
        return pick(indicator.variants[variant].name, language)
    return pick(indicator.denominator_text, language)
