"""The six targets as cards: from the national reading to the words on each card."""

import pandas as pd

from charts.months.line import describe_month_line
from i18n import Language, pick, text
from i18n.formats import count, interval, measure, month, percent
from metrics.counts.periods import year_share
from metrics.counts.snapshot import Counts
from metrics.definition import Indicator
from metrics.readings.month_line import month_line
from metrics.registry import INDICATORS
from shell.cache.readings import cached
from shell.parts.cards import Bar, Card
from shell.parts.sparkline import spark
from shell.screens.overview.summaries import national
from shell.viewer.view import View


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
        verdict=str(row["verdict"]),
        ranges=_ranges(language, indicator, row),
        spark=spark(line, goal),
        alt=describe_month_line(line, goal, language, indicator.kind),
        month=_last_month(language, indicator, line),
        bars=_bars(language, row, year_share(counts)),
        sentence=_sentence(language, indicator, row),
    )


def _ranges(language: Language, indicator: Indicator, row: pd.Series) -> tuple[str, str]:
    """The interval and the target, each a line."""
    unit = indicator.unit
    if indicator.kind == "progress":
        return (
            text("overview.done_persons", language, done=count(row["numerator"], language)),
            text("overview.target_places", language, target=count(row["denominator"], language)),
        )
    between = interval(row["lower"], row["upper"], unit, language)
    if pd.isna(row["target"]):
        goal = text("overview.target_peers", language)
    else:
        key = "overview.target_jobs" if unit == "jobs" else "overview.target"
        goal = text(key, language, target=measure(row["target"], unit, language, 0))
    return text("overview.interval", language, interval=between), goal


def _last_month(language: Language, indicator: Indicator, line: pd.DataFrame) -> str:
    """The last ripe month and its figure."""
    ripe = line[line["mature"] & line["value"].notna()]
    if ripe.empty:
        return ""
    last = ripe.iloc[-1]
    when = month(pd.Timestamp(f"{last['month']}-01").date(), language)
    if indicator.kind == "progress":
        shown = count(last["value"], language)
        return text("overview.month_progress", language, month=when, value=shown)
    shown = measure(last["value"], indicator.unit, language)
    return text("overview.month_ripe", language, month=when, value=shown)


def _bars(language: Language, row: pd.Series, elapsed: float) -> tuple[Bar, ...]:
    """Share of the year that has passed beside the share of the target that is reached."""
    done = float(row["share_done"])
    passed = Bar(text("overview.elapsed", language), elapsed, percent(elapsed, language, 0))
    if pd.isna(done):
        return (passed,)
    return (passed, Bar(text("overview.done", language), done, percent(done, language, 0), True))


def _sentence(language: Language, indicator: Indicator, row: pd.Series) -> str:
    """Numerator and denominator in words; nothing where the definition has no sentence."""
    if indicator.sentence is None:
        return ""
    return pick(indicator.sentence, language).format(
        x=count(row["numerator"], language), n=count(row["denominator"], language)
    )
