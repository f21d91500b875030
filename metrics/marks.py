"""The mark that each entity of a slice is held against: its target, or its peers' median."""

import numpy as np
from numpy.typing import NDArray

from metrics import verdicts as say
from metrics.counts import Counts
from metrics.definition import Indicator
from metrics.entities import By
from metrics.methods.proportions import ratio
from metrics.periods import Span
from metrics.targets import rate_targets
from metrics.totals import Totals, gathered

Floats = NDArray[np.float64]


def marks(counts: Counts, indicator: Indicator, by: By, months: Span, sums: Totals) -> Floats:
    """Target per entity: of its city, or the mean of its cities' targets; NaN where there is none."""
    size = len(sums.denominator)
    if indicator.kind == "progress":
        return np.where(np.isnan(sums.denominator), np.nan, 1.0)
    year = min(months.last, counts.month) // 12
    targets = rate_targets(counts, indicator, year)
    if indicator.target is None and np.isnan(targets).all():
        return _peer_median(counts, by, sums)
    if by == "institution":
        return targets[counts.institution_city]
    if by in ("group", "cohort"):
        return np.full(size, float(np.median(targets)))
    return (
        np.round(ratio(gathered(counts, by, targets), gathered(counts, by, targets * 0 + 1)), 12)
        if by != "city"
        else targets
    )


def _peer_median(counts: Counts, by: By, sums: Totals) -> Floats:
    """Median of the entity's peers: the cities of its tier, or all rows of another slice."""
    value = ratio(sums.numerator, sums.denominator)
    usable = np.where(sums.denominator >= say.SMALLEST_N, value, np.nan)
    if by == "national" or np.isnan(usable).all():
        return np.full(len(value), np.nan)
    if by != "city":
        return np.full(len(value), np.nanmedian(usable))
    target = np.full(len(value), np.nan)
    for tier in np.unique(counts.tier_of):
        peers = counts.tier_of == tier
        if not np.isnan(usable[peers]).all():
            target[peers] = np.nanmedian(usable[peers])
    return target
