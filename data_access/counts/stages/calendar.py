"""Working tables of the calendar: dates as numbers, so that no row computes with dates twice.

A *day* is counted from 1970-01-01. A *stamp* is month number * 32 + day of the month: stamps
have the order of dates, and adding 32 goes one month on. A stamp such as 30 February is good:
months are clipped to their end, so it means the last day of February.
"""

from datetime import date

from sqlalchemy import Column, ColumnElement, Date, func, select

from data_access.counts.stages.working import working_table
from data_access.counts.workbench.bench import Workbench
from data_access.dates import day_number_of, day_of_month, month_end, month_number, month_number_of
from data_access.schema.training import courses

MONTH = 32
MONTHS_BEFORE = 12  # a clock may start on the eve of a course; what lies earlier is no result
STOCK_MONTHS = 24  # a control chart wants twelve points and more
YEARS_AHEAD = 2  # services may end 90 days after the as-of date, anniversaries lie a year later

# `full` is the stamp with the last day of a month taken as its 31st: the month is complete.
days = working_table("days", "day", "stamp", "full")
# The month ends at which standing things are counted, and the month end a year before each.
month_ends = working_table("month_ends", "month", Column("ends", Date), Column("year_before", Date))
anniversaries = working_table("anniversaries", "stamp", "day", Column("falls_on", Date))


def fill(bench: Workbench, as_of: date) -> None:
    """One row per day, and one per month and number from 1 to 31, from before the first course on."""
    first_course = bench.rows(select(func.min(courses.c.starts_on)))[0][0] or as_of
    first = month_number_of(min(first_course, as_of)) - MONTHS_BEFORE
    real, nominal, day = [], [], day_number_of(month_end(first - 1)) + 1
    for month in range(first, month_number_of(as_of) + 12 * YEARS_AHEAD + 1):
        end = month_end(month)
        for number in range(1, MONTH):
            here = min(number, end.day)
            stamp, full = (
                month * MONTH + number,
                month * MONTH + (number if number < end.day else 31),
            )
            if number <= end.day:
                real.append((day + here - 1, stamp, full))
            nominal.append((stamp, day + here - 1, end.replace(day=here)))
        day += end.day
    last = month_number_of(as_of)
    ends = [(m, month_end(m), month_end(m - 12)) for m in range(last - STOCK_MONTHS + 1, last + 1)]
    for table, rows in ((days, real), (anniversaries, nominal), (month_ends, ends)):
        bench.put(table, rows)


def stamp(day: ColumnElement[date]) -> ColumnElement[int]:
    """SQL: the stamp of a date."""
    return month_number(day) * MONTH + day_of_month(day)


def month_of(stamp: ColumnElement[int]) -> ColumnElement[int]:
    """SQL: the month number of a stamp."""
    return stamp // MONTH
