"""Cohort months of a period for figures that no single indicator carries."""

from metrics.counts.periods import GRACE, ROLLING, YEAR, Period, Span, year_of
from metrics.counts.snapshot import Counts


def ripe_months(counts: Counts, window: int, period: Period = ROLLING, grace: int = GRACE) -> Span:
    """The latest twelve cohort months that have completed `window` months and grace, or a year's.

    The same rule as `metrics.counts.periods.span` has for indicators. Raises ValueError for a period
    that is neither "rolling" nor a year.
    """
    ripe = counts.month - window - grace
    if period == ROLLING:
        return Span(ripe - YEAR + 1, ripe, ripe)
    year = year_of(counts.as_of, period)
    return Span(year * YEAR, min(year * YEAR + YEAR - 1, counts.month), ripe)
