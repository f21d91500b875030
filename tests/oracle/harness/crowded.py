"""Made-up records in which every rare case is common: month ends, returns, ties, late services."""

from datetime import date, timedelta
from random import Random

from data_access.schema.business import BUSINESS_KINDS, EXITS, VISIT_STATUSES
from data_access.schema.services import LINKS
from data_access.schema.training import COURSE_KINDS, TARGET_GROUPS
from tests.oracle.harness.records import Records, Row
from tests.oracle.harness.text_tables import complete_records

FIRST, LAST = date(2007, 8, 1), date(2010, 6, 30)
PERSONS, COURSES, ENROLMENTS, BUSINESSES, VISITS, SERVICES = 40, 16, 90, 60, 240, 120


def crowded_records(seed: int) -> Records:
    """Few persons who train, found, close and found again, all on the same few awkward days."""
    rng = Random(seed)
    courses = [_course(rng) for _ in range(COURSES)]
    enrolments = [_enrolment(rng, rng.randrange(COURSES), courses) for _ in range(ENROLMENTS)]
    completed = [place for place, row in enumerate(enrolments) if row["completed_on"]]
    cases = [_case(rng, place + 1, enrolments[place]) for place in completed if rng.random() < 0.8]
    businesses = [_business(rng) for _ in range(BUSINESSES)]
    founders = [
        {"business_id": business + 1, "person_id": PERSONS + 1 - rng.randint(1, PERSONS)}
        for business in range(BUSINESSES)
        if rng.random() < 0.3
    ]
    founders = [
        row
        for row in founders
        if row["person_id"] != businesses[row["business_id"] - 1]["lead_person_id"]
    ]
    return complete_records(
        {
            "courses": courses,
            "enrolments": enrolments,
            "service_cases": cases,
            "businesses": businesses,
            "founders": founders,
            "visits": [_visit(rng, businesses) for _ in range(VISITS)],
            "services": [_service(rng, cases) for _ in range(SERVICES)],
            "tenancies": [
                {
                    "business_id": business + 1,
                    "entered_on": _day(rng, businesses[business]["opened_on"]),
                }
                for business in range(0, BUSINESSES, 4)
            ],
            "city_returns": [
                {"city_code": "110000", "month_end": date(2009, 12, 31)},
                {"city_code": "130100", "month_end": date(2010, 5, 31)},
            ],
        }
    )


def _day(rng: Random, after: date, within: int = 400) -> date:
    """A day not before `after`, most often near a month's end or on the very same day."""
    day = after + timedelta(days=rng.choice([0, 1, 89, 90, 91, rng.randint(0, within)]))
    if rng.random() < 0.6:
        next_month = (day.replace(day=28) + timedelta(days=4)).replace(day=1)
        day = max(after, next_month - timedelta(days=rng.choice([-1, 0, 1, 2, 3])))
    return min(day, LAST + timedelta(days=60))


def _course(rng: Random) -> Row:
    starts = _day(rng, FIRST, 800)
    kind = rng.choice([*COURSE_KINDS, "SYB", "SYB", "SYB"])
    return {
        "institution_id": rng.randint(1, 4),
        "kind": kind,
        "starts_on": starts,
        "ends_on": starts + timedelta(days=rng.randint(0, 12)),
    }


def _enrolment(rng: Random, course: int, courses: list[Row]) -> Row:
    starts, ends = courses[course]["starts_on"], courses[course]["ends_on"]
    assessed, resit = rng.random() < 0.8, rng.random() < 0.3
    return {
        "person_id": rng.randint(1, PERSONS),
        "course_id": course + 1,
        "target_group": rng.choice(TARGET_GROUPS),
        "first_attended_on": starts if rng.random() < 0.9 else None,
        "completed_on": _day(rng, ends, 20) if rng.random() < 0.8 else None,
        "assessed_on": _day(rng, ends, 70) if assessed else None,
        "assessment_passed": rng.random() < 0.6 if assessed else None,
        "resit_on": _day(rng, ends, 90) if resit else None,
        "resit_passed": rng.random() < 0.7 if resit else None,
        "recorded_on": ends,
    }


def _case(rng: Random, enrolment: int, row: Row) -> Row:
    opened = row["completed_on"] - timedelta(days=rng.choice([0, 0, 5, 20]))
    return {
        "enrolment_id": enrolment,
        "opened_on": _day(rng, opened, 30),
        "completed_on": _day(rng, opened, 130) if rng.random() < 0.8 else None,
        **{f"needs_{link}": rng.random() < 0.4 for link in LINKS[1:]},
    }


def _business(rng: Random) -> Row:
    opened = _day(rng, FIRST, 900)
    closed = _day(rng, opened, 300) if rng.random() < 0.6 else None
    return {
        "lead_person_id": rng.randint(1, PERSONS // 2),
        "kind": rng.choice(BUSINESS_KINDS),
        "opened_on": opened,
        "closed_on": closed,
        "exit_kind": rng.choice(EXITS) if closed else None,
    }


def _visit(rng: Random, businesses: list[Row]) -> Row:
    business = rng.randrange(BUSINESSES)
    near = businesses[business]["opened_on"] + timedelta(days=rng.choice([30, 137, 181, 228, 365]))
    return {
        "business_id": business + 1,
        "visited_on": _day(rng, near, 60),
        "verified": rng.random() < 0.85,
        "status": rng.choice(VISIT_STATUSES),
        "workers": rng.choice([None, 0, 1, 7, 200, 5000]),
    }


def _service(rng: Random, cases: list[Row]) -> Row:
    case = rng.randrange(len(cases))
    return {
        "case_id": case + 1,
        "link": rng.choice(LINKS[1:]),
        "provided_on": _day(rng, cases[case]["opened_on"], 300),
    }
