"""Every record of a database as plain lists of rows, the only thing that an oracle looks at."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Engine, select

from data_access.schema import metadata

Row = dict[str, Any]
Records = dict[str, list[Row]]
NAMES = tuple(name for name, table in metadata.tables.items() if table.info["loaded"])


def read_records(engine: Engine) -> Records:
    """All rows of all loaded tables, in no particular order."""
    with engine.connect() as connection:
        return {
            name: [
                dict(row) for row in connection.execute(select(metadata.tables[name])).mappings()
            ]
            for name in NAMES
        }


def by(rows: list[Row], column: str) -> dict[Any, list[Row]]:
    """Rows gathered under each value of a column."""
    rows_by_value: dict[Any, list[Row]] = {}
    for row in rows:
        rows_by_value.setdefault(row[column], []).append(row)
    return rows_by_value


def one_by(rows: list[Row], column: str) -> dict[Any, Row]:
    """The only row of each value of a column; two of them are an error."""
    row_by_value = {row[column]: row for row in rows}
    assert len(row_by_value) == len(rows), f"{column} does not tell the rows apart"
    return row_by_value


def happened(day: date | None, as_of: date) -> bool:
    """Whether an event has a date, and that date is not after the as-of date."""
    return day is not None and day <= as_of


def listed_cities(records: Records, as_of: date) -> dict[str, Row]:
    """Cities that belong to the programme at the as-of date or belonged to it before, by code."""
    return {
        city["code"]: city
        for city in records["cities"]
        if city["valid_from"] <= as_of
        and (city["valid_to"] is None or city["valid_to"] > city["valid_from"])
    }


def has_left(city: Row, as_of: date) -> bool:
    """Whether a city is no longer in the programme."""
    return city["valid_to"] is not None and city["valid_to"] <= as_of


def last_days(records: Records, as_of: date) -> dict[str, date]:
    """The last day of the cohorts that count, by city: of one that left the end of the month in
    which it had its last day in the programme."""
    days = {}
    for code, city in listed_cities(records, as_of).items():
        days[code] = as_of
        if has_left(city, as_of):
            day = city["valid_to"] - timedelta(days=1)
            while (day + timedelta(days=1)).day != 1:
                day = day + timedelta(days=1)
            days[code] = day
    return days


def staying_cities(records: Records, as_of: date) -> list[str]:
    """Codes of the cities that are in the programme at the as-of date."""
    cities = listed_cities(records, as_of)
    return [code for code, city in cities.items() if not has_left(city, as_of)]


def belonging(rows: Iterable[Row], records: Records, as_of: date) -> list[Row]:
    """Rows of a city and a start, without those that start after the city left."""
    last = last_days(records, as_of)
    return [row for row in rows if row["start"] <= last[row["city"]]]
