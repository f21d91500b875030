"""Writes checked columns into the database the fastest way that each one has."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from functools import cache
from io import BytesIO
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv
from sqlalchemy import Connection, Table
from sqlalchemy.schema import AddConstraint, CreateIndex, DropConstraint, DropIndex

from data_access.loading.files import Sheet
from data_access.loading.rows_there import holds_rows

AT_ONCE = 50_000
WORTH_REBUILDING = 20_000
FIRST, LAST = date(1900, 1, 1), date(2100, 12, 31)
FIRST_DAY = (FIRST - date(1970, 1, 1)).days


def empty(connection: Connection, tables: Sequence[Table]) -> None:
    """Removes all rows of these tables, those that refer to others first."""
    if connection.dialect.name == "postgresql":
        quote = connection.dialect.identifier_preparer.format_table
        names = ", ".join(quote(table) for table in tables)
        connection.exec_driver_sql(f"TRUNCATE {names}")
        return
    for table in reversed(tables):
        connection.execute(table.delete())


def take_statistics(connection: Connection, tables: Sequence[Table]) -> None:
    """Tells the planner of queries how the tables look now, before anybody counts them."""
    quote = connection.dialect.identifier_preparer.format_table
    for table in tables:
        connection.exec_driver_sql(f"ANALYZE {quote(table)}")


def insert(connection: Connection, sheet: Sheet, step: Callable[[float], None]) -> None:
    """Writes all rows of a sheet; calls `step` with the share that is done."""
    with _checked_and_sorted_once(connection, sheet):
        for done in insert_rows(connection, sheet, AT_ONCE):
            step(done / sheet.rows)


def insert_rows(connection: Connection, sheet: Sheet, at_once: int) -> Iterator[int]:
    """Writes the rows of a sheet part by part, its indexes standing; yields how many are written."""
    write = _copy if connection.dialect.name == "postgresql" else _execute_many
    for start in range(0, sheet.rows, at_once):
        part = [values.slice(start, at_once) for values in sheet.columns.values()]
        write(connection, sheet, part)
        yield min(sheet.rows, start + at_once)


@contextmanager
def _checked_and_sorted_once(connection: Connection, sheet: Sheet) -> Iterator[None]:
    """Fills a large empty table without its indexes, and on PostgreSQL without its references.

    Making them over all rows at the end takes a fraction of the time of keeping them row by
    row, in the same transaction. (SQLite checks the references of a bulk write by itself.)
    """
    parts: list[tuple[Any, Any]] = []
    if sheet.rows >= WORTH_REBUILDING and not holds_rows(connection, sheet.table):
        parts = [(CreateIndex(index), DropIndex(index)) for index in sheet.table.indexes]
        if connection.dialect.name == "postgresql":
            links = sheet.table.foreign_key_constraints
            parts += [
                # not isolated: the declaration would forget the reference
                (AddConstraint(link, isolate_from_table=False), DropConstraint(link))
                for link in links
            ]
    for _, drop in parts:
        connection.execute(drop)
    yield
    for create, _ in parts:
        connection.execute(create)


def _execute_many(connection: Connection, sheet: Sheet, part: list[pa.Array]) -> None:
    quote = connection.dialect.identifier_preparer.quote
    names = ", ".join(quote(name) for name in sheet.columns)
    marks = ", ".join("?" for _ in sheet.columns)
    statement = f"INSERT INTO {quote(sheet.table.name)} ({names}) VALUES ({marks})"  # noqa: S608
    rows = zip(*(_as_sqlite_keeps(values) for values in part), strict=True)
    driver: Any = connection.connection.driver_connection
    driver.executemany(statement, rows)


def _as_sqlite_keeps(values: pa.Array) -> list[Any]:
    if pa.types.is_date32(values.type):
        days = pc.fill_null(values.cast(pa.int32()), FIRST_DAY - 1)
        return list(_days_as_text()[np.asarray(days) - FIRST_DAY])
    if pa.types.is_boolean(values.type):
        values = values.cast(pa.int8())
    return list(values.to_pylist())


@cache
def _days_as_text() -> np.ndarray:
    """The text of each day that can occur, and as last element (index -1) a missing one."""
    days = (LAST - FIRST).days + 1
    texts = [(FIRST + timedelta(day)).isoformat() for day in range(days)]
    return np.array([*texts, None], dtype=object)


def _copy(connection: Connection, sheet: Sheet, part: list[pa.Array]) -> None:
    quote = connection.dialect.identifier_preparer.quote
    names = ", ".join(quote(name) for name in sheet.columns)
    text = BytesIO()
    rows = pa.Table.from_arrays(part, names=list(sheet.columns))
    csv.write_csv(rows, text, csv.WriteOptions(include_header=False))
    statement = f"COPY {quote(sheet.table.name)} ({names}) FROM STDIN (FORMAT csv)"
    driver: Any = connection.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(statement) as copy:
        copy.write(text.getvalue())
