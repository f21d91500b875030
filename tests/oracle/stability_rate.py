"""Businesses operating after a year, counted one by one from the records."""

from datetime import date

from tests.oracle.clocks import completed_months
from tests.oracle.harness.records import Records, Row
from tests.oracle.ventures import closed_within, operating_at_12, ventures

TABLE, RIPENS_AFTER = "business", 12 + 1 + 1
MEASURES = (
    "opened",
    *(f"closed_{month}" for month in range(1, 13)),
    *(f"lost_{month}" for month in range(12)),
    "operating_12",
    "known_12",
    "open_12",
    "operating_or_lost_12",
)
ESTIMATED = (None,)
VARIANTS: dict[str | None, tuple[str, str]] = {
    None: ("operating_12", "opened"),
    "known": ("operating_12", "known_12"),
    "lost_closed": ("open_12", "opened"),
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
                **exits(venture),
            }
        )
    return rows


def exits(venture: Row) -> Row:
    """Whether a business closed, or was lost sight of, in each month of its first year."""
    last_seen = completed_months(venture["start"], venture["contact"])
    last_seen = last_seen if venture["lost"] else -1
    return {
        "open_12": not closed_within(venture, 12) and not 0 <= last_seen < 12,
        "operating_or_lost_12": not closed_within(venture, 12),
        **{f"closed_{month}": venture["closing"] == month for month in range(1, 13)},
        **{f"lost_{month}": last_seen == month for month in range(12)},
    }


def estimate(rows: list[Row], *_others: object) -> tuple[float, int]:
    """Share not closed after twelve months x businesses, and businesses, month by month.

    In every month those still under observation are counted anew: who closed later or in it, and
    of those not seen to close whoever was in contact that long.
    """
    surviving = 1.0
    for month in range(1, 13):
        watched = [row for row in rows if last_month(row) >= month]
        closing = [row for row in watched if row[f"closed_{month}"]]
        if not watched:
            return (0.0 if surviving == 0 else float("nan")), len(rows)
        surviving *= 1 - len(closing) / len(watched)
    return surviving * len(rows), len(rows)


def last_month(row: Row) -> int:
    """The month of age in which a business leaves observation, 13 after the year."""
    for month in range(1, 13):
        if row[f"closed_{month}"]:
            return month
    return next((month for month in range(12) if row[f"lost_{month}"]), 13)
