"""Every record of a database as plain lists of rows, the only thing that an oracle looks at."""

from datetime import date
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
    """Cities that belong to the programme at the as-of date, by code."""
    return {
        city["code"]: city
        for city in records["cities"]
        if city["valid_from"] <= as_of and (city["valid_to"] is None or city["valid_to"] > as_of)
    }
