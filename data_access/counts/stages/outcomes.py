"""Working tables `outcomes` and `paths`: what became of each business, and of each founder's training."""

from datetime import date
from typing import Any

from sqlalchemy import Select, and_, case, func, literal, select
from sqlalchemy.sql.expression import Subquery

from data_access.counts.opening import OPENING_WINDOW
from data_access.counts.stages.clocks import flag
from data_access.counts.stages.journeys import journeys, openings
from data_access.counts.stages.spells import spells
from data_access.counts.stages.ventures import (
    HALF_YEAR,
    closed_within,
    known_after_year,
    operating_after_year,
    ventures,
)
from data_access.counts.stages.working import working_table
from data_access.counts.workbench.bench import Workbench
from data_access.dates import day_number
from data_access.schema.business import businesses, founders

outcomes = working_table("outcomes", "venture", "enrolment", "known", "operating", "jobs")
paths = working_table("paths", "enrolment", "known", "operating", "leads", "jobs")


def fill(bench: Workbench, as_of: date) -> None:
    """Fill `outcomes`, one row per venture, and `paths`, one row per opening within six periods.

    `known` tells whether it is known that the business operated twelve months after opening,
    `operating` whether it did; `jobs` are the workers at six months, as the job multiplier takes
    them. A path is that of a person and year trained, to the first business founded in whatever
    role. `leads` is 1 where that business counts as the result of this very training, so that a
    business of several founders is summed once; `jobs` of the others are 0.
    """
    bench.fill(outcomes, _outcomes(as_of))
    bench.fill(paths, _paths())


def _outcomes(as_of: date) -> Select[*tuple[Any, ...]]:
    v = ventures.c
    jobs = case((closed_within(HALF_YEAR), literal(0)), else_=func.coalesce(v.workers_6, 0))
    known, operating = known_after_year(as_of), operating_after_year(as_of)
    return select(v.venture, v.enrolment, flag(known), flag(operating), jobs)


def _paths() -> Select[*tuple[Any, ...]]:
    j, o, first = journeys.c, outcomes.c, _first_businesses()
    leads = flag(o.enrolment == j.enrolment)
    return (
        select(
            j.enrolment,
            func.coalesce(o.known, 0),
            func.coalesce(o.operating, 0),
            leads,
            leads * func.coalesce(o.jobs, 0),
        )
        .join(first, first.c.person == j.person)
        .join(spells, spells.c.business == first.c.business)
        .outerjoin(outcomes, o.venture == spells.c.venture)
        .where(j.begun == 1, j.period >= 1, j.period <= OPENING_WINDOW)
    )


def _first_businesses() -> Subquery:
    """Each founder's first business, of several opened on that day the one numbered first."""
    f, b, o = founders.c, businesses.c, openings.c
    return (
        select(o.person, func.min(b.id).label("business"))
        .join(founders, f.person_id == o.person)
        .join(businesses, and_(b.id == f.business_id, day_number(b.opened_on) == o.day))
        .group_by(o.person)
        .subquery()
    )
