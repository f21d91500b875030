"""Businesses operating after a year, counted one by one from the records."""

from datetime import date

from tests.oracle.harness.records import Records, Row
from tests.oracle.ventures import operating_at_12, ventures

TABLE, RIPENS_AFTER = "business", 12 + 1 + 1
MEASURES = ("opened", "operating_12", "known_12", "operating_or_lost_12")
VARIANTS = {
    None: ("operating_12", "known_12"),
    "lost_closed": ("operating_12", "opened"),
    "lost_operating": ("operating_or_lost_12", "opened"),
}


def units(records: Records, as_of: date) -> list[Row]:
    """One row per business that training led to, operating or not after a year, or unknown."""
    rows = []
    for venture in ventures(records, as_of):
        operating = operating_at_12(venture)
        rows.append(
            {
                **venture,
                "opened": True,
                "operating_12": operating is True,
                "known_12": operating is not None,
                "operating_or_lost_12": operating is not False,
            }
        )
    return rows
