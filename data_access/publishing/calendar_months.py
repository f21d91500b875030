"""Calendar months counted from a day, the day clipped to the month's end; and windows of ripe months."""

import calendar
from datetime import date

from data_access.dates import month_number_of

YEAR = 12


def months_after(day: date, months: int) -> date:
    """The same day some months later, or the last day of that month where it has no such day."""
    year, month = divmod(month_number_of(day) + months, YEAR)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def in_time(event: date, start: date, months: int) -> bool:
    """Whether an event came at most so many calendar months after a start, or before it."""
    return event <= months_after(start, months)


def ripe_year(as_of: date, ripens_after: int) -> range:
    """The numbers of the latest twelve months that are ripe at a month's end."""
    last = month_number_of(as_of) - ripens_after
    return range(last - YEAR + 1, last + 1)
