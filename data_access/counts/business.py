"""Counts of businesses by opening month: founders, jobs at 6 and 12 months, operating after a year."""

from datetime import date

from sqlalchemy import ColumnElement, and_, case, func, literal, or_, select

from data_access.counts.stages.clocks import flag, total
from data_access.counts.stages.ventures import ventures
from data_access.counts.workbench.bench import Workbench, count_by
from data_access.counts.workbench.packing import Columns
from data_access.dates import month_number_of

v = ventures.c


def business(bench: Workbench, as_of: date) -> Columns:
    """One row per (institution, grp, month of opening); jobs are workers, not founders.

    `jobs_6_squares` sums the squares, for the interval of the mean. A closed business has 0
    jobs; `jobs_6_known` counts those closed or visited within 45 days of the anniversary.
    """
    return count_by(
        bench,
        {"institution": v.institution, "grp": v.grp, "month": v.month},
        select(
            func.count().label("opened"),
            total(v.founders).label("founders"),
            *_jobs(v.workers_6, 6),
            *_jobs(v.workers_12, 12),
            *_stability(as_of),
        ),
    )


def _jobs(reading: ColumnElement[int], months: int) -> list[ColumnElement[int]]:
    closed = and_(v.close_period >= 1, v.close_period <= months)
    workers = case((closed, literal(0)), else_=func.coalesce(reading, 0))
    has_reading = or_(closed, reading.is_not(None))
    survivor = and_(has_reading, ~closed)
    name = f"jobs_{months}"
    return [
        total(workers).label(name),
        total(workers * workers).label(f"{name}_squares"),
        total(flag(has_reading)).label(f"{name}_known"),
        total(flag(survivor)).label(f"{name}_survivors"),
        total(flag(and_(has_reading, workers == 0))).label(f"{name}_zero"),
    ]


def _stability(as_of: date) -> list[ColumnElement[int]]:
    """A closing in the last month, not complete yet, proves the year all the same if it is over."""
    closed = and_(v.close_period >= 1, v.close_period <= 12)
    year_over = v.month <= month_number_of(as_of) - 12
    left_late = or_(v.close_period > 12, and_(v.gone == 1, v.close_period == 0, year_over))
    operating = and_(~closed, or_(left_late, v.merged == 1, v.operating_12 == 1))
    return [
        total(flag(operating)).label("operating_12"),
        total(flag(or_(closed, operating))).label("known_12"),
        total(flag(~closed)).label("operating_or_lost_12"),
    ]
