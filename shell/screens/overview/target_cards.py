"""The six targets as cards: from the national reading to the words on each card."""

import math

import pandas as pd

from charts.months.line import describe_month_line
from i18n import Language, pick, text
from i18n.formats import measure, percent
from metrics.counts.periods import year_share
from metrics.counts.snapshot import Counts
from metrics.definition import Indicator
from metrics.opening_rate import OPENING_RATE
from metrics.overall.targets import national
from metrics.readings.month_line import month_line
from metrics.registry import INDICATORS
from sentences.overview.cards import cases, last_month, range_lines
from sentences.overview.clock import clock_words
from shell.cache.readings import cached
from shell.parts.cards import Bar, Card, Scale
from shell.parts.missing_records import needs_of
from shell.parts.sparkline import spark
from shell.viewer.view import View

AIR = 1.25  # how far the scale of a rate reaches beyond the farther end of its interval
LEAST = 0.02  # of the target: nearer than that nothing is drawn larger


def target_cards(view: View) -> tuple[Card, ...]:
    """One card per indicator, in the order of the work plan."""
    return cached(view.scope, view.snapshot, cards_of, language=view.language)


def cards_of(counts: Counts, language: Language) -> tuple[Card, ...]:
    """The cards of a snapshot."""
    table = national(counts).set_index("indicator")
    return tuple(
        _card(counts, language, indicator, table.loc[key]) for key, indicator in INDICATORS.items()
    )


def _card(counts: Counts, language: Language, indicator: Indicator, row: pd.Series) -> Card:
    line = month_line(counts, indicator)
    goal = None if indicator.kind == "progress" or pd.isna(row["target"]) else float(row["target"])
    return Card(
        name=pick(indicator.name, language),
        value=measure(row["value"], indicator.unit, language),
        verdict=str(row["state"]),
        ranges=range_lines(indicator, row, language),
        spark=spark(line, goal),
        alt=describe_month_line(line, goal, language, indicator.kind),
        month=last_month(indicator, line, language),
        bars=_bars(language, row, year_share(counts)) if indicator.kind == "progress" else (),
        scale=None if goal is None else scale_of(language, row),
        sentence=_sentence(counts, language, indicator, row),
    )


def _sentence(counts: Counts, language: Language, indicator: Indicator, row: pd.Series) -> str:
    """The cases and from where time runs; where no record is there, the forms that would bring it."""
    missing = needs_of(counts, language, indicator.key) if row["verdict"] == "not_recorded" else ""
    if missing or indicator.key != OPENING_RATE.key:
        return missing or cases(indicator, row, language)
    space = " " if language == "en" else ""
    return space.join(
        filter(None, [cases(indicator, row, language), clock_words(counts, language)])
    )


def scale_of(language: Language, row: pd.Series) -> Scale | None:
    """The interval beside the target, which stands in the middle: right of it is better.

    None where there is no figure or no interval.
    """
    figures = {name: float(row[name]) for name in ("lower", "upper", "value", "target")}
    if not all(map(math.isfinite, figures.values())):
        return None
    target = figures["target"]
    reach = AIR * max(LEAST * target, *(abs(figure - target) for figure in figures.values()))
    places = {name: 0.5 + (figure - target) / (2 * reach) for name, figure in figures.items()}
    return Scale(text("overview.scale", language), **places)


def _bars(language: Language, row: pd.Series, elapsed: float) -> tuple[Bar, ...]:
    """Share of the year that has passed beside the share of the target that is reached."""
    done = float(row["share_done"])
    passed = Bar(text("overview.elapsed", language), elapsed, percent(elapsed, language, 0))
    if pd.isna(done):
        return (passed,)
    return (passed, Bar(text("overview.done", language), done, percent(done, language, 0), True))
