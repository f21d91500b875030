"""Sums of the oracle's rows over a slice and a period, by plain loops."""

from collections.abc import Sequence
from datetime import date

from tests.oracle.clocks import completed_months, month_text
from tests.oracle.harness.records import Records, Row, one_by

SLICES = ("national", "province", "tier", "city", "group", "institution", "cohort")


def key_of(row: Row, by: str, cities: dict[str, Row]) -> str:
    """The entity that a row belongs to."""
    match by:
        case "national":
            return "000000"
        case "province":
            return str(cities[row["city"]]["province_code"])
        case "tier":
            return str(cities[row["city"]]["tier"])
        case "cohort":
            return month_text(row["start"])
    return str(row[by])


def in_period(row: Row, ripens_after: int, period: str | int, as_of: date) -> bool:
    """Whether the row's cohort is ripe and belongs to the period: rolling, latest or a year."""
    age = completed_months(row["start"], as_of)
    if age < ripens_after:
        return False
    if period == "rolling":
        return age < ripens_after + 12
    if period == "latest":
        return age < 12
    return bool(row["start"].year == int(period))


def sums(
    rows: Sequence[Row], measures: Sequence[str], by: str, records: Records
) -> dict[str, tuple[int, ...]]:
    """Per entity that has rows, the sum of every measure."""
    cities = one_by(records["cities"], "code")
    totals: dict[str, list[int]] = {}
    for row in rows:
        total = totals.setdefault(key_of(row, by, cities), [0] * len(measures))
        for i, measure in enumerate(measures):
            total[i] += int(row[measure])
    return {key: tuple(total) for key, total in totals.items()}


def by_entity(rows: Sequence[Row], by: str, records: Records) -> dict[str, list[Row]]:
    """The rows of each entity that has any."""
    cities = one_by(records["cities"], "code")
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(key_of(row, by, cities), []).append(row)
    return groups
