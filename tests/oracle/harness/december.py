"""The reading of 31 December, unit by unit: what the records have decided, and what is open."""

from dataclasses import dataclass
from datetime import date

from tests.oracle import job_multiplier, opening_rate, pass_rate, stability_rate
from tests.oracle.harness.records import Records, Row

OVER = {"pass_rate": 2, "opening_rate": 6, "job_multiplier": 7, "stability_rate": 12}
WAIT = {"pass_rate": 3, "opening_rate": 7, "job_multiplier": 8, "stability_rate": 14}
UNITS = {
    "pass_rate": pass_rate,
    "opening_rate": opening_rate,
    "job_multiplier": job_multiplier,
    "stability_rate": stability_rate,
}


@dataclass
class December:
    """Denominator, what stands of the numerator, units open, and what these bring at a rate."""

    units: float
    done: float
    open: float
    brings: float


def december(records: Records, as_of: date, key: str, rate: float, city: str = "") -> December:
    """One indicator of one city, or of the nation; the open units at `rate`."""
    rows = [row for row in UNITS[key].units(records, as_of) if row.get("served", True)]
    now = number(as_of)
    year_end = now // 12 * 12 + 11
    ripe = [row for row in rows if 0 <= now - WAIT[key] - number(row["start"]) <= 11]
    city_rows = [row for row in rows if city in ("", row["city"])]
    city_ripe = [row for row in ripe if city in ("", row["city"])]

    def total(units: list[Row]) -> float:
        return headline(units, key, rows, records)

    today = total(city_ripe) / len(city_ripe)
    nation = total(ripe) / len(ripe)
    sums = December(0, 0, 0, 0)
    for month in range(year_end - WAIT[key] - 11, year_end - WAIT[key] + 1):
        here = [row for row in city_rows if number(row["start"]) == month]
        age = now - month
        if month <= now - WAIT[key]:
            sums.units += len(here)
            sums.done += total(here)
        elif key == "stability_rate":
            closed = sum(not row["operating_or_lost_12"] for row in here)
            sums.units += len(here)
            if age >= OVER[key]:
                sums.done += len(here) - closed
                continue
            sums.open += len(here) - closed
            came = closed_by(ripe, age) / closed_by(ripe, 12)
            lost = (1 - rate) * (1 - came) / (1 - (1 - today) * came)
            sums.brings += (len(here) - closed) * (1 - lost)
        elif month <= now:
            sums.units += len(here)
            if age >= OVER[key]:
                sums.done += total(here)
            else:
                sums.done += sum(value(row, key) for row in here)
                open_ = sum(not settled(row, key) for row in here)
                sums.open += open_
                sums.brings += open_ * rate * still(rows, ripe, key, age, (today, nation), now)
        else:
            usual = sum(0 <= now - number(row["start"]) <= 11 for row in city_rows) / 12
            sums.units += usual
            sums.open += usual
            sums.brings += usual * rate
    return sums


def still(
    rows: list[Row], ripe: list[Row], key: str, age: int, readings: tuple[float, float], now: int
) -> float:
    """Of a full rate, what a unit open at this age has before it: from the whole nation."""
    today, nation = readings
    same = [row for row in rows if number(row["start"]) == now - age]
    if key == "opening_rate":
        had = sum(1 <= row["period"] <= age for row in ripe) / sum(
            1 <= row["period"] <= 6 for row in ripe
        )
        return (1 - had) / (1 - today * had)
    had = min(1.0, sum(value(row, key) for row in same) / len(same) / nation)
    if key == "pass_rate":
        return (1 - had) / (1 - today * had)
    return (1 - had) / (1 - sum(settled(row, key) for row in same) / len(same))


def headline(rows: list[Row], key: str, everyone: list[Row], records: Records) -> float:
    """The numerator of these units."""
    oracle = UNITS[key]
    if rows and hasattr(oracle, "estimate"):
        return float(oracle.estimate(rows, everyone, records, None)[0])
    return sum(value(row, key) for row in rows)


def value(row: Row, key: str) -> float:
    """What a unit adds to the numerator."""
    measure = {"pass_rate": "passed", "opening_rate": "served_opened", "job_multiplier": "jobs_6"}
    return float(row[measure[key]])


def settled(row: Row, key: str) -> bool:
    """Whether nothing can change a unit's result any more, though its window runs."""
    return bool(row["jobs_6_known"]) if key == "job_multiplier" else value(row, key) > 0


def closed_by(rows: list[Row], age: int) -> int:
    """Businesses that closed within so many months."""
    return sum(1 <= row["closing"] <= age for row in rows)


def number(day: date) -> int:
    """A month's number."""
    return day.year * 12 + day.month - 1
