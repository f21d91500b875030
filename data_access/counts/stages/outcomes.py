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
    YEAR,
    closed_within,
    known_after_year,
    lost_within_year,
    operating_after_year,
    ventures,
)
from data_access.counts.stages.working import working_table
from data_access.counts.workbench.bench import Workbench
from data_access.dates import day_number
from data_access.schema.business import businesses, founders

FATES = ("known", "operating", "closed_in", "lost_in")
outcomes = working_table("outcomes", "venture", "enrolment", *FATES, "visited", "unvisited", "jobs")
paths = working_table("paths", "enrolment", *FATES, "leads", "visited", "unvisited", "jobs")


def fill(bench: Workbench, as_of: date) -> None:
    """Fill `outcomes`, one row per venture, and `paths`, one row per opening within six periods.

    `known` tells whether it is known that the business operated twelve months after opening,
    `operating` whether it did; `closed_in` is the age period of a closing within the year, else 0,
    `lost_in` after how many months it was lost sight of within it, else -1. `jobs` are the workers
    at six months where it was `visited`; `unvisited` is one that was not, and had not closed. A
    path is that of a person and year trained, to the first business founded in whatever role; of
    one that no training led to nothing is known from the start. `leads` is 1 where that business
    counts as the result of this very training, so that a business of several founders is summed
    once; `jobs`, `visited` and `unvisited` of the others are 0.
    """
    bench.fill(outcomes, _outcomes(as_of))
    bench.fill(paths, _paths())


def _outcomes(as_of: date) -> Select[*tuple[Any, ...]]:
    v = ventures.c
    closed, seen = closed_within(HALF_YEAR), v.workers_6.is_not(None)
    return select(
        v.venture,
        v.enrolment,
        flag(known_after_year(as_of)),
        flag(operating_after_year(as_of)),
        case((closed_within(YEAR), v.close_period), else_=literal(0)),
        case((lost_within_year(), v.lost_at), else_=literal(-1)),
        flag(and_(~closed, seen)),
        flag(and_(~closed, ~seen)),
        case((closed, literal(0)), else_=func.coalesce(v.workers_6, 0)),
    )


def _paths() -> Select[*tuple[Any, ...]]:
    j, o, first = journeys.c, outcomes.c, _first_businesses()
    leads = flag(o.enrolment == j.enrolment)
    return (
        select(
            j.enrolment,
            func.coalesce(o.known, 0),
            func.coalesce(o.operating, 0),
            func.coalesce(o.closed_in, 0),
            func.coalesce(o.lost_in, 0),
            leads,
            *(leads * func.coalesce(amount, 0) for amount in (o.visited, o.unvisited, o.jobs)),
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
