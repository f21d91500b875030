"""The mark that each entity of a slice is held against: its target, or its peers' median."""

import numpy as np
from numpy.typing import NDArray

from metrics.counts.entities import By
from metrics.counts.periods import Span
from metrics.counts.snapshot import TIERS, Counts
from metrics.definition import Indicator
from metrics.methods.proportions import ratio
from metrics.readings import verdicts as say
from metrics.readings.targets import rate_targets
from metrics.readings.totals import Totals, gathered

FEWEST_PEERS = 5
Floats = NDArray[np.float64]


def reference_values(
    counts: Counts, indicator: Indicator, by: By, months: Span, sums: Totals
) -> Floats:
    """Target per entity: of its city, or the mean of its cities' targets; NaN where there is none."""
    size = len(sums.denominator)
    if indicator.kind == "progress":
        return np.where(np.isnan(sums.denominator), np.nan, 1.0)
    targets = _targets(counts, indicator, months)
    if read_against_peers(counts, indicator, months):
        return _peer_median(counts, by, sums, counts.belonged(months.last))
    if by in ("incubator", "project"):
        return targets[counts.city_of(by)]
    if by == "institution":
        return targets[counts.institution_city]
    if by in ("group", "cohort"):
        return np.full(size, float(np.median(targets)))
    if by == "city":
        return targets.copy()
    inside = counts.belonged(months.first) * 1.0
    of, n = (gathered(counts, by, amount) for amount in (targets * inside, targets * 0 + inside))
    return np.round(ratio(of, n), 12)


def read_against_peers(counts: Counts, indicator: Indicator, months: Span) -> bool:
    """Whether an indicator has no target in these months, so that its mark is the peers' median."""
    return indicator.peers and bool(np.isnan(_targets(counts, indicator, months)).all())


def _targets(counts: Counts, indicator: Indicator, months: Span) -> Floats:
    return rate_targets(counts, indicator, min(months.last, counts.month) // 12)


def _peer_median(counts: Counts, by: By, sums: Totals, inside: NDArray[np.bool_]) -> Floats:
    """Median of the entity's peers: the other cities of its tier, or the other rows of a slice.

    `inside` says which cities belonged to the programme to the end of the period: no others are peers.
    Nobody is a peer of its own. Fewer than FEWEST_PEERS with a figure give no mark, nor does a
    median of 0, which everybody would reach.
    """
    value, usable = ratio(sums.numerator, sums.denominator), usable_peers(sums)
    target = np.full(len(value), np.nan)
    if by == "national":
        return target
    if by == "city":
        usable &= inside
    league = counts.tier_of if by == "city" else np.zeros(len(value), dtype=np.int64)
    for place in range(len(TIERS)):
        rows = np.flatnonzero(league == place)
        target[rows] = _median_of_others(value[rows], usable[rows])
    return np.where(target > 0, target, np.nan)


def usable_peers(sums: Totals) -> NDArray[np.bool_]:
    """Which entities have a figure that counts for a median of peers."""
    value = ratio(sums.numerator, sums.denominator)
    return (sums.denominator >= say.SMALLEST_N) & ~np.isnan(value)


def _median_of_others(value: Floats, usable: NDArray[np.bool_]) -> Floats:
    """For each row the median of the usable values of the others; NaN where they are too few."""
    known = np.sort(value[usable])
    others = len(known) - usable  # a row that has no value of its own leaves none out
    median = np.full(len(value), np.nan)
    own = np.where(usable, np.searchsorted(known, value), len(known))
    enough = others >= FEWEST_PEERS
    if enough.any():
        low, high = ((others + less) // 2 - 1 for less in (1, 2))
        middle = [known[np.clip(at + (at >= own), 0, len(known) - 1)] for at in (low, high)]
        median[enough] = ((middle[0] + middle[1]) / 2)[enough]
    return median
