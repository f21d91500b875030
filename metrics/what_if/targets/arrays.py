"""Where every city stands on one indicator, laid out so that any target is answered by comparing.

For given counts a verdict is a step function of the target. Its steps are the interval's limits
and the targets that would be reached with a probability of 0.8 and of 0.2; they are found once
per snapshot, and a thousand targets then cost comparisons only.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import special

from metrics.counts.periods import GRACE, YEAR, span
from metrics.counts.record_tables import cities_recorded
from metrics.counts.snapshot import Counts, once
from metrics.definition import Indicator
from metrics.doubts.gates import held_back
from metrics.methods.proportions import mean_interval, ratio, wilson
from metrics.readings.reference_values import reference_values
from metrics.readings.totals import totals
from metrics.readings.verdicts import DECIDED, EXPECTED, LIKELY, SMALLEST_N, VERDICTS
from metrics.readings.year_rest import goals_reached, year_rest
from metrics.registry import INDICATORS

Floats = NDArray[np.float64]
CODE = {verdict: np.int8(place) for place, verdict in enumerate(VERDICTS)}
# The word between the extremes of each verdict of a running year.
ORDINARY = {"likely_met": "year_likely", "undecided": "year_open", "likely_missed": "year_unlikely"}


@dataclass(frozen=True, eq=False)
class YearEnds:
    """Goals of a running year, in persons: `expected` the highest reached with a probability of
    0.95, `not_expected` the lowest reached with 0.05 or less, `most` what nothing can exceed."""

    expected: Floats
    not_expected: Floats
    most: Floats


@dataclass(frozen=True, eq=False)
class TargetArrays:
    """One indicator of all cities, arrays of one value per city, read-only by custom.

    `effective` cases are what a rate is worth. `value`, `lower`, `upper`, `today` (the target in force), `likely` and `unlikely` are in the
    indicator's unit (a yearly count: persons); `likely` is the highest target reached with a
    probability of 0.8, `unlikely` the lowest reached with 0.2 or less. `blocked` holds the code
    of the verdict (place in VERDICTS) that no target changes, -1 where there is none. `year` is
    there while the year of a yearly count runs.
    """

    indicator: Indicator
    numerator: Floats
    denominator: Floats
    effective: Floats
    value: Floats
    error: Floats
    lower: Floats
    upper: Floats
    likely: Floats
    unlikely: Floats
    blocked: NDArray[np.int8]
    today: Floats
    year: YearEnds | None = None


@once
def target_arrays(counts: Counts, key: str) -> TargetArrays:
    """The standing of all cities over the latest twelve mature cohort months (or the year to date)."""
    indicator = INDICATORS[key]
    if indicator.kind == "progress":
        return _of_count(counts, indicator)
    months = span(counts, indicator)
    sums = totals(counts, indicator, "city", months)
    x, n = sums.numerator, sums.denominator
    today = reference_values(counts, indicator, "city", months, sums)
    if indicator.kind == "rate":
        value, evidence = ratio(x, n), sums.evidence
        lower, upper = wilson(*evidence)
        error = np.sqrt(ratio(value * (1 - value), sums.effective))
        likely, unlikely = (reached_with(*evidence, chance) for chance in (LIKELY, 1 - LIKELY))
        sure = n >= 0
    else:
        value, error, lower, upper = mean_interval(n, x, sums.squares)
        likely, unlikely = (value + sign * special.ndtri(LIKELY) * error for sign in (-1, 1))
        sure = ~np.isnan(error)
    blocked = np.where(sure, -1, CODE["immature"])
    blocked = np.where(n < SMALLEST_N, CODE["too_small"], blocked)
    blocked = np.where(n == 0, CODE["immature"], blocked)
    return TargetArrays(
        indicator,
        x,
        n,
        sums.effective,
        value,
        error,
        lower,
        upper,
        likely,
        unlikely,
        _withheld(counts, indicator, blocked),
        today,
    )


def reached_with(x: Floats, n: Floats, chance: float) -> Floats:
    """The rate that the true one reaches with this probability, given x among n.

    Quantile 1 - chance of Beta(x + 1/2, n - x + 1/2): the inverse of `probability_at_least`.
    """
    rates = special.betainccinv(x + 0.5, n - x + 0.5, chance)
    return np.where(n > 0, rates, np.nan)


def verdicts_at(arrays: TargetArrays, target: Floats) -> NDArray[np.int8]:
    """Codes of the verdicts, places in VERDICTS; targets of shape (..., cities) or (..., 1)."""
    codes = np.where(target >= arrays.unlikely, CODE["likely_missed"], CODE["undecided"])
    codes = np.where(target <= arrays.likely, CODE["likely_met"], codes)
    codes = np.where(target > arrays.upper, CODE["missed"], codes)
    codes = np.where(target <= arrays.lower, CODE["met"], codes)
    codes = np.where(np.isnan(target), CODE["no_target"], codes)
    return np.where(arrays.blocked >= 0, arrays.blocked, codes).astype(np.int8)


def states_at(arrays: TargetArrays, target: Floats) -> NDArray[np.object_]:
    """The words for those verdicts, of STATES: as `metrics.readings.tidy.readings` has them."""
    verdict = np.array(VERDICTS, dtype=object)[verdicts_at(arrays, target)]
    if arrays.year is None:
        return verdict
    ends = arrays.year
    words = np.select(
        [
            verdict == "met",
            target > ends.most,
            (verdict == "likely_met") & (target <= ends.expected),
            (verdict == "likely_missed") & (target >= ends.not_expected),
        ],
        ["year_done", "year_missed", "year_expected", "year_not_expected"],
        default="",
    ).astype(object)
    plain = [ORDINARY.get(word, word) for word in verdict.tolist()]
    judged = np.isin(verdict, DECIDED)
    return np.where(judged & (words != ""), words, np.array(plain, dtype=object))


def _withheld(counts: Counts, indicator: Indicator, blocked: NDArray[Any]) -> NDArray[np.int8]:
    blocked = np.where(held_back(counts, indicator), CODE["quality_hold"], blocked)
    blocked = np.where(counts.reported, blocked, CODE["unreported"])  # of who left too
    recorded = cities_recorded(counts, indicator)
    return np.where(recorded, blocked, CODE["not_recorded"]).astype(np.int8)


def _of_count(counts: Counts, indicator: Indicator) -> TargetArrays:
    """Of the year's count the goal itself is the target, in persons."""
    months = span(counts, indicator)
    sums = totals(counts, indicator, "city", months)
    done = sums.numerator
    over = counts.month >= months.first // YEAR * YEAR + YEAR - 1 + GRACE
    never = np.full(len(done), np.inf)
    likely, unlikely = (
        goals_reached(counts, done, LIKELY)[0],
        goals_reached(counts, done, 1 - LIKELY)[1],
    )
    return TargetArrays(
        indicator,
        done,
        np.ones(len(done)),
        np.ones(len(done)),
        done,
        done * 0,
        done,
        done if over else never,
        likely,
        unlikely,
        _withheld(counts, indicator, np.full(len(done), -1)),
        sums.denominator,
        None if over else _year_ends(counts, done),
    )


def _year_ends(counts: Counts, done: Floats) -> YearEnds:
    nothing_comes = year_rest(counts, done, "city").variance == 0
    return YearEnds(
        goals_reached(counts, done, EXPECTED)[0],
        goals_reached(counts, done, 1 - EXPECTED)[1],
        np.where(nothing_comes, done, np.inf),
    )
