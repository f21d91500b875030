"""The median of the other cities of a tier, which a city without a target is held against, and its interval."""

from dataclasses import dataclass

import numpy as np

from metrics.city.median_interval import median_interval
from metrics.counts.entities import keys
from metrics.counts.periods import ROLLING, Period, span
from metrics.counts.snapshot import Counts
from metrics.definition import Indicator
from metrics.methods.proportions import ratio
from metrics.readings.reference_values import read_against_peers, reference_values, usable_peers
from metrics.readings.totals import totals


@dataclass(frozen=True)
class PeerMedian:
    """The mark of one city: of how many other cities it is the median, and its 95 % interval.

    Shares of one; the limits are NaN where the cities are too few for an interval.
    """

    cities: int
    value: float
    lower: float
    upper: float


def peer_median(
    counts: Counts, indicator: Indicator, code: str, period: Period = ROLLING
) -> PeerMedian | None:
    """The mark that readings hold this city against; None where they have none or a target is set."""
    row, months = keys(counts, "city").index(code), span(counts, indicator, period)
    sums = totals(counts, indicator, "city", months)
    value = ratio(sums.numerator, sums.denominator)
    others = usable_peers(sums) & counts.belonged(months.last)
    others &= counts.tier_of == counts.tier_of[row]
    others[row] = False
    mark = float(reference_values(counts, indicator, "city", months, sums)[row])
    if not read_against_peers(counts, indicator, months) or np.isnan(mark):
        return None
    return PeerMedian(int(others.sum()), mark, *median_interval(value[others].tolist()))
