"""Classes taught together, one by one from the records, and how much they differ within a city."""

from datetime import date
from types import ModuleType

from tests.oracle import opening_rate, pass_rate
from tests.oracle.harness.records import Records, Row
from tests.oracle.harness.slices import in_period

MEASURES = ("classes", "units", "cases", "units_squared", "cases_squared", "units_cases")
RATES: dict[str, tuple[ModuleType, str, str]] = {
    "attended_classes": (pass_rate, "attended", "passed"),
    "opening_classes": (opening_rate, "served", "served_opened"),
}


def classes(table: str, records: Records, as_of: date) -> list[Row]:
    """One row per class: how many it had, how many of them made it; the clock: its last start."""
    oracle, unit, case = RATES[table]
    members: dict[int, list[Row]] = {}
    for row in oracle.units(records, as_of):
        if row[unit]:
            members.setdefault(row["course"], []).append(row)
    class_rows = []
    for rows in members.values():
        n, x = len(rows), sum(1 for row in rows if row[case])
        class_rows.append(
            {
                "city": rows[0]["city"],
                "start": max(row["start"] for row in rows),
                "classes": 1,
                "units": n,
                "cases": x,
                "units_squared": n * n,
                "cases_squared": x * x,
                "units_cases": n * x,
            }
        )
    return class_rows


def design_effect(table: str, records: Records, as_of: date) -> float:
    """Variance of city rates by classes over that of single persons, city after city."""
    oracle = RATES[table][0]
    ripe = [
        row
        for row in classes(table, records, as_of)
        if in_period(row, oracle.RIPENS_AFTER, "rolling", as_of)
    ]
    by_classes = by_persons = 0.0
    for city in sorted({row["city"] for row in ripe}):
        rows = [row for row in ripe if row["city"] == city]
        n, x, k = sum(r["units"] for r in rows), sum(r["cases"] for r in rows), len(rows)
        if k < 2:
            continue
        p = x / n
        by_classes += k / (k - 1) * sum((r["cases"] - p * r["units"]) ** 2 for r in rows)
        by_persons += n * p * (1 - p)
    return max(by_classes / by_persons, 1.0) if by_persons else 1.0
