"""What undoing a load needs: the rows that it replaced, or the keys of those it added."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any

import pyarrow as pa
from pyarrow import parquet
from sqlalchemy import Boolean, Connection, Date, Float, Integer, Table, select

from data_access.loading.files import Sheet
from data_access.loading.rows_there import holds_rows
from data_access.schema import metadata
from data_access.schema.loads import load_parts
from data_access.schema.reference import settings, targets
from data_access.wording import Worded

AT_ONCE = 100_000
SHARED = (settings, targets)  # others than a load write here, too
TYPES = ((Boolean, pa.bool_()), (Integer, pa.int64()), (Float, pa.float64()), (Date, pa.date32()))


class PartDamaged(Worded):
    """What a load kept is not what was written."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"第 {number} 次装入所留存的内容已损坏，不能据以撤销；未作任何改动。",
            f"What load {number} kept is damaged, so it cannot be undone; nothing was changed.",
        )


def keep_rows(connection: Connection, number: int, tables: Sequence[Table]) -> None:
    """Keeps all rows of these tables, of an empty one that it was empty."""
    for table in tables:
        part = -1
        for part, rows in enumerate(_rows(connection, table)):
            _keep(connection, number, table, part, rows)
        if part < 0:
            _keep(connection, number, table, 0, pa.table(_columns(table, [])))


def keep_keys(connection: Connection, number: int, sheet: Sheet) -> None:
    """Keeps the keys of rows to be added; of a table that is empty before, how many they are.

    To be called before the rows are written.
    """
    if not sheet.rows:
        return
    names = [column.name for column in sheet.table.primary_key]
    if holds_rows(connection, sheet.table) or sheet.table in SHARED:
        keys = pa.table({name: sheet.columns[name] for name in names})
        _keep(connection, number, sheet.table, 0, keys)
    else:
        _insert(connection, number, sheet.table, 0, sheet.rows, b"")


def forget(connection: Connection, numbers: Sequence[int]) -> None:
    """Drops what these loads kept: they can no longer be undone."""
    connection.execute(load_parts.delete().where(load_parts.c.load_number.in_(numbers)))


def tables_with_parts(connection: Connection, number: int) -> list[Table]:
    """Tables of which a load kept something, those first that others refer to."""
    query = select(load_parts.c.record_table).where(load_parts.c.load_number == number)
    names = set(connection.execute(query).scalars())
    return [table for table in metadata.sorted_tables if table.name in names]


def rows_added(connection: Connection, number: int, table: Table) -> int | None:
    """How many rows a load wrote into a table that was empty; None where there were others."""
    p = load_parts.c
    query = select(p.rows, p.body).where(p.load_number == number, p.record_table == table.name)
    rows = connection.execute(query).first()
    return rows.rows if rows is not None and not rows.body else None


def parts(connection: Connection, number: int, table: Table) -> Iterator[Sheet]:
    """What a load kept of a table, part by part; raises PartDamaged where it is another content."""
    p = load_parts.c
    which = p.load_number == number, p.record_table == table.name
    places = connection.execute(select(p.part).where(*which).order_by(p.part)).scalars().all()
    for place in places:
        row = connection.execute(select(load_parts).where(*which, p.part == place)).one()
        body = bytes(row.body)
        if hashlib.sha256(body).hexdigest() != row.content_hash:
            raise PartDamaged(number)
        rows = parquet.read_table(BytesIO(body), use_threads=False).combine_chunks()
        columns = {name: _whole(rows.column(name)) for name in rows.column_names}
        yield Sheet(table, table.name, rows.num_rows, columns)


def _whole(column: pa.ChunkedArray) -> pa.Array:
    return column.chunk(0) if column.num_chunks else pa.array([], column.type)


def _rows(connection: Connection, table: Table) -> Iterator[pa.Table]:
    query = select(table).order_by(*table.primary_key.columns)
    result = connection.execute(query.execution_options(yield_per=AT_ONCE))
    for rows in result.partitions(AT_ONCE):
        yield pa.table(_columns(table, rows))


def _columns(table: Table, rows: Sequence[Any]) -> Mapping[str, pa.Array]:
    by_column = list(zip(*rows, strict=True)) if rows else [()] * len(table.columns)
    return {
        column.name: pa.array(values, _type(column.type))
        for column, values in zip(table.columns, by_column, strict=True)
    }


def _type(of: Any) -> pa.DataType:
    return next((arrow for kind, arrow in TYPES if isinstance(of, kind)), pa.string())


def _keep(connection: Connection, number: int, table: Table, part: int, rows: pa.Table) -> None:
    body = BytesIO()
    parquet.write_table(rows, body, compression="zstd")
    _insert(connection, number, table, part, rows.num_rows, body.getvalue())


def _insert(
    connection: Connection, number: int, table: Table, part: int, rows: int, body: bytes
) -> None:
    connection.execute(
        load_parts.insert(),
        {
            "load_number": number,
            "record_table": table.name,
            "part": part,
            "rows": rows,
            "content_hash": hashlib.sha256(body).hexdigest(),
            "body": body,
        },
    )
