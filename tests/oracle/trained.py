"""Persons trained, counted one by one from the records."""

from datetime import date

from tests.oracle.harness.records import Records, Row
from tests.oracle.person_years import enrolments, first_of_year

TABLE, RIPENS_AFTER = "trained", 0
MEASURES = ("syb", "gyb", "iyb")


def units(records: Records, as_of: date) -> list[Row]:
    """One row per person, kind of course and year, at the first completion."""
    completed = [row for row in enrolments(records, as_of) if row["completed_on"] is not None]
    return [
        {
            **row,
            "start": row["completed_on"],
            **{kind: row["kind"] == kind.upper() for kind in MEASURES},
        }
        for row in first_of_year(completed, "completed_on")
    ]
