"""Dates as whole days since 1970-01-01, so that a hundred thousand of them move in one step."""

import calendar
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

EPOCH = date(1970, 1, 1)
MISSING = -1
"""Stands for an empty cell in every whole-number column; all true values are zero or more."""


def day(when: date) -> int:
    """Days since 1970-01-01."""
    return (when - EPOCH).days


def as_date(days: int) -> date:
    """The date of a day number."""
    return EPOCH + timedelta(days=int(days))


def month_number(when: date) -> int:
    """Months counted as year * 12 + month - 1."""
    return when.year * 12 + when.month - 1


def month_first(month: int) -> int:
    """Day number of the first of a month."""
    return day(date(month // 12, month % 12 + 1, 1))


def month_last(month: int) -> int:
    """Day number of the last of a month."""
    return month_first(month + 1) - 1


def is_month_end(when: date) -> bool:
    """Whether the date is the last day of its month."""
    return when.day == calendar.monthrange(when.year, when.month)[1]


def add_months(days: Array, months: int) -> Array:
    """The same day of the month `months` later, clipped to that month's end; shape of `days`."""
    moment = days.astype("datetime64[D]")
    month = moment.astype("datetime64[M]")
    into_month = (moment - month.astype("datetime64[D]")).astype(np.int32)
    first = (month + months).astype("datetime64[D]").astype(np.int32)
    last = (month + (months + 1)).astype("datetime64[D]").astype(np.int32) - 1
    moved: Array = np.minimum(first + into_month, last)
    return moved


def to_weekday(days: Array) -> Array:
    """Saturdays and Sundays moved to the Monday after; 1970-01-01 was a Thursday."""
    weekday = (days + 3) % 7
    moved: Array = days + np.where(weekday > 4, 7 - weekday, 0).astype(days.dtype)
    return moved
