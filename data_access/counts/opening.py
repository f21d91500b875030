"""Counts of openings within six age periods, for the served, the passers and all trained."""

from sqlalchemy import and_, func, select

from data_access.counts.stages.clocks import flag, total
from data_access.counts.stages.journeys import journeys
from data_access.counts.workbench.bench import Workbench, count_by
from data_access.counts.workbench.packing import Columns

OPENING_WINDOW = 6

j = journeys.c


def opening(bench: Workbench) -> Columns:
    """One row per (institution, grp, month of the clock's start)."""
    opened = and_(j.period >= 1, j.period <= OPENING_WINDOW)
    return count_by(
        bench,
        {"institution": j.institution, "grp": j.grp, "month": j.month},
        select(
            func.count().label("trained"),
            total(flag(opened)).label("trained_opened"),
            total(j.passed).label("passed"),
            total(flag(and_(opened, j.passed == 1))).label("passed_opened"),
            total(j.served).label("served"),
            total(flag(and_(opened, j.served == 1))).label("served_opened"),
            total(j.unserved).label("unserved"),
        ).where(j.begun == 1),
    )
