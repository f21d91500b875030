"""How cities changed from year to year: each by itself, and all of them together."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from metrics.counts.periods import YEAR, Span, span
from metrics.counts.snapshot import TIERS, Counts, once
from metrics.definition import Indicator
from metrics.methods.common_change import CommonChange, common_change
from metrics.methods.proportions import mean_interval, ratio
from metrics.readings.totals import totals
from metrics.readings.verdicts import SMALLEST_N
from metrics.registry import INDICATORS
from metrics.what_if.targets.arrays import TargetArrays, target_arrays

Floats = NDArray[np.float64]
FEWEST = 10  # cities for a statement about how cities change
SURELY = 1.645  # standard errors above 0
UPPER = 0.75


@dataclass(frozen=True)
class Change:
    """How cities changed from one ripe year to the next: `pace` is the share of their gap to the
    upper quartile of their tier that they closed, 0..1; `spread` the standard deviation of true
    changes beside it, in the indicator's unit; `cities` what it rests on (0: nothing known).
    `common` is what all cities change by together, beside what the pace brings."""

    pace: float
    spread: float
    cities: int
    common: CommonChange


@once
def changes(counts: Counts, key: str) -> Change:
    """How cities moved between the latest two ripe years that do not overlap.

    pace = (cov(d, g) - v) / (var(g) - v), d the change, g the gap to the tier's upper quartile
    before, v the mean sampling variance before, which both share; without subtracting it chance
    alone would look like catching up (regression to the mean). The true spread is what the
    residuals vary beyond sampling. A pace that is not surely above 0 (one-sided, 95 %) is 0.
    Pace 0 and spread 0 under ten cities, and of the common change the stated prior.
    """
    arrays, months = target_arrays(counts, key), span(counts, INDICATORS[key])
    before = Span(months.first - YEAR, months.last - YEAR, months.ripe)
    n, value, noise = year_figures(counts, arrays.indicator, before)
    new = sampling_variance(arrays.indicator, arrays.value, arrays.error, arrays.effective)
    both = (arrays.blocked < 0) & (n >= SMALLEST_N) & np.isfinite(value + arrays.value)
    if before.first < counts.first_month or both.sum() < FEWEST:
        return Change(0.0, 0.0, 0, common_change([], [], _scale(arrays)))
    gap = (tier_quartile(counts, np.where(both, value, np.nan)) - value)[both]
    moved = (arrays.value - value)[both]
    shared = noise[both].mean()
    pace, signal = 0.0, gap.var(ddof=1) - shared
    if signal > 0:
        slope = float(np.clip(ratio(np.cov(moved, gap)[0, 1] - shared, signal), 0, 1))
        residual = (moved - slope * gap).var(ddof=1)
        pace = slope if slope > SURELY * np.sqrt(ratio(residual, len(gap) * signal)) else 0.0
    left = (moved - pace * gap).var(ddof=1)
    spread = np.sqrt(max(0.0, left - (1 - pace) ** 2 * shared - new[both].mean()))
    return Change(pace, float(spread), int(both.sum()), _common(counts, key, pace))


def _common(counts: Counts, key: str, pace: float) -> CommonChange:
    """From the mean change of all cities, less that of the pace, between ripe years."""
    months, arrays = span(counts, INDICATORS[key]), target_arrays(counts, key)
    years, first = [], months.first
    while first >= counts.first_month:
        year = Span(first, first + YEAR - 1, months.ripe)
        years.append(year_figures(counts, arrays.indicator, year))
        first -= YEAR
    steps, noises = [], []
    for (n, value, noise), (n_before, before, noise_before) in pairwise(years):
        both = (arrays.blocked < 0) & (np.minimum(n, n_before) >= SMALLEST_N)
        both &= np.isfinite(value + before)
        if both.sum() < FEWEST:
            break
        gap = np.fmax(0, tier_quartile(counts, np.where(both, before, np.nan)) - before)
        steps.append(float((value - before - pace * gap)[both].mean()))
        of_mean = [float(part[both].sum() / both.sum() ** 2) for part in (noise, noise_before)]
        noises.append((of_mean[0], of_mean[1]))
    return common_change(steps, noises, _scale(arrays))


def _scale(arrays: TargetArrays) -> float:
    """What the priors are shares of: one, of a mean the nation's."""
    if arrays.indicator.kind == "rate":
        return 1.0
    return float(ratio(arrays.numerator.sum(), arrays.denominator.sum()))


def year_figures(counts: Counts, indicator: Indicator, months: Span) -> tuple[Floats, ...]:
    """Denominator, value and sampling variance of a year."""
    sums = totals(counts, indicator, "city", months)
    x, n = sums.numerator, sums.denominator
    value, error = ratio(x, n), np.zeros(len(n))
    if indicator.kind == "mean":
        value, error, _, _ = mean_interval(n, x, sums.squares)
    return n, value, sampling_variance(indicator, value, error, sums.effective)


def sampling_variance(indicator: Indicator, value: Floats, error: Floats, n: Floats) -> Floats:
    """Sampling variance; of a rate with one success and one failure added, so never 0."""
    if indicator.kind == "mean":
        return error**2
    near = ratio(value * n + 1, n + 2)
    return ratio(near * (1 - near), n)


def tier_quartile(counts: Counts, value: Floats) -> Floats:
    quartile = np.full(len(value), np.nan)
    for tier in range(len(TIERS)):
        in_tier = counts.tier_of == tier
        finite = value[in_tier & np.isfinite(value)]
        if len(finite):
            quartile[in_tier] = np.quantile(finite, UPPER)
    return quartile
