"""Counts of training: attended, assessed, passed by month of the course's end; trained by completion."""

from sqlalchemy import func, select

from data_access.counts.stages.clocks import flag, total
from data_access.counts.stages.trainings import SYB, trainings
from data_access.counts.workbench.bench import Workbench, count_by
from data_access.counts.workbench.packing import Columns
from data_access.schema.training import COURSE_KINDS

t = trainings.c


def attended(bench: Workbench) -> Columns:
    """Start-up courses, one row per person and year: (institution, grp, month)."""
    return count_by(
        bench,
        {"institution": t.institution, "grp": t.grp, "month": t.end_month},
        select(
            func.count().label("attended"),
            total(t.assessed).label("assessed"),
            total(t.passed).label("passed"),
        ).where(t.kind == SYB, t.attended_place == 1),
    )


def trained(bench: Workbench) -> Columns:
    """Persons at their first completion of the year, by kind of course."""
    return count_by(
        bench,
        {"institution": t.institution, "grp": t.grp, "month": t.done_month},
        select(
            *(
                total(flag(t.kind == COURSE_KINDS.index(kind))).label(kind.lower())
                for kind in ("SYB", "GYB", "IYB")
            )
        ).where(t.completed_place == 1),
    )
