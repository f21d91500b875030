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
    "unvisited_zero": ("jobs_6", "opened"),
    "known": ("jobs_6", "jobs_6_known"),
    "survivors": ("jobs_6", "jobs_6_survivors"),
    "per_founder": ("jobs_6", "founders"),
    "at_12": ("jobs_12", "opened"),
}
ESTIMATED: dict[str | None, tuple[str, str]] = {
    None: ("jobs_6", "opened"),
    "per_founder": ("jobs_6", "founders"),
    "at_12": ("jobs_12", "opened"),
}
"""Readings in which the unvisited are filled in: whose workers, and divided by what."""


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


def estimate(
    rows: list[Row], everyone: list[Row], records: Records, variant: str | None
) -> tuple[float, int]:
    """Workers with every operating business that nobody visited filled in, and what they are of."""
    tier = {city["code"]: city["tier"] for city in records["cities"]}
    jobs, bottom = ESTIMATED[variant]
    workers = 0.0
    for row in rows:
        workers += row[jobs] if row[f"{jobs}_known"] else filling(row, everyone, tier, jobs)
    return workers, sum(int(row[bottom]) for row in rows)


def filling(row: Row, everyone: list[Row], tier: dict[str, str], jobs: str) -> float:
    """Mean of the visited operating ones that opened in the same year: of the city, if thirty."""
    visited = [
        other
        for other in everyone
        if other[f"{jobs}_survivors"] and other["start"].year == row["start"].year
    ]
    of_city = [other for other in visited if other["city"] == row["city"]]
    of_tier = [other for other in visited if tier[other["city"]] == tier[row["city"]]]
    alike = of_city if len(of_city) >= 30 else of_tier or visited
    return sum(other[jobs] for other in alike) / len(alike) if alike else 0.0
