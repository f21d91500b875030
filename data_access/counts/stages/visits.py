"""Working table `contacts`: what the verified visits say of each venture, in one pass over them."""

from datetime import date
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Select, and_, case, func, literal, or_, select

from data_access.counts.stages.clocks import flag
from data_access.counts.stages.spells import spells
from data_access.counts.stages.working import working_table
from data_access.counts.workbench.bench import Workbench
from data_access.dates import day_number
from data_access.schema.business import visits

VISIT_TOLERANCE_DAYS = 45
IDS, WORKERS = 2**31, 2**13  # more than any number of a visit, and than its workers

# Ventures that training led to: the enrolment, the stamp of the opening, days of anniversaries.
origins = working_table("origins", "venture", "enrolment", "opened", "day_6", "day_12")
contacts = working_table(
    "contacts", "venture", "contact", "open_until", "first_12", "workers_6", "workers_12"
)


def fill(bench: Workbench, as_of: date) -> None:
    """Fill `contacts`: day of the last contact, and of the last that found the venture operating
    before it closed (`open_until`).

    `first_12` is the first visit from the first anniversary on that found it operating or
    suspended: its day x 2, and 1 more where it found it operating; of several on one day the
    one that found it suspended.
    `workers_6` and `workers_12` are those of the verified visit nearest the anniversary, of
    equally near ones the latest by (date, number); empty without one within 45 days.
    """
    bench.fill(contacts, _contacts(as_of))


def _contacts(as_of: date) -> Select[*tuple[Any, ...]]:
    v, o, s = visits.c, origins.c, spells.c
    day = day_number(v.visited_on)
    operating = v.status == "operating"
    before = and_(operating, or_(s.closed.is_(None), day < s.closed))
    from_12 = and_(v.status != "closed", day >= o.day_12)
    return (
        select(
            o.venture,
            day_number(func.max(v.visited_on)),
            func.max(case((before, day))),
            func.min(case((from_12, day * 2 + flag(operating)))),
            func.min(_nearness(o.day_6)) % WORKERS,
            func.min(_nearness(o.day_12)) % WORKERS,
        )
        .join(spells, s.venture == o.venture)
        .join(visits, v.business_id == s.business)
        .where(v.verified, v.visited_on <= as_of)
        .group_by(o.venture)
    )


def _nearness(anniversary: ColumnElement[int]) -> ColumnElement[int]:
    """Distance, whether before, number from above and workers in one number: least is nearest."""
    v = visits.c
    day = day_number(v.visited_on)
    distance = func.abs(day - anniversary)
    order = distance * 2 + flag(day < anniversary)
    packed = (order * literal(IDS, BigInteger) + (IDS - 1 - v.id)) * WORKERS + v.workers
    return case((and_(v.workers.is_not(None), distance <= VISIT_TOLERANCE_DAYS), packed))
