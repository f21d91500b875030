"""Months and days as numbers, in Python and, for the workbench, in SQL."""

import calendar
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Date, cast, func, literal

EPOCH = date(1970, 1, 1)


def month_number(day: Any) -> ColumnElement[int]:
    """SQL: the month of a date, counted as year * 12 + month - 1 (January 1970 is 23640)."""
    return func.year(day) * 12 + func.month(day) - 1


def day_of_month(day: Any) -> ColumnElement[int]:
    """SQL: the day within its month, 1 to 31."""
    return func.day(day)


def day_number(day: Any) -> ColumnElement[int]:
    """SQL: days since 1970-01-01, negative before."""
    return func.date_diff("day", cast(literal(EPOCH, Date), Date), day)


def month_number_of(day: date) -> int:
    """Python twin of `month_number`."""
    return day.year * 12 + day.month - 1


def day_number_of(day: date) -> int:
    """Python twin of `day_number`."""
    return (day - EPOCH).days


def month_end(number: int) -> date:
    """The last day of the month with this number, e.g. 24095 gives 2007-12-31."""
    year, month = divmod(number, 12)
    return date(year, month + 1, calendar.monthrange(year, month + 1)[1])
