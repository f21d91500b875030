"""The words on a card of the leaders' page: interval, target, last ripe month, and the cases."""

import pandas as pd

from i18n import Language, fill, text
from i18n.formats import count, interval, measure, month
from metrics.definition import Indicator
from sentences.left_out import lost_words
from sentences.summaries import summary_words


def range_lines(indicator: Indicator, row: pd.Series, language: Language) -> tuple[str, str]:
    """The interval and the target, each a line; `row` as in `metrics.overall.targets.national`."""
    if indicator.kind == "progress":
        return (
            text("overview.done_persons", language, done=count(row["numerator"], language)),
            text("overview.target_places", language, target=count(row["denominator"], language)),
        )
    span = interval(row["lower"], row["upper"], indicator.unit, language)
    return text("overview.interval", language, interval=span), _target(indicator, row, language)


def _target(indicator: Indicator, row: pd.Series, language: Language) -> str:
    if pd.isna(row["target"]):
        return text("overview.target_peers", language)
    key = "overview.target_jobs" if indicator.unit == "jobs" else "overview.target"
    return text(key, language, target=measure(row["target"], indicator.unit, language, 0))


def last_month(indicator: Indicator, line: pd.DataFrame, language: Language) -> str:
    """The last ripe month and its figure; `line` as in `metrics.readings.month_line`."""
    ripe = line[line["mature"] & line["value"].notna()]
    if ripe.empty:
        return ""
    last = ripe.iloc[-1]
    name = month(pd.Timestamp(f"{last['month']}-01").date(), language)
    if indicator.kind == "progress":
        n = count(last["value"], language)
        return text("overview.month_progress", language, month=name, value=n)
    value = measure(last["value"], indicator.unit, language)
    return text("overview.month_ripe", language, month=name, value=value)


def cases(indicator: Indicator, row: pd.Series, language: Language) -> str:
    """Numerator and denominator in words; nothing where the definition has no sentence."""
    if row["verdict"] == "not_recorded":
        return text("verdicts.no_records", language)
    if indicator.sentence is None:
        return ""
    numbers = {"x": count(row["numerator"], language), "n": count(row["denominator"], language)}
    said = fill(indicator.sentence, language, **numbers)
    part = summary_words(indicator, row, language)
    by_summary = text("summaries.sentence", language, part=part) if part else ""
    more = lost_words(row, language), by_summary
    return (" " if language == "en" else "").join(part for part in (said, *more) if part)
