"""The clock rules as SQL: age periods, completed months, and what exists at the as-of date."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, case, func, literal

from data_access.counts.stages.calendar import MONTH

ONE, ZERO = literal(1), literal(0)


def flag(condition: Any) -> ColumnElement[int]:
    """1 where the condition holds, else 0 (an unknown condition counts as 0)."""
    return case((condition, ONE), else_=ZERO)


def day_if_known(day: Any, as_of: date) -> ColumnElement[Any]:
    """The date, or nothing where it lies after the as-of date."""
    return case((day <= as_of, day))


def age_period(event: ColumnElement[int], start: ColumnElement[int]) -> ColumnElement[int]:
    """Smallest k >= 1 with event <= start + k months, of two stamps; months clipped to their end.

    Clipping needs no case of its own: where the start's day does not exist in the event's
    month, no day of that month exceeds it.
    """
    months = (event - start + (MONTH - 1)) // MONTH
    return case((months < 1, ONE), else_=months)


def completed_months(until: ColumnElement[int], start: ColumnElement[int]) -> ColumnElement[int]:
    """Largest k with start + k months <= until, of a full stamp and a stamp; below 1 not exact."""
    return (until - start) // MONTH


def place_in_list(column: Any, words: Sequence[str]) -> ColumnElement[int]:
    """Place of a word in its list, from 0; the last place for any other word."""
    return case(
        {word: literal(i) for i, word in enumerate(words)},
        value=column,
        else_=literal(len(words) - 1),
    )


def total(expression: Any) -> ColumnElement[int]:
    """Sum as a whole number, 0 where there is no row."""
    return func.coalesce(func.sum(expression), 0)
