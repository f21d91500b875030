"""Counts behind the curves: who left observation in which age period, and whether by the event."""

from datetime import date

from sqlalchemy import case, func, literal, select

from data_access.counts.chain import received
from data_access.counts.stages.clocks import flag
from data_access.counts.stages.journeys import journeys
from data_access.counts.stages.ventures import ventures
from data_access.counts.workbench.bench import Workbench, count_by
from data_access.counts.workbench.packing import Columns
from data_access.dates import month_number_of
from data_access.schema.services import LINKS

OPENING_HORIZON = 24
SURVIVAL_HORIZON = 36

j, v = journeys.c, ventures.c


def opening(bench: Workbench, as_of: date) -> Columns:
    """Served persons by (institution, grp, month, period, event); event 1: opened."""
    age = month_number_of(as_of) - j.month
    period = case((j.period > 0, j.period), else_=age)
    keys = {
        "institution": j.institution,
        "grp": j.grp,
        "month": j.month,
        "period": case((period > OPENING_HORIZON, literal(OPENING_HORIZON)), else_=period),
        "event": flag((j.period > 0) & (j.period <= OPENING_HORIZON)),
    }
    observed = select(func.count().label("n")).where(j.served == 1, j.begun == 1, period >= 1)
    return count_by(bench, keys, observed)


def survival(bench: Workbench, as_of: date) -> Columns:
    """Businesses by (..., month, period, event); event 1: closed. Lost ones leave at last contact.

    `links` packs which links the founder received in time, one bit each from guidance on.
    """
    got = received.c
    age = month_number_of(as_of) - v.month
    period = case((v.close_period > 0, v.close_period), (v.lost == 1, v.lost_at), else_=age)
    keys = {
        "institution": v.institution,
        "grp": v.grp,
        "kind": v.kind,
        "incubated": v.incubated,
        "links": sum(
            (func.coalesce(got[link], 0) * 2**i for i, link in enumerate(LINKS[1:])),
            start=literal(0),
        ),
        "month": v.month,
        "period": case((period > SURVIVAL_HORIZON, literal(SURVIVAL_HORIZON)), else_=period),
        "event": flag((v.close_period > 0) & (v.close_period <= SURVIVAL_HORIZON)),
    }
    observed = (
        select(func.count().label("n"))
        .select_from(ventures.outerjoin(received, got.enrolment == v.enrolment))
        .where(period >= 1)
    )
    return count_by(bench, keys, observed)
