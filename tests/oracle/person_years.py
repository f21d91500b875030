"""Persons and years trained: who completed or attended which start-up course, served when."""

from datetime import date, timedelta

from tests.oracle.clocks import age_period, observed_period
from tests.oracle.harness.records import Records, Row, by, happened, last_days, one_by


def enrolments(records: Records, as_of: date) -> list[Row]:
    """Each enrolment with its course, city and what had happened in it by the as-of date."""
    courses = one_by(records["courses"], "id")
    institutions = one_by(records["institutions"], "id")
    last = last_days(records, as_of)
    rows = []
    for row in records["enrolments"]:
        course = courses[row["course_id"]]
        institution = institutions[course["institution_id"]]
        if institution["city_code"] not in last:
            continue
        until = last[institution["city_code"]]
        if course["ends_on"] > until:
            continue
        rows.append(
            {
                "id": row["id"],
                "person": row["person_id"],
                "course": row["course_id"],
                "group": row["target_group"],
                "kind": course["kind"],
                "starts_on": course["starts_on"],
                "ends_on": course["ends_on"],
                "institution": institution["id"],
                "city": institution["city_code"],
                "attended": happened(row["first_attended_on"], as_of),
                "completed_on": row["completed_on"]
                if happened(row["completed_on"], until)
                else None,
                "assessed": happened(row["assessed_on"], as_of) or happened(row["resit_on"], as_of),
                "passed": passed(row, course, as_of),
            }
        )
    return rows


def passed(row: Row, course: Row, as_of: date) -> bool:
    """Whether the assessment, or its resit, was passed within two months of the course's end."""
    for what in ("assessment", "resit"):
        day = row["assessed_on"] if what == "assessment" else row["resit_on"]
        in_time = happened(day, as_of) and age_period(day, course["ends_on"]) <= 2
        if in_time and row[f"{what}_passed"]:
            return True
    return False


def first_of_year(rows: list[Row], day: str) -> list[Row]:
    """Of each person's rows of one kind and calendar year of `day`, the first by (day, id)."""
    first: dict[tuple[int, str, int], Row] = {}
    for row in sorted(rows, key=lambda row: (row[day], row["id"])):
        first.setdefault((row["person"], row["kind"], row[day].year), row)
    return list(first.values())


def first_business(records: Records, as_of: date) -> dict[int, date]:
    """The day on which each person's first business ever opened, in whatever role."""
    businesses = one_by(records["businesses"], "id")
    first: dict[int, date] = {}
    for role in records["founders"]:
        day = businesses[role["business_id"]]["opened_on"]
        if day <= as_of:
            first[role["person_id"]] = min(day, first.get(role["person_id"], day))
    return first


def cities_recording_services(records: Records, as_of: date) -> set[str]:
    """Cities that returned a service case by the day, or declared that there was none."""
    courses, institutions, seats = (
        one_by(records[name], "id") for name in ("courses", "institutions", "enrolments")
    )
    cities = {
        row["city_code"]
        for row in records["nil_returns"]
        if row["record_table"] == "service_cases" and row["month_end"] <= as_of
    }
    for case in records["service_cases"]:
        if case["opened_on"] <= as_of:
            course = courses[seats[case["enrolment_id"]]["course_id"]]
            cities.add(institutions[course["institution_id"]]["city_code"])
    return cities


def person_years(records: Records, as_of: date) -> list[Row]:
    """One row per person and year of a first completed start-up course, on the services' clock.

    `start` is T0 and may lie after the as-of date; `period` is the age period of the opening, 0
    where none is observed.
    """
    completed = [row for row in enrolments(records, as_of) if row["completed_on"] is not None]
    cases = one_by(records["service_cases"], "enrolment_id")
    first = first_business(records, as_of)
    recording = cities_recording_services(records, as_of)
    rows = []
    for row in first_of_year(completed, "completed_on"):
        if row["kind"] != "SYB":
            continue
        case = cases.get(row["id"])
        if case is not None and case["opened_on"] > as_of:
            case = None
        opening = first.get(row["person"])
        if opening is not None and opening < row["starts_on"]:
            opening = None
        start = clock_start(row["completed_on"], case, opening, as_of)
        rows.append(
            {
                **row,
                "case": case,
                "start": start,
                "served": row["city"] not in recording
                if case is None
                else happened(case["completed_on"], as_of),
                "period": observed_period(opening, start, as_of),
            }
        )
    return rows


def clock_start(completed_on: date, case: Row | None, opening: date | None, as_of: date) -> date:
    """T0: services complete, at the latest 90 days after training, never after the opening."""
    latest = completed_on + timedelta(days=90)
    if case is None:
        start = completed_on
    elif happened(case["completed_on"], as_of):
        start = min(max(case["completed_on"], completed_on), latest)
    else:
        start = latest
    if opening is not None:
        start = min(start, opening - timedelta(days=1))
    return start


def cohorts(records: Records, as_of: date) -> list[Row]:
    """Person-years whose clock has started by the as-of date."""
    return [row for row in person_years(records, as_of) if row["start"] <= as_of]


def links_received(records: Records, rows: list[Row], as_of: date) -> dict[int, set[str]]:
    """Per enrolment, the links of which a service was provided within six months of T0."""
    services = by(records["services"], "case_id")
    received: dict[int, set[str]] = {}
    for row in rows:
        case_services = services.get(row["case"]["id"], []) if row["case"] else []
        received[row["id"]] = {
            service["link"]
            for service in case_services
            if happened(service["provided_on"], as_of)
            and age_period(service["provided_on"], row["start"]) <= 6
        }
    return received
