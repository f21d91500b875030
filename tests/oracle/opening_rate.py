"""Openings within half a year, counted one by one from the records."""

from datetime import date

from tests.oracle.harness.records import Records, Row
from tests.oracle.person_years import cohorts

TABLE, RIPENS_AFTER = "opening", 6 + 1
MEASURES = (
    "trained",
    "trained_opened",
    "passed",
    "passed_opened",
    "served",
    "served_opened",
    "unserved",
)
VARIANTS = {
    None: ("served_opened", "served"),
    "passers": ("passed_opened", "passed"),
    "trained": ("trained_opened", "trained"),
}


def units(records: Records, as_of: date) -> list[Row]:
    """One row per person and year trained, with what became of it within six months."""
    rows = []
    for row in cohorts(records, as_of):
        opened = 1 <= row["period"] <= 6
        rows.append(
            {
                **row,
                "trained": True,
                "trained_opened": opened,
                "passed_opened": opened and row["passed"],
                "served_opened": opened and row["served"],
                "unserved": row["case"] is None,
            }
        )
    return rows
