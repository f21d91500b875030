"""Calendar months counted one by one, so slowly that nobody can doubt them."""

from datetime import date, timedelta
from functools import cache


@cache
def add_months(day: date, months: int) -> date:
    """The same day some months later, or the last day of that month where it has no such day."""
    year, month = day.year, day.month
    for _ in range(months):
        month = month + 1
        if month == 13:
            year, month = year + 1, 1
    for last in (31, 30, 29, 28):
        if exists(year, month, min(day.day, last)):
            return date(year, month, min(day.day, last))
    raise AssertionError("every month has 28 days")


def exists(year: int, month: int, day: int) -> bool:
    """Whether the calendar has this day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def is_month_end(day: date) -> bool:
    """Whether the next day begins another month."""
    return (day + timedelta(days=1)).day == 1


def age_period(event: date, start: date) -> int:
    """Smallest k >= 1 with event <= start + k months."""
    k = 1
    while event > add_months(start, k):
        k = k + 1
    return k


@cache
def completed_months(start: date, until: date) -> int:
    """Largest k >= 0 with start + k months <= until; 0 where `until` comes first."""
    k = 0
    while add_months(start, k + 1) <= until:
        k = k + 1
    return k


def observed_period(event: date | None, start: date, as_of: date) -> int:
    """Age period of an event that is complete at the as-of date; 0 where there is none."""
    if event is None or event > as_of:
        return 0
    k = age_period(event, start)
    return k if add_months(start, k) <= as_of else 0


def month_text(day: date) -> str:
    """The month of a date as "2009-03"."""
    return f"{day.year:04d}-{day.month:02d}"


def month_ends(first: date, last: date) -> list[date]:
    """Every month end from `first` to `last`."""
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return [day for day in days if is_month_end(day)]
