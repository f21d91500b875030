"""The sentences for the minutes: one city and one target, to be copied as they stand."""

import math
from typing import Any

from i18n import Language, pick, text
from i18n.formats import count, day, interval, measure, percent, uncapitalised
from metrics.counts.entities import full_city_names
from metrics.counts.snapshot import Counts
from metrics.overall.gaps import gaps_of_city
from metrics.readings.season import season
from metrics.readings.verdicts import WITHHELD
from metrics.registry import INDICATORS
from sentences.target_gap import amounts

Words = dict[str, str]


def minutes(counts: Counts, language: Language, city: str, indicator: str) -> str:
    """Where the city stands and what the running year comes to, in two sentences."""
    rows = gaps_of_city(counts, city)
    row = next(row for row in rows.itertuples() if row.indicator == indicator)
    words = {
        "day": day(counts.as_of, language),
        "city": pick(full_city_names(counts)[city], language),
        "name": uncapitalised(pick(INDICATORS[indicator].name, language)),
        "n": count(row.denominator, language),
    }
    if row.verdict in WITHHELD:
        return text(f"target_gap.minutes.{row.verdict}", language, **words)
    if INDICATORS[indicator].kind == "progress":
        return _progress(language, row, words) + _outlook(counts, language, row)
    return _rate(language, row, words) + _outlook(counts, language, row)


def _rate(language: Language, row: Any, words: Words) -> str:
    """Where the city stands, with interval, distance, verdict and what is still needed."""
    indicator = INDICATORS[row.indicator]
    words = words | {
        "value": _value(row.indicator, row.value, language),
        "interval": interval(row.lower, row.upper, indicator.unit, language),
    }
    if math.isnan(row.target):
        return text("target_gap.minutes.no_target", language, **words)
    return text(
        "target_gap.minutes.rate",
        language,
        **words,
        against=_against(language, row),
        verdict=text(f"target_gap.minutes.verdict.{row.verdict}", language),
        needed=_needed(language, row, "rolling"),
    )


def _against(language: Language, row: Any) -> str:
    """How far above or below the target, or the peers' median, the city is."""
    indicator = INDICATORS[row.indicator]
    side = "level" if amounts.level(row, language) else "above" if row.gap > 0 else "below"
    distance = amounts.distance(row, language)
    return text(
        f"target_gap.minutes.{side}_{'peers' if indicator.target is None else 'target'}",
        language,
        gap=text(f"target_gap.minutes.by_{indicator.unit}", language, n=distance),
        target=_value(row.indicator, row.target, language, short=True),
    )


def _progress(language: Language, row: Any, words: Words) -> str:
    """The year's training against its target and against the calendar."""
    return text(
        "target_gap.minutes.progress",
        language,
        **words
        | {
            "done": count(row.numerator, language),
            "goal": count(row.denominator, language),
            "value": percent(row.value, language),
            "needed": _needed(language, row, "year"),
            "late": _late(language, row),
            "schedule": amounts.schedule(row, language),
        },
    )


def _late(language: Language, row: Any) -> str:
    """How many are estimated to have completed a course without being on record yet."""
    n = round(row.unreported) if row.unreported == row.unreported else 0
    return text("target_gap.minutes.late", language, n=count(n, language)) if n else ""


def _needed(language: Language, row: Any, period: str) -> str:
    if not row.needed > 0:
        return ""
    lacking = amounts.lacking(row.indicator, row.needed, language)
    return text(f"target_gap.minutes.needed_{period}", language, needed=lacking)


def _outlook(counts: Counts, language: Language, row: Any) -> str:
    """What the running year comes to at the present pace, and which pace it asks for."""
    year = counts.as_of.year
    if amounts.is_unforeseen(row):
        return ""
    if row.missing == 0 or amounts.is_over(row):
        end = "done" if row.missing == 0 else "over"
        return text(f"target_gap.minutes.{end}", language, year=year)
    if row.months_left == 0:
        words = {
            "chance": amounts.chance(row, language, True),
            "word": amounts.outlook(row, language),
        }
        return text("target_gap.minutes.closing", language, year=year, **words)
    if math.isnan(row.probability) or math.isnan(row.required):
        return ""
    progress = INDICATORS[row.indicator].kind == "progress"
    return text(
        f"target_gap.minutes.{_projection(counts) if progress else 'year'}",
        language,
        year=year,
        chance=amounts.chance(row, language, prose=True),
        word=amounts.outlook(row, language),
        pace=amounts.monthly(row.indicator, amounts.pace(row, language), language),
        target=_value(row.indicator, row.target, language, short=True),
        more=_raise(language, row) if amounts.must_rise(row) else "",
    )


def _raise(language: Language, row: Any) -> str:
    """The monthly number that would reach the target."""
    monthly = amounts.monthly(row.indicator, amounts.required(row, language), language)
    return text("target_gap.minutes.raise", language, required=monthly)


def _projection(counts: Counts) -> str:
    """How training is carried to the year's end: by the season of past years, lately, or evenly."""
    behind = season(counts)
    return "season" if behind.years else "recent" if behind.provisional else "even"


def _value(indicator: str, value: float, language: Language, short: bool = False) -> str:
    """A value with its unit; `short` for targets, without needless digits."""
    unit = INDICATORS[indicator].unit
    digits = 0 if short and abs(round(value, 2) - value) < 1e-9 else None
    words = measure(value, unit, language, digits)
    return text("target_gap.minutes.jobs", language, n=words) if unit == "jobs" else words
