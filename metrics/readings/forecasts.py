"""Where the running year will end: seasonal share, overdispersion, probability, required pace."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import special

from metrics.counts.periods import GRACE, ROLLING, YEAR, Span, span, year_share
from metrics.counts.snapshot import Counts, once
from metrics.definition import Indicator
from metrics.methods.forecast import remainder_probability, target_probability
from metrics.methods.proportions import mean_interval, needed, ratio
from metrics.readings.targets import rate_targets, yearly_places

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Outlook:
    """The running calendar year of every city, for one indicator; arrays of one value per city.

    `done` successes among the `known` persons or businesses of ripe cohorts; `expected` the
    year's denominator; `missing` successes still needed; `required` and `current` successes per
    month: needed in those to come, and what they bring at the present rate (for a count: so far
    per month), so that pace, requirement and probability speak of the same cohorts;
    `probability` of reaching the year's target.
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
    probability: Floats


@once
def seasonal_share(counts: Counts) -> float:
    """Share of a year's training that past years had done by this month of the year.

    Mean over all past full calendar years held; by months elapsed where there are none.
    """
    month = counts.month % YEAR
    full = [year for year in _national_years(counts) if year.sum() > 0]
    if not full:
        return year_share(counts)
    return float(np.mean([ratio(year[: month + 1].sum(), year.sum()) for year in full]))


def has_season(counts: Counts) -> bool:
    """Whether a full past year is held, from which `seasonal_share` knows the season."""
    return any(year.sum() > 0 for year in _national_years(counts))


def _national_years(counts: Counts) -> list[Floats]:
    """National training per month for each past full calendar year held."""
    monthly = counts.cube("trained").monthly("syb").sum(axis=0).astype(float)
    this_year = counts.month // YEAR * YEAR
    low, begun = counts.first_month, int(np.argmax(monthly > 0))
    first = -(-(low + begun) // YEAR) * YEAR
    return [monthly[start - low : start - low + YEAR] for start in range(first, this_year, YEAR)]


@once
def overdispersion(counts: Counts) -> float:
    """Pearson chi-squared per degree of freedom of city-months of training, at least 1."""
    monthly = counts.cube("trained").monthly("syb").astype(float)[counts.reported, -2 * YEAR :]
    monthly = monthly[monthly.sum(axis=1) > 0][:, monthly.sum(axis=0) > 0]
    freedom = (monthly.shape[0] - 1) * (monthly.shape[1] - 1)
    if freedom <= 0:
        return 1.0
    expected = monthly.sum(axis=1, keepdims=True) * ratio(monthly.sum(axis=0), monthly.sum())
    chi2 = ratio((monthly - expected) ** 2, expected).sum()
    return max(1.0, float(ratio(chi2, freedom)))


def year_end_probability(counts: Counts, done: Floats, goal: Floats) -> Floats:
    """Probability that a count of trained persons reaches its goal by the end of the year."""
    share = seasonal_share(counts) if counts.month % YEAR != YEAR - 1 else 1.0
    return target_probability(done, share, goal, overdispersion(counts))


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
    missing = np.maximum(goal - done, 0)
    return Outlook(
        year=counts.as_of.year,
        share_elapsed=year_share(counts),
        share_ripe=1.0,
        months_left=YEAR - elapsed,
        done=done,
        known=done,
        expected=goal,
        missing=missing,
        required=ratio(missing, YEAR - elapsed),
        current=ratio(done, elapsed),
        probability=year_end_probability(counts, done, goal),
    )


def _of_rate(counts: Counts, indicator: Indicator, grace: int) -> Outlook:
    """Ripe cohorts as they are; the others as many per month, as successful as lately."""
    year = counts.as_of.year
    months, recent = span(counts, indicator, year, grace), span(counts, indicator, ROLLING, grace)
    ripe = max(0, months.mature[1] - months.first + 1)
    done = _window(counts, indicator, indicator.numerator, *months.mature)
    known = _window(counts, indicator, indicator.denominator, *months.mature)
    expected = np.maximum(_expected(counts, indicator, months, recent), known)
    target = rate_targets(counts, indicator, year)
    missing = np.asarray(needed(target, done, expected), dtype=float)
    lately = [
        _window(counts, indicator, measure, *recent.mature)
        for measure in (indicator.numerator, indicator.denominator)
    ]
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
        current=ratio(expected - known, YEAR - ripe) * ratio(*lately),
        probability=_probability(counts, indicator, recent, missing, expected - known),
    )


def _expected(counts: Counts, indicator: Indicator, months: Span, recent: Span) -> Floats:
    """The year's denominator if its cohorts go on as they began."""
    base = indicator.base or indicator.denominator
    so_far = _window(counts, indicator, base, months.first, months.last)
    counted = ratio(
        _window(counts, indicator, indicator.denominator, *recent.mature),
        _window(counts, indicator, base, *recent.mature),
    )
    return np.round(ratio(so_far, year_share(counts)) * counted)


def _probability(
    counts: Counts, indicator: Indicator, recent: Span, missing: Floats, coming: Floats
) -> Floats:
    """That the `coming` persons or businesses bring the `missing` successes, at the recent rate."""
    x = _window(counts, indicator, indicator.numerator, *recent.mature)
    n = _window(counts, indicator, indicator.denominator, *recent.mature)
    if indicator.kind == "rate":
        return remainder_probability(missing, coming, x, n)
    squares = _window(counts, indicator, indicator.squares, *recent.mature)
    mean, error, _, _ = mean_interval(n, x, squares)
    spread = np.sqrt(coming**2 * error**2 + coming * n * error**2)
    probability: Floats = special.ndtr(ratio(coming * mean - missing, spread))
    return probability


def _window(counts: Counts, indicator: Indicator, measure: str, first: int, last: int) -> Floats:
    return counts.cube(indicator.counts).window(measure, first, last).astype(float)
