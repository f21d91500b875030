"""Dates in SQL as integers and dates, the same on SQLite and PostgreSQL, each beside its Python twin.

SQLite keeps a date as the text YYYY-MM-DD, PostgreSQL as a number of days: each construct below
compiles to what is fastest on either, and an empty date gives an empty result on both.
"""

import calendar
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Date, Integer
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

EPOCH = date(1970, 1, 1)


class _MonthNumber(FunctionElement[int]):
    name, type, inherit_cache = "month_number", Integer(), True


class _DayOfMonth(FunctionElement[int]):
    name, type, inherit_cache = "day_of_month", Integer(), True


class _DayNumber(FunctionElement[int]):
    name, type, inherit_cache = "day_number", Integer(), True


class _AddDays(FunctionElement[date]):
    name, type, inherit_cache = "add_days", Date(), True


def month_number(day: Any) -> ColumnElement[int]:
    """SQL: the month of a date, counted as year * 12 + month - 1 (January 1970 is 23640)."""
    return _MonthNumber(day)


def day_of_month(day: Any) -> ColumnElement[int]:
    """SQL: the day within its month, 1 to 31."""
    return _DayOfMonth(day)


def day_number(day: Any) -> ColumnElement[int]:
    """SQL: days since 1970-01-01, negative before."""
    return _DayNumber(day)


def add_days(day: Any, days: Any) -> ColumnElement[date]:
    """SQL: the date a whole number of days later; `days` is a number or an integer column."""
    return _AddDays(day, days)


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


def _parts(element: FunctionElement[Any], compiler: SQLCompiler, options: Any) -> list[str]:
    """The arguments of a construct as SQL text."""
    return [compiler.process(clause, **options) for clause in element.clauses]


@compiles(_MonthNumber, "sqlite")
def _(element: FunctionElement[int], compiler: SQLCompiler, **options: Any) -> str:
    (day,) = _parts(element, compiler, options)
    return f"(CAST(substr({day}, 1, 4) AS INTEGER) * 12 + CAST(substr({day}, 6, 2) AS INTEGER) - 1)"


@compiles(_MonthNumber, "postgresql")
def _(element: FunctionElement[int], compiler: SQLCompiler, **options: Any) -> str:
    (day,) = _parts(element, compiler, options)
    return f"CAST(EXTRACT(YEAR FROM {day}) * 12 + EXTRACT(MONTH FROM {day}) - 1 AS INTEGER)"


@compiles(_DayOfMonth, "sqlite")
def _(element: FunctionElement[int], compiler: SQLCompiler, **options: Any) -> str:
    (day,) = _parts(element, compiler, options)
    return f"CAST(substr({day}, 9, 2) AS INTEGER)"


@compiles(_DayOfMonth, "postgresql")
def _(element: FunctionElement[int], compiler: SQLCompiler, **options: Any) -> str:
    (day,) = _parts(element, compiler, options)
    return f"CAST(EXTRACT(DAY FROM {day}) AS INTEGER)"


@compiles(_DayNumber, "sqlite")
def _(element: FunctionElement[int], compiler: SQLCompiler, **options: Any) -> str:
    (day,) = _parts(element, compiler, options)
    return f"CAST(julianday({day}) - 2440587.5 AS INTEGER)"


@compiles(_DayNumber, "postgresql")
def _(element: FunctionElement[int], compiler: SQLCompiler, **options: Any) -> str:
    (day,) = _parts(element, compiler, options)
    return f"({day} - DATE '1970-01-01')"


@compiles(_AddDays, "sqlite")
def _(element: FunctionElement[date], compiler: SQLCompiler, **options: Any) -> str:
    day, days = _parts(element, compiler, options)
    return f"date({day}, ({days}) || ' days')"


@compiles(_AddDays, "postgresql")
def _(element: FunctionElement[date], compiler: SQLCompiler, **options: Any) -> str:
    day, days = _parts(element, compiler, options)
    return f"({day} + ({days}))"
