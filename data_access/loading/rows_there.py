"""Asks the database which of the given values it holds already, a few thousand at a time."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Table, select

AT_ONCE = 5000


def holds_rows(connection: Connection, table: Table) -> bool:
    """Whether the table has any row."""
    return (
        connection.execute(select(table.columns[0]).select_from(table).limit(1)).first() is not None
    )


def rows_with(
    connection: Connection, table: Table, names: Sequence[str], values: Sequence[Any]
) -> Iterator[Sequence[Any]]:
    """Rows whose first named column has one of the values; yields the named columns."""
    columns = [table.columns[name] for name in names]
    query = select(*columns)
    for start in range(0, len(values), AT_ONCE):
        some = values[start : start + AT_ONCE]
        yield from connection.execute(query.where(columns[0].in_(some)))
