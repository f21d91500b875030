"""Cohort months of a period for figures that no single indicator carries."""

from metrics.counts.periods import GRACE, ROLLING, YEAR, Period, Span, on_record, year_of
from metrics.counts.snapshot import Counts


def ripe_months(counts: Counts, window: int, period: Period = ROLLING, grace: int = GRACE) -> Span:
    """The latest twelve cohort months that have completed `window` months and grace, or a year's.

    The same rule as `metrics.counts.periods.span` has for indicators, from the first record on. Raises ValueError for a period
    that is neither "rolling" nor a year.
    """
    ripe = counts.month - window - grace
    if period == ROLLING:
        return on_record(counts, Span(ripe - YEAR + 1, ripe, ripe))
    year = year_of(counts.as_of, period)
    months = Span(year * YEAR, min(year * YEAR + YEAR - 1, counts.month), ripe)
    return on_record(counts, months)
