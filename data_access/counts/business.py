"""Counts of businesses by opening month: founders, jobs at 6 and 12 months, operating after a year."""

from datetime import date

from sqlalchemy import ColumnElement, and_, case, func, literal, or_, select

from data_access.counts.stages.clocks import flag, total
from data_access.counts.stages.ventures import (
    YEAR,
    closed_within,
    known_after_year,
    lost_within_year,
    operating_after_year,
    ventures,
)
from data_access.counts.workbench.bench import Workbench, count_by
from data_access.counts.workbench.packing import Columns

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
    closed = closed_within(months)
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
    """Who closed within the year and who was lost sight of, by month of age, and who operated.

    `closed_1` to `closed_12` closed in that age period; `lost_0` to `lost_11` were last contacted
    after so many completed months and not seen to close. `open_12` did neither within the year,
    `operating_or_lost_12` did not close: the two ends between which the truth lies.
    """
    closed, lost = closed_within(YEAR), lost_within_year()
    return [
        *(total(flag(v.close_period == at)).label(f"closed_{at}") for at in range(1, YEAR + 1)),
        *(total(flag(and_(lost, v.lost_at == at))).label(f"lost_{at}") for at in range(YEAR)),
        total(flag(operating_after_year(as_of))).label("operating_12"),
        total(flag(known_after_year(as_of))).label("known_12"),
        total(flag(and_(~closed, ~lost))).label("open_12"),
        total(flag(~closed)).label("operating_or_lost_12"),
    ]
