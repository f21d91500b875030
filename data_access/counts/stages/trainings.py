"""Working table `trainings`: one row per enrolment as it stood at the as-of date."""

from datetime import date
from typing import Any

from sqlalchemy import Column, ColumnElement, Date, Select, and_, case, func, literal, or_, select

from data_access.counts.reference import last_day, once_in_programme
from data_access.counts.stages.calendar import MONTH, anniversaries, days, month_of, stamp
from data_access.counts.stages.clocks import flag, place_in_list
from data_access.counts.stages.working import working_table
from data_access.counts.workbench.bench import Workbench
from data_access.dates import day_number, month_number
from data_access.schema.reference import cities
from data_access.schema.training import (
    COURSE_KINDS,
    TARGET_GROUPS,
    courses,
    enrolments,
    institutions,
)

PASS_WINDOW = 2
YEAR = 12
SYB = COURSE_KINDS.index("SYB")

sessions = working_table(
    "sessions",
    "course",
    "institution",
    "kind",
    "starts",
    "ends",
    "month",
    Column("pass_by", Date),
    Column("until", Date),
)
repeaters = working_table("repeaters", "person")
trainings = working_table(
    "trainings",
    "enrolment",
    "person",
    "course",
    "institution",
    "grp",
    "kind",
    "starts",
    "completed",
    "end_month",
    "done_month",
    "attended",
    "assessed",
    "passed",
    "attended_place",
    "completed_place",
)


def fill(bench: Workbench, as_of: date) -> None:
    """Fill `trainings`; courses that end after the as-of date do not exist yet.

    Only cities of the programme count; of one that left, courses that ended and persons who
    completed by its last day in it (`counts.reference.last_day`), whatever became of them later.

    `starts` and `completed` are days. `attended_place` numbers a person's attended courses of
    one kind within the calendar year of the course's end, `completed_place` the completed ones
    within the year of completion: place 1 is the one that counts, 0 was not attended or
    completed. Only the few persons with several enrolments need numbering, which saves sorting
    all the others.
    """
    e = enrolments.c
    several = select(e.person_id).group_by(e.person_id).having(func.count() > 1)
    bench.fill(sessions, _sessions(as_of))
    bench.fill(repeaters, several)
    bench.fill(trainings, _once(as_of), _often(as_of))


def _sessions(as_of: date) -> Select[*tuple[Any, ...]]:
    """Courses held by the as-of date, with the last day on which an assessment counts."""
    c, i, a = courses.c, institutions.c, anniversaries.c
    return (
        select(
            c.id,
            i.id,
            place_in_list(c.kind, COURSE_KINDS),
            day_number(c.starts_on),
            day_number(c.ends_on),
            month_number(c.ends_on),
            case((a.falls_on > as_of, literal(as_of, Date)), else_=a.falls_on),
            last_day(as_of),
        )
        .join(institutions, c.institution_id == i.id)
        .join(cities, i.city_code == cities.c.code)
        .join(anniversaries, a.stamp == stamp(c.ends_on) + PASS_WINDOW * MONTH)
        .where(c.ends_on <= last_day(as_of), once_in_programme(as_of))
    )


def _once(as_of: date) -> Select[*tuple[Any, ...]]:
    """Enrolments of persons who have no other: each is the first of its year."""
    rows = _rows(as_of, literal(1), literal(1))
    return rows.outerjoin(repeaters, repeaters.c.person == enrolments.c.person_id).where(
        repeaters.c.person.is_(None)
    )


def _often(as_of: date) -> Select[*tuple[Any, ...]]:
    """Enrolments of persons who have several, numbered within their year."""
    e, s = enrolments.c, sessions.c
    end_year, done_year = s.month // YEAR, month_of(days.c.stamp) // YEAR
    attended = func.row_number().over(
        partition_by=(e.person_id, s.kind, end_year, _happened(e.first_attended_on, as_of)),
        order_by=(s.ends, e.id),
    )
    completed = func.row_number().over(
        partition_by=(e.person_id, s.kind, done_year, flag(e.completed_on <= s.until)),
        order_by=(e.completed_on, e.id),
    )
    return _rows(as_of, attended, completed).join(
        repeaters, repeaters.c.person == enrolments.c.person_id
    )


def _happened(day: Any, as_of: date) -> ColumnElement[int]:
    return flag(day <= as_of)


def _rows(
    as_of: date, attended_place: ColumnElement[int], completed_place: ColumnElement[int]
) -> Select[*tuple[Any, ...]]:
    e, s = enrolments.c, sessions.c
    attended, completed = _happened(e.first_attended_on, as_of), flag(e.completed_on <= s.until)
    passed = or_(
        and_(e.assessment_passed, e.assessed_on <= s.pass_by),
        and_(e.resit_passed, e.resit_on <= s.pass_by),
    )
    completed_day = day_number(e.completed_on)
    return (
        select(
            e.id,
            e.person_id,
            s.course,
            s.institution,
            place_in_list(e.target_group, TARGET_GROUPS),
            s.kind,
            s.starts,
            completed_day,
            s.month,
            month_of(days.c.stamp),
            attended,
            flag(or_(e.assessed_on <= as_of, e.resit_on <= as_of)),
            flag(passed),
            attended * attended_place,
            completed * completed_place,
        )
        .join(sessions, s.course == e.course_id)
        .outerjoin(days, days.c.day == completed_day)
    )
