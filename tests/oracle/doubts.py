"""What the screens look at, counted one by one from the records."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from data_access.counts.doubts import MARKS, MOST_SHARING, RULES
from tests.oracle.clocks import add_months, is_month_end
from tests.oracle.harness.records import (
    Records,
    Row,
    by,
    happened,
    listed_cities,
    one_by,
    staying_cities,
)
from tests.oracle.person_years import cohorts, enrolments, first_business
from tests.oracle.tasks.listing import Table, table
from tests.oracle.ventures import ventures

WEEK = timedelta(days=7)


def tables(records: Records, as_of: date) -> dict[str, Table]:
    """Every count table of the screens, which look at the cities of the programme alone."""
    staying = staying_cities(records, as_of)
    near = [*before_window(records, as_of), *before_quarter(records, as_of)]
    rows: dict[str, tuple[tuple[str, ...], Iterable[Row]]] = {
        "classes": (("city", "attended", "passed"), classes(records, as_of)),
        "openings_near": (("city", "cutoff", "week"), near),
        "closings_near": (("city", "week"), after_anniversary(records, as_of)),
        "sharing": (("city", "size"), sharing(records, as_of)),
        "shared_marks": (("city", "mark"), shared_marks(records, as_of)),
        "impossible": (("city", "rule"), impossible(records, as_of)),
    }
    return {
        name: table(keys, [row for row in of if row["city"] in staying])
        for name, (keys, of) in rows.items()
    }


def ripe(start: date, after: int, months: int, as_of: date) -> bool:
    """Whether a cohort month is among the latest so many that are mature."""
    age = (as_of.year - start.year) * 12 + as_of.month - start.month
    return after <= age < after + months


def classes(records: Records, as_of: date) -> Iterator[Row]:
    """Each start-up course of the latest twelve mature months."""
    course = {row["id"]: row["course_id"] for row in records["enrolments"]}
    attended = [
        {**row, "course": course[row["id"]]}
        for row in enrolments(records, as_of)
        if row["attended"] and row["kind"] == "SYB" and ripe(row["ends_on"], 3, 12, as_of)
    ]
    for rows in by(attended, "course").values():
        passed = sum(row["passed"] for row in rows)
        yield {"city": rows[0]["city"], "attended": len(rows), "passed": passed, "classes": 1}


def before_window(records: Records, as_of: date) -> Iterator[Row]:
    """Openings in the last eight weeks of the founder's six months."""
    first = first_business(records, as_of)
    for row in cohorts(records, as_of):
        opened, end = first.get(row["person"]), add_months(row["start"], 6)
        if not ripe(row["start"], 7, 12, as_of) or opened is None or opened < row["starts_on"]:
            continue
        yield from _week(row["city"], 0, opened, end)


def before_quarter(records: Records, as_of: date) -> Iterator[Row]:
    """Openings of any business in the last eight weeks of the four latest quarters."""
    for row in records["businesses"]:
        end = row["opened_on"]
        while not (is_month_end(end) and end.month % 3 == 0):
            end = end + timedelta(days=1)
        if row["city_code"] in listed_cities(records, as_of) and _year_ago(as_of) < end <= as_of:
            yield from _week(row["city_code"], 1, row["opened_on"], end)


def _week(city: str, cutoff: int, opened: date, end: date) -> Iterator[Row]:
    for week in range(1, 9):
        if end - week * WEEK < opened <= end - (week - 1) * WEEK:
            yield {"city": city, "cutoff": cutoff, "week": week, "openings": 1}


def _year_ago(day: date, years: int = 1) -> date:
    """The same day of an earlier year, 28 February where it had no 29th."""
    last = 28 if (day.month, day.day) == (2, 29) else day.day
    return date(day.year - years, day.month, last)


def after_anniversary(records: Records, as_of: date) -> Iterator[Row]:
    """Closings in the six weeks up to the first anniversary and the eight after it."""
    for row in ventures(records, as_of):
        if row["closed_on"] is None or row["undated"] or not ripe(row["start"], 15, 24, as_of):
            continue
        anniversary = add_months(row["start"], 12)
        for week in range(1, 15):
            last = anniversary + (week - 6) * WEEK
            if last - WEEK < row["closed_on"] <= last:
                yield {"city": row["city"], "week": week, "closings": 1}


def recent(records: Records, as_of: date) -> list[Row]:
    """Businesses of the programme opened in the last 24 months."""
    return [
        row
        for row in records["businesses"]
        if row["city_code"] in listed_cities(records, as_of)
        and _year_ago(as_of, 2) <= row["opened_on"] <= as_of
    ]


def others_with(row: Row, mark: str, among: list[Row]) -> int:
    """Businesses of other persons in the same city with the same telephone or address."""
    if not row[mark]:
        return 0
    return sum(
        other[mark] == row[mark]
        and other["city_code"] == row["city_code"]
        and other["lead_person_id"] != row["lead_person_id"]
        for other in among
    )


def sharing(records: Records, as_of: date) -> Iterator[Row]:
    """Each business with a telephone or address, by how many share it."""
    among = recent(records, as_of)
    for row in among:
        if any(row[mark] for mark in MARKS):
            size = 1 + max(others_with(row, mark, among) for mark in MARKS)
            yield {"city": row["city_code"], "size": min(size, MOST_SHARING), "businesses": 1}


def shared_marks(records: Records, as_of: date) -> Iterator[Row]:
    """Telephones and addresses shared with two other businesses or more, and who shares them."""
    among = recent(records, as_of)
    for place, mark in enumerate(MARKS):
        counted = set()
        for row in among:
            if others_with(row, mark, among) >= 2:
                first = (row["city_code"], row[mark]) not in counted
                counted.add((row["city_code"], row[mark]))
                yield {"city": row["city_code"], "mark": place, "marks": first, "businesses": 1}


def impossible(records: Records, as_of: date) -> Iterator[Row]:
    """Each record of the last 24 months under each rule, and whether it breaks it."""
    for rule, city, day, wrong in _judged(records, as_of):
        if city in listed_cities(records, as_of) and _year_ago(as_of, 2) <= day <= as_of:
            yield {"city": city, "rule": RULES.index(rule), "checked": 1, "found": bool(wrong)}


def _judged(records: Records, as_of: date) -> Iterator[tuple[str, str, date, bool]]:
    """Rule, city, day and whether it is broken; a course exists once it has ended."""
    records = finished(records, as_of)
    born = {row["id"]: row["birth_year"] for row in records["persons"]}
    courses, places = one_by(records["courses"], "id"), one_by(records["institutions"], "id")
    city = {row["id"]: places[row["institution_id"]]["city_code"] for row in courses.values()}
    seats, cases = one_by(records["enrolments"], "id"), one_by(records["service_cases"], "id")
    for row in courses.values():
        place, day = places[row["institution_id"]], row["starts_on"]
        ended = place["ended_on"] is not None and day > place["ended_on"]
        wrong = day < (place["designated_on"] or day) or ended
        yield "taught_undesignated", city[row["id"]], day, wrong
    for row in seats.values():
        day = row["first_attended_on"]
        if happened(day, as_of) and born[row["person_id"]] is not None:
            wrong = day.year - born[row["person_id"]] < 16
            yield "attended_under_16", city[row["course_id"]], day, wrong
    for rows in by(records["enrolments"], "person_id").values():
        attended = [row for row in rows if happened(row["first_attended_on"], as_of)]
        attended.sort(key=lambda row: (courses[row["course_id"]]["starts_on"], row["id"]))
        for place_, row in enumerate(attended):
            day = courses[row["course_id"]]["starts_on"]
            earlier = [courses[other["course_id"]]["ends_on"] for other in attended[:place_]]
            wrong = any(day <= end for end in earlier)
            yield "two_courses_at_once", city[row["course_id"]], day, wrong
    for row in cases.values():
        course = courses[seats[row["enrolment_id"]]["course_id"]]
        wrong = row["opened_on"] < course["starts_on"]
        yield "case_before_course", city[course["id"]], row["opened_on"], wrong
    for row in records["services"]:
        case = cases[row["case_id"]]
        place_of = city[seats[case["enrolment_id"]]["course_id"]]
        wrong = row["provided_on"] < case["opened_on"]
        yield "served_before_case", place_of, row["provided_on"], wrong
    yield from _judged_businesses(records, as_of, born)


def finished(records: Records, as_of: date) -> Records:
    """The records without courses that end after the as-of date, and what belongs to them."""
    remaining = dict(records)
    remaining["courses"] = [row for row in records["courses"] if row["ends_on"] <= as_of]
    for name, column, owner in (
        ("enrolments", "course_id", "courses"),
        ("service_cases", "enrolment_id", "enrolments"),
        ("services", "case_id", "service_cases"),
    ):
        owners = {row["id"] for row in remaining[owner]}
        remaining[name] = [row for row in records[name] if row[column] in owners]
    return remaining


def _judged_businesses(
    records: Records, as_of: date, born: dict[int, int | None]
) -> Iterator[tuple[str, str, date, bool]]:
    businesses, visits = one_by(records["businesses"], "id"), by(records["visits"], "business_id")
    for row in records["founders"]:
        business, year = businesses[row["business_id"]], born[row["person_id"]]
        if year is not None:
            opened = business["opened_on"]
            yield "opened_under_16", business["city_code"], opened, opened.year - year < 16
    for row in businesses.values():
        if row["exit_kind"] == "closed":
            later = [
                visit
                for visit in visits.get(row["id"], [])
                if visit["verified"]
                and visit["status"] == "operating"
                and row["closed_on"] < visit["visited_on"] <= as_of
            ]
            yield "operating_after_closing", row["city_code"], row["closed_on"], bool(later)
    incubators = one_by(records["incubators"], "id")
    for row in records["tenancies"]:
        place = incubators[row["incubator_id"]]
        wrong = row["entered_on"] < place["opened_on"]
        yield "tenant_before_incubator", place["city_code"], row["entered_on"], wrong
