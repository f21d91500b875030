"""Inspections and trainee files, counted institution by institution and enrolment by enrolment."""

from datetime import date

from data_access.dates import month_number_of
from tests.oracle.harness.records import Records, Row, by, one_by
from tests.oracle.person_years import enrolments
from tests.oracle.tasks.listing import Table, cities, month_ends, table, year_before

OTHER_KINDS = ("vocational_school", "university", "private")


def tables(records: Records, as_of: date) -> dict[str, Table]:
    """Every count table of the clause."""
    tables_by_name = {}
    for name, rows in (
        ("inspections", _inspections(records, as_of)),
        ("trainee_files", _files(records, as_of)),
    ):
        for key, other, ending in (
            ("city", "institution", ""),
            ("institution", "city", "_by_institution"),
        ):
            rows_of_key = [{k: value for k, value in row.items() if k != other} for row in rows]
            tables_by_name[f"{name}{ending}"] = table((key, "month"), rows_of_key)
    return tables_by_name


def designated_since(records: Records, institution: Row) -> date | None:
    """The day of its designation; where that is not recorded, the first day of its first course."""
    courses = [row for row in records["courses"] if row["institution_id"] == institution["id"]]
    first = min((row["starts_on"] for row in courses), default=None)
    day: date | None = institution["designated_on"] or first
    return day


def _inspections(records: Records, as_of: date) -> list[Row]:
    listed, inspections = cities(records, as_of), by(records["inspections"], "institution_id")
    rows = []
    for institution in records["institutions"]:
        if institution["city_code"] not in listed:
            continue
        since = designated_since(records, institution)
        for end in month_ends(as_of):
            ended = institution["ended_on"]
            if since is None or since > end or (ended is not None and ended <= end):
                continue
            recent = [
                row
                for row in inspections.get(institution["id"], [])
                if year_before(end) < row["inspected_on"] <= end
            ]
            last = max(recent, key=lambda row: (row["inspected_on"], row["id"]), default=None)
            rows.append(
                {
                    "city": institution["city_code"],
                    "institution": institution["id"],
                    "month": month_number_of(end),
                    "designated": 1,
                    "inspected": last is not None,
                    "inspected_passed": last is not None and last["result"] == "passed",
                    "beyond_centres": institution["kind"] in OTHER_KINDS,
                    **{kind: institution["kind"] == kind for kind in OTHER_KINDS},
                }
            )
    return rows


def _files(records: Records, as_of: date) -> list[Row]:
    recorded = one_by(records["enrolments"], "id")
    return [
        {
            "city": row["city"],
            "institution": row["institution"],
            "month": month_number_of(row["ends_on"]),
            "files": recorded[row["id"]]["file_complete"] is not None,
            "complete": recorded[row["id"]]["file_complete"] is True,
        }
        for row in enrolments(records, as_of)
        if row["attended"]
    ]
