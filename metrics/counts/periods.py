"""Which cohort months a reading takes: the latest twelve mature ones, or a calendar year."""

from dataclasses import dataclass, replace
from datetime import date

from metrics.counts.months import month_of
from metrics.counts.snapshot import Counts
from metrics.definition import Indicator, NotReadable
from metrics.methods.proportions import ratio

GRACE = 1
ROLLING = "rolling"
YEAR = 12

Period = str | int
ROLLING_ONES = (ROLLING, "latest")


@dataclass(frozen=True)
class Span:
    """Cohort months first..last; those up to `ripe` are mature."""

    first: int
    last: int
    ripe: int

    @property
    def mature(self) -> tuple[int, int]:
        """The mature part, as first and last month (empty where last < first)."""
        return self.first, min(self.last, self.ripe)


def span(
    counts: Counts,
    indicator: Indicator,
    period: Period = ROLLING,
    grace: int = GRACE,
    variant: str | None = None,
) -> Span:
    """Cohort months of a period: `rolling`, `latest` (as many up to now, unripe too), or a year.

    A stock is read at the last month of the period. Training against its yearly target always
    reads a calendar year to date.
    """
    ripe = counts.month - indicator.matures_after(grace, variant)
    if indicator.kind == "progress":
        year = year_of(counts.as_of, period)
        return Span(year * YEAR, min(year * YEAR + YEAR - 1, counts.month), counts.month)
    if period == ROLLING and not indicator.stock:
        return Span(ripe - indicator.span + 1, ripe, ripe)
    if period in ROLLING_ONES:
        first = counts.month if indicator.stock else counts.month - indicator.span + 1
        return Span(first, counts.month, counts.month if indicator.stock else ripe)
    year = year_of(counts.as_of, period)
    if indicator.stock:
        month = min(year * YEAR + YEAR - 1, counts.month)
        return Span(month, month, month)
    return Span(year * YEAR, min(year * YEAR + YEAR - 1, counts.month), ripe)


def on_record(counts: Counts, months: Span) -> Span:
    """The same months without those before the first record, to be named in a sentence."""
    return replace(months, first=max(months.first, counts.first_month))


def year_of(as_of: date, period: Period) -> int:
    """The calendar year of a period, whether a number or its digits; of rolling months this year.

    Raises NotReadable for any other word.
    """
    if period in ROLLING_ONES:
        return as_of.year
    try:
        return int(period)
    except ValueError:
        raise NotReadable(
            f"期间应为 rolling、latest 或年份，不能是 {period!r}。",
            f"A period is 'rolling', 'latest' or a year, not {period!r}.",
        ) from None


def year_share(counts: Counts) -> float:
    """Share of the calendar year that has passed at the as-of date, by months."""

    return float(ratio(month_of(counts.as_of) % YEAR + 1, YEAR))
