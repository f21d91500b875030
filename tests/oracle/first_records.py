"""Since when each city keeps each table of records, looked up record by record."""

from collections.abc import Iterator
from datetime import date

from tests.oracle.harness.records import Records, Row, by, last_days, one_by
from tests.oracle.person_years import person_years
from tests.oracle.tasks.institutions import designated_since
from tests.oracle.ventures import chains, ventures

DAY = {
    "teachers": "active_from",
    "experts": "active_from",
    "projects": "collected_on",
    "events": "held_on",
    "associations": "founded_on",
    "credit_communities": "recognised_on",
    "incubators": "opened_on",
    "organisations": "established_on",
    "local_plans": "adopted_on",
}
"""The day of a record that names its city itself."""


def first_months(records: Records, as_of: date) -> dict[tuple[int, str], int]:
    """Number of the first month by city and table of records."""
    last = last_days(records, as_of)
    firsts: dict[tuple[int, str], int] = {}
    for city, table, day in days(records, as_of):
        if city in last and day <= last[city]:
            key, month = (int(city), table), day.year * 12 + day.month - 1
            firsts[key] = min(month, firsts.get(key, month))
    return firsts


def days(records: Records, as_of: date) -> Iterator[tuple[str, str, date]]:
    """City, table and day of every record, of a record of two cities twice."""
    of_businesses = list(_of_businesses(records, as_of))
    trading = {city for city, table, day in of_businesses if table == "businesses" and day <= as_of}
    for row in records["nil_returns"]:
        yield row["city_code"], row["record_table"], row["month_end"]
        if row["record_table"] == "businesses" and row["city_code"] not in trading:
            yield row["city_code"], "founders", row["month_end"]
    for table, column in DAY.items():
        for row in records[table]:
            yield row["city_code"], table, row[column]
    for row in records["institutions"]:
        if (since := designated_since(records, row)) is not None:
            yield row["city_code"], "institutions", since
    yield from _of_training(records)
    yield from of_businesses
    yield from _of_loans(records, as_of)
    for table, owner, reference, column in (
        ("inspections", "institutions", "institution_id", "inspected_on"),
        ("teacher_activities", "teachers", "teacher_id", "held_on"),
        ("project_recommendations", "projects", "project_id", "recommended_on"),
        ("credit_files", "credit_communities", "community_id", "opened_on"),
        ("tenancies", "incubators", "incubator_id", "entered_on"),
    ):
        owners = one_by(records[owner], "id")
        for row in records[table]:
            yield owners[row[reference]]["city_code"], table, row[column]


def _of_training(records: Records) -> Iterator[tuple[str, str, date]]:
    institutions, courses = (one_by(records[name], "id") for name in ("institutions", "courses"))
    enrolments, cases = (one_by(records[name], "id") for name in ("enrolments", "service_cases"))

    def city(course: Row) -> str:
        return str(institutions[course["institution_id"]]["city_code"])

    for course in courses.values():
        yield city(course), "courses", course["starts_on"]
    for row in enrolments.values():
        course = courses[row["course_id"]]
        yield city(course), "enrolments", course["starts_on"]
    for case in cases.values():
        enrolment = enrolments[case["enrolment_id"]]
        yield city(courses[enrolment["course_id"]]), "service_cases", case["opened_on"]
    for row in records["services"]:
        enrolment = enrolments[cases[row["case_id"]]["enrolment_id"]]
        yield city(courses[enrolment["course_id"]]), "services", row["provided_on"]


def _of_businesses(records: Records, as_of: date) -> Iterator[tuple[str, str, date]]:
    """Of the city that registered a business, and of the one that trained its founder."""
    trained_in = {row["id"]: row["city"] for row in ventures(records, as_of)}
    cities = {row["id"]: {row["city_code"]} for row in records["businesses"]}
    for chain in chains(records, as_of):
        for business in chain:
            cities[business["id"]] |= {trained_in.get(chain[0]["id"], business["city_code"])}
    opened = {row["id"]: row["opened_on"] for row in records["businesses"]}
    events = [
        *(("businesses", number, day) for number, day in opened.items()),
        *(
            ("founders", row["business_id"], opened[row["business_id"]])
            for row in records["founders"]
        ),
        *(("visits", row["business_id"], row["visited_on"]) for row in records["visits"]),
        *(
            ("relief_cases", row["business_id"], row["eligible_on"])
            for row in records["relief_cases"]
        ),
    ]
    for table, business, day in events:
        for city in cities[business]:
            yield city, table, day


def _of_loans(records: Records, as_of: date) -> Iterator[tuple[str, str, date]]:
    """Of the cities that trained the person, and of the credit community."""
    communities = one_by(records["credit_communities"], "id")
    trained = by(person_years(records, as_of), "person")
    cities = {
        loan["id"]: {row["city"] for row in trained.get(loan["person_id"], [])}
        | {communities[number]["city_code"] for number in [loan["community_id"]] if number}
        for loan in records["loans"]
    }
    for loan in records["loans"]:
        for city in cities[loan["id"]]:
            yield city, "loans", loan["applied_on"]
    for row in records["repayments"]:
        for city in cities[row["loan_id"]]:
            yield city, "repayments", row["due_on"]
