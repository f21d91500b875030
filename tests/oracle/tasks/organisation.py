"""Dedicated bodies and kinds of services, counted city by city and month by month."""

from datetime import date

from data_access.dates import month_number_of
from tests.oracle.harness.records import Records, Row, one_by
from tests.oracle.tasks.listing import Table, cities, month_ends, table, year_before

KEYS = ("city", "month")


def tables(records: Records, as_of: date) -> dict[str, Table]:
    """Every count table of the clause."""
    return {
        "organisation": table(KEYS, _bodies(records, as_of)),
        "service_kinds": table(KEYS, _kinds(records, as_of)),
    }


def _bodies(records: Records, as_of: date) -> list[Row]:
    rows = []
    for code in cities(records, as_of):
        for end in month_ends(as_of):
            bodies = [
                body
                for body in records["organisations"]
                if body["city_code"] == code
                and body["kind"] == "dedicated_body"
                and body["established_on"] <= end
            ]
            latest = max(bodies, key=lambda body: (body["established_on"], body["id"]), default={})
            owner = latest.get("belongs_to")
            rows.append(
                {
                    "city": int(code),
                    "month": month_number_of(end),
                    "cities": 1,
                    "body": bool(bodies),
                    "staffed": latest.get("staff", 0) > 0,
                    "staff": latest.get("staff", 0),
                    "covered": latest.get("districts_covered", 0),
                    "districts": latest.get("districts_total", 0),
                    "charge_known": latest.get("charged") is not None,
                    "charged": latest.get("charged") is True,
                    "owner_known": owner is not None,
                    "within_service": owner in ("employment_service", "training_centre"),
                    "in_service": owner == "employment_service",
                    "in_centre": owner == "training_centre",
                }
            )
    return rows


def _kinds(records: Records, as_of: date) -> list[Row]:
    offered = _offered(records)
    return [
        {
            "city": int(code),
            "month": month_number_of(end),
            "of_six": 6,
            "kinds": len(
                {
                    kind
                    for city, day, kind in offered
                    if city == code and year_before(end) < day <= end
                }
            ),
        }
        for code in cities(records, as_of)
        for end in month_ends(as_of)
    ]


def _offered(records: Records) -> set[tuple[str, date, str]]:
    """City, day and kind of everything that was offered."""
    city_of = {row["id"]: row["city_code"] for row in records["institutions"]}
    course = one_by(records["courses"], "id")
    enrolment = one_by(records["enrolments"], "id")
    case = one_by(records["service_cases"], "id")
    offered = {
        (city_of[row["institution_id"]], row["ends_on"], "training") for row in records["courses"]
    }
    for row in records["services"]:
        of_course = course[enrolment[case[row["case_id"]]["enrolment_id"]]["course_id"]]
        offered.add((city_of[of_course["institution_id"]], row["provided_on"], row["link"]))
    return offered
