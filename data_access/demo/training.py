"""Classes and their seats: who attended, completed, was assessed and passed."""

import numpy as np

from data_access.demo.base.days import MISSING, Array, add_months, month_first, to_weekday
from data_access.demo.base.draws import (
    chance,
    expit,
    logit,
    member,
    pick_by,
    reporting_delay,
    whole,
    within,
)
from data_access.demo.base.records import Courses, Numbers, Seats
from data_access.demo.base.writing import Records
from data_access.demo.plan import CLASS_SIZE, Plan
from data_access.demo.stock import Pools

GYB, SYB, IYB = range(3)
DURATION = ((3, 5), (10, 14), (7, 10))
KIND_EFFECT = np.array([0.35, 0.0, 0.6])
GROUP_EFFECT = np.array([-0.03, 0.28, -0.12, 0.1, -0.25, 0.0])
LEARNING = 0.16
"""Growth of the log odds of passing from the middle of the period to its end: about two points."""
ASSESSED, RESIT, RESIT_IN_TIME, RESIT_PASSED = 0.985, 0.60, 0.80, 0.60
HEAPED_CLASS = (30, 24)
HEAPED_SHARE = 0.6
"""Of the classes of the city whose pass rate is heaped: exactly 24 of 30 passed."""


def hold_courses(
    plan: Plan, rng: np.random.Generator, pools: Pools, numbers: Numbers, kind: int, months: range
) -> Courses:
    """The finished classes of one kind in these months, ordered by city and first day."""
    lo = months[0] - plan.first_month
    counts = plan.classes[kind][:, lo : lo + len(months)]
    cell = np.repeat(np.arange(counts.size), counts.ravel())
    city = (cell // len(months)).astype(np.int32)
    n = len(city)
    firsts = np.array([month_first(month) for month in months], dtype=np.int32)
    starts = to_weekday(firsts[cell % len(months)] + whole(rng, 0, 25, n))
    ends = starts + whole(rng, *DURATION[kind], n) - 1
    heaped = chance(rng, HEAPED_SHARE, n) & (kind == SYB)
    heaped &= np.isin(city, plan.cities.with_oddity("pass_rate_heaped"))
    size = np.clip(np.rint(rng.normal(CLASS_SIZE, 3.6, n)), 20, 40).astype(np.int16)
    size[heaped] = HEAPED_CLASS[0]
    order = np.lexsort((starts, city))
    order = order[ends[order] <= plan.cutoff[city[order]]]
    institution = member(rng, pools.institutions.first[city], pools.institutions.count[city], 1.4)
    place = pools.institutions.stand_in(institution, city, starts, ends)
    courses = Courses(
        np.zeros(n, np.int32), city, np.full(n, kind, np.int8), place, starts, ends, size, heaped
    ).where(order)
    courses.id = numbers.take("courses", len(courses))
    return courses


def write_courses(rng: np.random.Generator, pools: Pools, courses: Courses, out: Records) -> None:
    """Write classes; a teacher is one of the city's, a few are not recorded."""
    n, teachers = len(courses), pools.teachers
    drawn_teacher = member(rng, teachers.first[courses.city], teachers.count[courses.city])
    teacher = teachers.stand_in(drawn_teacher, courses.city, courses.starts, courses.ends)
    out.add(
        "courses",
        courses.city,
        id=courses.id,
        institution_id=courses.institution + 1,
        teacher_id=np.where(chance(rng, 0.02, n), MISSING, teacher + 1),
        kind=courses.kind,
        syb_standard=chance(rng, 0.94, n),
        starts_on=courses.starts,
        ends_on=courses.ends,
        places=-(-courses.size // 5) * 5,
        class_number=[None] * n,
    )


def fill_seats(plan: Plan, rng: np.random.Generator, pools: Pools, courses: Courses) -> Seats:
    """Everybody in these classes whose record had arrived by the as-of date."""
    place = np.repeat(np.arange(len(courses)), courses.size)
    city, ends = courses.city[place], courses.ends[place]
    n = len(place)
    group = pick_by(rng, plan.cities.groups, city)
    attended = ~chance(rng, plan.cities.no_show[city], n)
    stayed = attended & ~chance(rng, plan.cities.dropout[city], n)
    kind = courses.kind[place]
    share, first_share = _shares(plan, rng, pools, courses, place, group)
    late = np.where(chance(rng, 0.06, n), whole(rng, 1, 2, n), 0)
    first_day = np.where(attended, courses.starts[place] + late, MISSING)
    seats = Seats(
        city,
        courses.id[place],
        kind,
        courses.institution[place],
        courses.starts[place],
        ends,
        group,
        first_day.astype(np.int32),
        np.where(stayed, ends, MISSING).astype(np.int32),
        *_assessment(rng, ends, stayed, first_share),
        recorded=np.zeros(n, np.int32),
        in_time=np.zeros(n, bool),
        ever=np.zeros(n, bool),
        chance_pass=share,
    )
    seats.recorded = _entry(rng, seats, courses, place)
    _heap(seats, courses, place)
    _settle(plan, seats)
    return seats.where(seats.recorded <= plan.cutoff[city])


def _shares(
    plan: Plan, rng: np.random.Generator, pools: Pools, courses: Courses, place: Array, group: Array
) -> tuple[Array, Array]:
    """True chance to pass in time for one who attends, and at the first assessment if assessed."""
    cities = plan.cities
    by_class = logit(cities.passing)[courses.city] + KIND_EFFECT[courses.kind]
    by_class += LEARNING * plan.share_of_period(courses.ends) + rng.normal(0, 0.22, len(courses))
    by_class += pools.institutions.effect[courses.institution]
    share = expit(by_class[place] + GROUP_EFFECT[group])
    second = RESIT * RESIT_IN_TIME * RESIT_PASSED
    sat = (1 - cities.dropout[courses.city[place]]) * ASSESSED
    first_share = np.clip((share / sat - second) / (1 - second), 0.02, 0.99)
    return sat * (first_share + (1 - first_share) * second), first_share


def _assessment(
    rng: np.random.Generator, ends: Array, stayed: Array, share: Array
) -> tuple[Array, Array, Array, Array]:
    """Assessed on, passed, resit on, resit passed; -1 where it did not happen."""
    n = len(ends)
    sat = stayed & chance(rng, ASSESSED, n)
    assessed = np.where(sat, ends + np.maximum(0, whole(rng, -4, 5, n)), MISSING)
    passed = np.where(sat, chance(rng, share, n), MISSING).astype(np.int8)
    again = (passed == 0) & chance(rng, RESIT, n)
    wait = np.where(chance(rng, RESIT_IN_TIME, n), whole(rng, 10, 50, n), whole(rng, 70, 150, n))
    resit = np.where(again, assessed + wait, MISSING)
    resit_passed = np.where(again, chance(rng, RESIT_PASSED, n), MISSING).astype(np.int8)
    return assessed.astype(np.int32), passed, resit.astype(np.int32), resit_passed


def _entry(rng: np.random.Generator, seats: Seats, courses: Courses, place: Array) -> Array:
    """Day of entry: a class is entered as one list, a few persons are added later."""
    by_class = reporting_delay(rng, len(courses))[place]
    alone = np.where(chance(rng, 0.02, len(place)), whole(rng, 3, 55, len(place)), 0)
    return np.maximum(seats.ends, seats.assessed) + np.maximum(by_class, alone)


def _heap(seats: Seats, courses: Courses, place: Array) -> None:
    """Give the planted classes exactly 24 passes among 30 who attended."""
    heaped = courses.heaped[place]
    rows = np.flatnonzero(heaped)
    passes = np.arange(len(rows)) % HEAPED_CLASS[0] < HEAPED_CLASS[1]
    seats.first_attended[rows] = seats.starts[rows]
    seats.completed[rows] = seats.assessed[rows] = seats.ends[rows]
    seats.passed[rows] = passes
    seats.resit[rows] = seats.resit_passed[rows] = MISSING
    seats.chance_pass[rows] = HEAPED_CLASS[1] / HEAPED_CLASS[0]


def _settle(plan: Plan, seats: Seats) -> None:
    """Empty what lies after the as-of date, then note who passed in time (two months) and ever."""
    cutoff = plan.cutoff[seats.city]
    seats.assessed = within(seats.assessed, cutoff)
    seats.passed = np.where(seats.assessed < 0, MISSING, seats.passed).astype(np.int8)
    seats.resit = within(seats.resit, cutoff)
    seats.resit_passed = np.where(seats.resit < 0, MISSING, seats.resit_passed).astype(np.int8)
    soon = seats.resit <= add_months(seats.ends, 2)
    seats.in_time = (seats.passed == 1) | ((seats.resit_passed == 1) & soon)
    seats.ever = (seats.passed == 1) | (seats.resit_passed == 1)


def write_enrolments(
    plan: Plan,
    rng: np.random.Generator,
    numbers: Numbers,
    seats: Seats,
    person: Array,
    out: Records,
) -> Array:
    """Write enrolments of these persons; returns their numbers."""
    ids = numbers.take("enrolments", len(seats))
    out.add(
        "enrolments",
        id=ids,
        person_id=person,
        course_id=seats.course,
        target_group=seats.group,
        first_attended_on=seats.first_attended,
        completed_on=seats.completed,
        assessed_on=seats.assessed,
        assessment_passed=seats.passed,
        resit_on=seats.resit,
        resit_passed=seats.resit_passed,
        recorded_on=seats.recorded,
        file_complete=chance(rng, plan.cities.link_given[seats.city, 0], len(seats)),
    )
    return ids
