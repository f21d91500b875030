"""Monthly summaries, counted row by row from the records: what they bring to a figure's sums."""

from datetime import date

from tests.oracle.harness.records import Records, Row, listed_cities

TOLD = {
    "trained": (0, "trained", "trained"),
    "pass_rate": (2, "passed", "attended"),
    "opening_rate": (6, "served_opened", "served"),
    "job_multiplier": (6, "half_jobs", "half_opened"),
    "stability_rate": (12, "year_operating", "year_opened"),
}
"""By figure: how many months before its cohort began, its success and its size."""


def cohorts(records: Records, as_of: date, key: str) -> list[Row]:
    """One row per city and cohort told of: city, month (a month number), x and n."""
    before, success, size = TOLD[key]
    return [
        {
            "city": row["city_code"],
            "month": row["month_end"].year * 12 + row["month_end"].month - 1 - before,
            "x": row[success],
            "n": row[size],
        }
        for row in records["monthly_summaries"]
        if row["month_end"] <= as_of
        and row["city_code"] in listed_cities(records, as_of)
        and row[size] is not None
    ]


def together(units: list[Row], told: list[Row], success: str) -> dict[tuple[str, int], list[int]]:
    """[successes, size] by city and cohort month: of the records where there are any, else told."""
    sums: dict[tuple[str, int], list[int]] = {}
    for unit in units:
        cell = sums.setdefault(
            (unit["city"], unit["start"].year * 12 + unit["start"].month - 1), [0, 0]
        )
        cell[0] += int(unit[success])
        cell[1] += 1
    recorded = set(sums)
    for row in told:
        if (row["city"], row["month"]) not in recorded:
            sums[row["city"], row["month"]] = [row["x"], row["n"]]
    return sums
