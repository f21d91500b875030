"""Calendar months as whole numbers: year x 12 + month - 1."""

import calendar
from datetime import date


def month_of(day: date) -> int:
    """Month number of a date."""
    return day.year * 12 + day.month - 1


def month_end(month: int) -> date:
    """Last day of a month number."""
    year, index = divmod(month, 12)
    return date(year, index + 1, calendar.monthrange(year, index + 1)[1])


def month_label(month: int) -> str:
    """A month number as "2009-03"."""
    year, index = divmod(month, 12)
    return f"{year:04d}-{index + 1:02d}"
