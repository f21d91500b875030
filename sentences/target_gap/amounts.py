"""The figures of a gap in words: how far, how many more, at which pace, with what chance."""

import math
from typing import Any

import numpy as np

from i18n import Language, fill, pick, text
from i18n.formats import MINUS, MISSING, count, number, percent, uncapitalised
from i18n.verdicts import badge, word
from metrics.readings.verdicts import WITHHELD, year_words
from metrics.registry import INDICATORS

SURE = 0.01


def gap(row: Any, language: Language) -> str:
    """Value minus target: −2.8 points, −0.99 jobs; the verdict where it is withheld.

    A yearly count is told against the share of the year elapsed: 时序−2.8个百分点.
    """
    if row.verdict in WITHHELD:
        return badge(row.verdict, language)
    if math.isnan(row.gap):
        return MISSING
    if INDICATORS[row.indicator].kind == "progress":
        n = number(row.schedule * 100, language, 1)
        return text("target_gap.gap_schedule", language, n=f"+{n}" if row.schedule > 0 else n)
    sign = "" if level(row, language) else "+" if row.gap > 0 else MINUS
    unit = INDICATORS[row.indicator].unit
    return text(f"target_gap.gap_{unit}", language, n=sign + distance(row, language))


def schedule(row: Any, language: Language) -> str:
    """How far a yearly count is ahead of, or behind, the share of the year elapsed."""
    points = number(abs(row.schedule) * 100, language, 1)
    side = "level" if not points.strip("0.") else "ahead" if row.schedule > 0 else "behind"
    return text(f"target_gap.minutes.{side}", language, points=points)


def distance(row: Any, language: Language) -> str:
    """The gap without sign and unit, in percentage points or jobs: 2.8, 0.99."""
    jobs = INDICATORS[row.indicator].unit == "jobs"
    return number(abs(row.gap) * (1 if jobs else 100), language, 2 if jobs else 1)


def level(row: Any, language: Language) -> bool:
    """Whether the gap is nothing as it is written."""
    return not distance(row, language).strip("0.")


def needed(row: Any, language: Language) -> str:
    """What is still lacking: 63人开业."""
    if math.isnan(row.needed):
        return MISSING
    if row.needed == 0:
        return text("target_gap.nothing", language)
    return amount(row.indicator, count(row.needed, language), language)


def amount(indicator: str, n: str, language: Language) -> str:
    """Successes with their unit: 63人开业, 63 openings."""
    wording = INDICATORS[indicator].amount
    return n if wording is None else fill(wording, language, n=n)


def monthly(indicator: str, n: str, language: Language) -> str:
    """The same per month."""
    return text("target_gap.monthly", language, amount=amount(indicator, n, language))


def lacking(indicator: str, n: float, language: Language) -> str:
    """A number of persons, businesses or jobs still needed, with its noun."""
    number = count(n, language)
    noun = pick(INDICATORS[indicator].missing, language, n=number)
    return text("target_gap.lacking", language, n=number, noun=noun)


def pace(row: Any, language: Language) -> str:
    """Successes per month now."""
    return MISSING if math.isnan(row.required) else count(row.pace, language)


def required(row: Any, language: Language) -> str:
    """Successes per month that reach the year's target, rounded up."""
    return MISSING if math.isnan(row.required) else count(math.ceil(row.required), language)


def paces(row: Any, language: Language) -> str:
    """Present and required pace: 现92 → 需105."""
    if math.isnan(row.required):
        return MISSING
    ends = {"now": pace(row, language), "needed": required(row, language)}
    return text("target_gap.paces", language, **ends)


def must_rise(row: Any) -> bool:
    """Whether the pace asked for is above the present one, as both are written."""
    return bool(math.ceil(row.required) > round(row.pace))


def chance(row: Any, language: Language, prose: bool = False) -> str:
    """Probability of the year's target, never written as certain; `prose`: inside a sentence."""
    if math.isnan(row.probability):
        return MISSING
    if row.probability < SURE or row.probability > 1 - SURE:
        side = "under" if row.probability < SURE else "over"
        return text(f"target_gap.chance_{side}{'_prose' if prose else ''}", language)
    words = percent(row.probability, language, 0)
    return text("target_gap.chance_prose", language, chance=words) if prose else words


def outlook(row: Any, language: Language) -> str:
    """The word for that probability; a target that is already reached says so."""
    if math.isnan(row.probability):
        if is_unforeseen(row):
            return text("target_gap.outlook.by_summary", language)
        unset = row.verdict not in WITHHELD and math.isnan(row.missing)
        return text("target_gap.outlook.unset", language) if unset else MISSING
    return uncapitalised(word(_year_state(row), language))


def _year_state(row: Any) -> str:
    """What is expected of the year, one of AHEAD: the words of a yearly number, of rates too."""
    if row.missing == 0:
        return "year_done"
    return "year_missed" if is_over(row) else str(year_words(np.array([row.probability]))[0])


def is_unforeseen(row: Any) -> bool:
    """Whether nothing is foretold of a rate because its cohorts are told by summary once ripe."""
    return bool(math.isnan(row.probability) and row.summary_cities > 0)


def is_over(row: Any) -> bool:
    """Whether the year has ended and no report of it can still arrive."""
    return bool(row.months_left == 0 and row.probability == 0)


def outlook_with_chance(row: Any, language: Language) -> str:
    """Word and probability: 尚难判断 59%."""
    if math.isnan(row.probability) or row.missing == 0 or is_over(row):
        return outlook(row, language)
    return f"{outlook(row, language)} {chance(row, language)}"
