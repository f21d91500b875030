"""Working table `journeys`: one row per person and year trained, from training to first opening."""

from datetime import date
from typing import Any

from sqlalchemy import Select, and_, case, func, literal, or_, select, union
from sqlalchemy.sql.expression import Subquery

from data_access.counts.stages.calendar import MONTH, anniversaries, days, month_of
from data_access.counts.stages.clocks import age_period, flag
from data_access.counts.stages.trainings import SYB, trainings
from data_access.counts.stages.working import working_table
from data_access.counts.workbench.bench import Workbench
from data_access.dates import day_number, day_number_of, month_number_of
from data_access.schema.business import businesses, founders
from data_access.schema.reference import nil_returns
from data_access.schema.services import service_cases
from data_access.schema.training import courses, enrolments, institutions

LONGEST_SERVICE_DAYS = 90
CHAIN_WINDOW = 6

openings = working_table("openings", "person", "day")
OF_TRAINING = (
    "enrolment",
    "case_id",
    "person",
    "course",
    "institution",
    "grp",
    "passed",
    "served",
    "unserved",
    "starts",
    "completed",
)
journeys = working_table("journeys", *OF_TRAINING, "begun", "month", "period", "serve_by")


def fill(bench: Workbench, as_of: date) -> None:
    """Fill `journeys` from `trainings`.

    The clock starts when start-up services are complete, at the latest 90 days after training,
    at training completion where there was no service, and never after the opening: a business
    opened before that moment (but not before the course began) starts it on the eve of opening.
    `begun` tells whether it started by the as-of date, `month` is its month. `period` is the age
    period of the opening, 0 where there was none by the last month that is complete at the as-of
    date. `served` are those whose services are complete and, in a city that records no services, all:
    there the course is what was done for them. `serve_by` is the day by which services are in time; `starts` and `completed` are days.
    """
    bench.fill(openings, _openings(as_of))
    bench.fill(journeys, _journeys(as_of))


def _openings(as_of: date) -> Select[*tuple[Any, ...]]:
    """Each founder's first opening."""
    f, b = founders.c, businesses.c
    return (
        select(f.person_id, day_number(func.min(b.opened_on)))
        .join(businesses, b.id == f.business_id)
        .where(b.opened_on <= as_of)
        .group_by(f.person_id)
    )


def _journeys(as_of: date) -> Select[*tuple[Any, ...]]:
    clocks = _clocks(as_of)
    c, start, result, a = clocks.c, days.alias("start"), days.alias("result"), anniversaries.c
    month, period = month_of(start.c.stamp), age_period(result.c.stamp, start.c.stamp)
    observed = and_(result.c.day.is_not(None), period <= month_number_of(as_of) - month)
    return (
        select(
            *(c[name] for name in OF_TRAINING),
            flag(start.c.day <= day_number_of(as_of)),
            month,
            case((observed, period), else_=literal(0)),
            a.day,
        )
        .join(start, start.c.day == c.clock_day)
        .join(anniversaries, a.stamp == start.c.stamp + CHAIN_WINDOW * MONTH)
        .outerjoin(result, result.c.day == c.result_day)
    )


def _with_service_records(as_of: date) -> Select[tuple[int]]:
    """Institutions of cities that returned a service case, or that there was none."""
    k, e, c, i, n = (
        table.c for table in (service_cases, enrolments, courses, institutions, nil_returns)
    )
    declared = select(n.city_code).where(n.record_table == service_cases.name, n.month_end <= as_of)
    recorded = (
        select(i.city_code)
        .join(courses, c.institution_id == i.id)
        .join(enrolments, e.course_id == c.id)
        .join(service_cases, and_(k.enrolment_id == e.id, k.opened_on <= as_of))
    )
    return select(i.id).where(i.city_code.in_(union(recorded, declared)))


def _clocks(as_of: date) -> Subquery:
    """Clock start and first result of every person and year trained, as days."""
    t, s, o, served_on = trainings.c, service_cases.c, openings.c, days.alias("served_on")
    served = served_on.c.day  # joined, since a database computes an expression at every mention
    completed = and_(s.completed_on <= as_of, served == day_number(s.completed_on))
    latest = t.completed + LONGEST_SERVICE_DAYS
    services_end = case(
        (s.id.is_(None), t.completed),
        (served.is_(None), latest),
        (served > latest, latest),
        (served < t.completed, t.completed),
        else_=served,
    )
    result = case((o.day >= t.starts, o.day))
    silent = t.institution.not_in(_with_service_records(as_of))
    return (
        select(
            t.enrolment,
            s.id.label("case_id"),
            t.person,
            t.course,
            t.institution,
            t.grp,
            t.starts,
            t.completed,
            t.passed,
            flag(or_(served.is_not(None), and_(s.id.is_(None), silent))).label("served"),
            flag(s.id.is_(None)).label("unserved"),
            case((result - 1 < services_end, result - 1), else_=services_end).label("clock_day"),
            result.label("result_day"),
        )
        .outerjoin(service_cases, and_(s.enrolment_id == t.enrolment, s.opened_on <= as_of))
        .outerjoin(served_on, completed)
        .outerjoin(openings, o.person == t.person)
        .where(t.kind == SYB, t.completed_place == 1)
        .subquery()
    )
