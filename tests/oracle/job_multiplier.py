"""Workers per business opened, counted one by one from the records."""

from datetime import date

from tests.oracle.harness.records import Records, Row
from tests.oracle.ventures import closed_within, ventures, workers_at

TABLE, RIPENS_AFTER = "business", 6 + 1 + 1
VARIANT_RIPENS_AFTER = {"at_12": 12 + 1 + 1}
MEASURES = (
    "opened",
    "founders",
    *(
        f"jobs_{months}{what}"
        for months in (6, 12)
        for what in ("", "_squares", "_known", "_survivors", "_zero")
    ),
)
VARIANTS = {
    None: ("jobs_6", "opened"),
    "known": ("jobs_6", "jobs_6_known"),
    "survivors": ("jobs_6", "jobs_6_survivors"),
    "per_founder": ("jobs_6", "founders"),
    "at_12": ("jobs_12", "opened"),
}


def units(records: Records, as_of: date) -> list[Row]:
    """One row per business that training led to, with its jobs at six and twelve months."""
    rows = []
    for venture in ventures(records, as_of):
        row = {**venture, "opened": True}
        for months in (6, 12):
            workers = workers_at(venture, months)
            closed = closed_within(venture, months)
            row[f"jobs_{months}"] = workers or 0
            row[f"jobs_{months}_squares"] = (workers or 0) ** 2
            row[f"jobs_{months}_known"] = workers is not None
            row[f"jobs_{months}_survivors"] = workers is not None and not closed
            row[f"jobs_{months}_zero"] = workers == 0
        rows.append(row)
    return rows
