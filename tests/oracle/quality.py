"""Lost businesses, identities trained in several cities, and cities that did not report."""

from datetime import date, timedelta

from tests.oracle.clocks import add_months, completed_months, month_ends, month_text
from tests.oracle.harness.records import Records, by, staying_cities
from tests.oracle.person_years import enrolments
from tests.oracle.ventures import ventures


def lost(records: Records, as_of: date) -> dict[str, tuple[int, int]]:
    """Per city (followed, lost): businesses of the last 18 months not known to have left."""
    recent = [
        row
        for row in ventures(records, as_of)
        if completed_months(row["start"], as_of) < 18
        and not row["gone"]
        and row["city"] in staying_cities(records, as_of)
    ]
    return {
        city: (len(rows), sum(row["lost"] for row in rows))
        for city, rows in by(recent, "city").items()
    }


def undated(records: Records, as_of: date) -> dict[str, tuple[int, int]]:
    """Per city (closed, undated): businesses that left, and those of which only a visit says so."""
    staying = staying_cities(records, as_of)
    closed = [
        row
        for row in ventures(records, as_of)
        if row["closed_on"] is not None and row["city"] in staying
    ]
    return {
        city: (len(rows), sum(row["undated"] for row in rows))
        for city, rows in by(closed, "city").items()
    }


def found_closed(records: Records, as_of: date) -> dict[tuple[str, str, int, int], int]:
    """Closings within the year told by a visit alone, by (city, month, after, until), see the counts."""
    rows: dict[tuple[str, str, int, int], int] = {}
    for row in ventures(records, as_of):
        if not row["undated"] or not 1 <= row["closing"] <= 12:
            continue
        past = row["closed_on"] > add_months(row["start"], 12)
        until = 13 if past else row["closing"]
        key = (
            row["city"],
            month_text(row["start"]),
            completed_months(row["start"], row["reached"]),
            until,
        )
        rows[key] = rows.get(key, 0) + 1
    return rows


def duplicates(records: Records, as_of: date) -> dict[str, tuple[int, int]]:
    """Per city (persons, duplicates): attended SYB within twelve months, also elsewhere."""
    recent = [
        row
        for row in enrolments(records, as_of)
        if row["attended"] and row["kind"] == "SYB" and completed_months(row["ends_on"], as_of) < 12
    ]
    cities_of = {
        person: {row["city"] for row in rows} for person, rows in by(recent, "person").items()
    }
    by_city = {}
    for city, rows in by(recent, "city").items():
        if city not in staying_cities(records, as_of):
            continue
        persons = {row["person"] for row in rows}
        by_city[city] = (len(persons), sum(len(cities_of[person]) > 1 for person in persons))
    return by_city


def unreported(records: Records, as_of: date) -> set[str]:
    """Cities without a return for the month of the as-of date or the one before."""
    cities = staying_cities(records, as_of)
    months = {month_text(day) for day in month_ends(as_of - timedelta(days=70), as_of)[-2:]}
    came = {
        row["city_code"]
        for row in records["city_returns"]
        if row["month_end"] <= as_of and month_text(row["month_end"]) in months
    }
    return set(cities) - came
