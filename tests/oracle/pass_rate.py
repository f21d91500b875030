"""Attendance and passes, counted one by one from the records."""

from datetime import date

from tests.oracle.harness.records import Records, Row
from tests.oracle.person_years import enrolments, first_of_year

TABLE, RIPENS_AFTER = "attended", 2 + 1
MEASURES = ("attended", "assessed", "passed")
VARIANTS = {None: ("passed", "attended"), "assessed": ("passed", "assessed")}


def units(records: Records, as_of: date) -> list[Row]:
    """One row per person and year at the first start-up course attended; the clock: its end."""
    attended = [row for row in enrolments(records, as_of) if row["attended"]]
    return [
        {**row, "start": row["ends_on"]}
        for row in first_of_year(attended, "ends_on")
        if row["kind"] == "SYB"
    ]
