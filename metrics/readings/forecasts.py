"""Where the running year will end: what is still to come, the pace it asks for, its probability."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy import special

from metrics.counts.periods import GRACE, ROLLING, YEAR, Span, span, year_share
from metrics.counts.record_tables import cities_recorded
from metrics.counts.snapshot import Counts
from metrics.counts.summaries import cities_summed, reading_cube
from metrics.definition import Indicator
from metrics.methods.common_change import CommonChange, common_change
from metrics.methods.forecast import SMALLEST, remainder_probability, spread_evidence
from metrics.methods.proportions import mean_interval, needed, ratio
from metrics.readings.completeness import Event
from metrics.readings.season import season
from metrics.readings.targets import rate_targets, yearly_places
from metrics.readings.totals import Totals, totals
from metrics.readings.year_rest import completeness_of_year, year_end_probability, year_rest

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Outlook:
    """The running calendar year of every city, for one indicator; arrays of one value per city.

    `done` successes among the `known` persons or businesses of ripe cohorts; `expected` the
    year's denominator; `missing` successes still needed; `required` and `current` successes per
    month: needed in those to come, and what they bring at the rate expected of them (for a count: so far
    per month), so that pace, requirement and probability speak of the same cohorts;
    `unreported` of a count is what has happened and is estimated not to be on record yet;
    `probability` of reaching the year's target, never 0 or 1 while anything can still arrive.
    """

    year: int
    share_elapsed: float
    share_ripe: float
    months_left: int
    done: Floats
    known: Floats
    expected: Floats
    missing: Floats
    required: Floats
    current: Floats
    unreported: Floats
    probability: Floats


def outlook(counts: Counts, indicator: Indicator, grace: int = GRACE) -> Outlook:
    """The running calendar year of every city: what is reached, missing, required, and likely."""
    if indicator.kind == "progress":
        return _of_count(counts, indicator)
    return _of_rate(counts, indicator, grace)


def _of_count(counts: Counts, indicator: Indicator) -> Outlook:
    months = span(counts, indicator)
    done = _window(counts, indicator, indicator.numerator, months.first, months.last)
    goal = yearly_places(counts, counts.as_of.year)
    elapsed = counts.month % YEAR + 1
    late = year_rest(counts, done, "city").unreported
    return Outlook(
        year=counts.as_of.year,
        share_elapsed=year_share(counts),
        share_ripe=1.0,
        months_left=YEAR - elapsed,
        done=done,
        known=done,
        expected=goal,
        missing=np.maximum(goal - done, 0),
        required=ratio(np.maximum(goal - done - late, 0), YEAR - elapsed),
        current=ratio(done + late, elapsed),
        unreported=late,
        probability=year_end_probability(counts, done, goal),
    )


def _of_rate(counts: Counts, indicator: Indicator, grace: int) -> Outlook:
    """Ripe cohorts as they are; the others as many per month, as successful as lately."""
    year = counts.as_of.year
    months, recent = span(counts, indicator, year, grace), span(counts, indicator, ROLLING, grace)
    ripe = max(0, months.mature[1] - months.first + 1)
    so_far, lately = (totals(counts, indicator, "city", part) for part in (months, recent))
    done, known = so_far.numerator, so_far.denominator
    expected = np.maximum(_expected(counts, indicator, months, recent), known)
    expected = np.where(_by_summary(counts, indicator), np.nan, expected)
    target, years = rate_targets(counts, indicator, year), _years_between(months, recent)
    missing = np.asarray(needed(target, done, expected), dtype=float)
    return Outlook(
        year=year,
        share_elapsed=year_share(counts),
        share_ripe=float(ratio(ripe, YEAR)),
        months_left=YEAR - ripe,
        done=done,
        known=known,
        expected=expected,
        missing=missing,
        required=ratio(missing, YEAR - ripe),
        current=ratio(expected - known, YEAR - ripe)
        * _rate_to_come(counts, indicator, lately, years),
        unreported=expected * np.nan,
        probability=_probability(counts, indicator, lately, missing, expected - known, years),
    )


def _by_summary(counts: Counts, indicator: Indicator) -> NDArray[np.bool_]:
    """Which cities tell of a cohort by summary alone, once it is ripe: the next ones nobody knows."""
    kept = cities_recorded(counts, indicator, divided=True)
    by_summary: NDArray[np.bool_] = cities_summed(counts, indicator) & ~kept
    return by_summary


def _rate_to_come(counts: Counts, indicator: Indicator, recent: Totals, years: float) -> Floats:
    """The recent rate, moved on by what all cities drift by in the years to those to come."""
    rate = ratio(recent.numerator, recent.denominator)
    if indicator.kind != "rate":
        return rate
    return np.clip(rate + common_rate_change(counts, indicator).drift * years, 0, 1)


def _years_between(months: Span, recent: Span) -> float:
    """From the middle of the months that the rate is known by to the middle of those to come."""
    ahead = (max(recent.ripe + 1, months.first) + months.first // YEAR * YEAR + YEAR - 1) / 2
    return max(0.0, ahead - sum(recent.mature) / 2) / YEAR


def _expected(counts: Counts, indicator: Indicator, months: Span, recent: Span) -> Floats:
    """The year's denominator: its cohorts so far, carried on by their season in past years."""
    base = indicator.base or indicator.denominator
    so_far = _window(counts, indicator, base, months.first, months.last)
    behind = season(counts, indicator.key, indicator.counts, base, _event(indicator))
    complete, _ = completeness_of_year(counts, behind, "city", _event(indicator))
    counted = ratio(
        _window(counts, indicator, indicator.denominator, *recent.mature),
        _window(counts, indicator, base, *recent.mature),
    )
    return np.round(ratio(so_far, complete * behind.share) * counted)


def _event(indicator: Indicator) -> Event:
    """Whose record brings a unit of the denominator: the opening's, else the training's."""
    return "opening" if indicator.counts == "business" else "completion"


def _probability(
    counts: Counts,
    indicator: Indicator,
    recent: Totals,
    missing: Floats,
    coming: Floats,
    years: float,
) -> Floats:
    """That the `coming` persons or businesses bring the `missing` successes, at the recent rate.

    The rate moves on in the `years` from the months that tell it to those that come.
    """
    if indicator.kind == "rate":
        change = common_rate_change(counts, indicator)
        moved = (change.drift * years, change.variance(years))
        x, n = recent.evidence
        alike = np.fmax(ratio(recent.denominator, recent.effective), 1)
        chance = remainder_probability(
            missing, coming, *spread_evidence(x, n, coming, alike, *moved)
        )
        return np.where(coming > 0, np.clip(chance, SMALLEST, 1 - SMALLEST), chance)
    n = recent.denominator
    mean, error, _, _ = mean_interval(n, recent.numerator, recent.squares)
    spread = np.sqrt(coming**2 * error**2 + coming * n * error**2)
    probability: Floats = special.ndtr(ratio(coming * mean - missing, spread))
    return probability


def common_rate_change(counts: Counts, indicator: Indicator) -> CommonChange:
    """What all cities' rate changes by in a year, from the nation's ripe twelve months.

    Those that do not overlap, back to the first month; with a single year the stated prior.
    """
    steps = [
        (value - before, (noise, noise_before))
        for (value, noise), (before, noise_before) in pairwise(_rates(counts, indicator))
    ]
    return common_change([step for step, _ in steps], [noise for _, noise in steps])


def _rates(counts: Counts, indicator: Indicator) -> list[tuple[float, float]]:
    """Rate and its sampling variance of every ripe twelve months, the latest first."""
    months = span(counts, indicator)
    rates, first = [], months.first
    while first >= counts.first_month:
        year = Span(first, first + YEAR - 1, months.ripe)
        sums = totals(counts, indicator, "national", year)
        x, n = (float(part[0]) for part in sums.evidence)
        if n > 0:
            rates.append((float(ratio(x, n)), float(ratio(x * (n - x), n**3))))
        first -= YEAR
    return rates


def _window(counts: Counts, indicator: Indicator, measure: str, first: int, last: int) -> Floats:
    return reading_cube(counts, indicator).window(measure, first, last).astype(float)
