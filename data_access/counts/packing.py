"""Count tables as columns of equal length: fetched, rolled up, hashed, packed and unpacked."""

import hashlib
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from sqlalchemy import BigInteger, ColumnElement, Connection, Select, literal

Columns = dict[str, NDArray[Any]]


# Bits that each key needs; together they fit one whole number of 63 bits.
WIDTHS = {
    "institution": 27,
    "grp": 3,
    "kind": 3,
    "incubated": 1,
    "links": 5,
    "month": 16,
    "period": 6,
    "event": 1,
}


def count_by(
    connection: Connection, keys: Mapping[str, ColumnElement[int]], query: Select[*tuple[Any, ...]]
) -> Columns:
    """Run a query of sums for each combination of the keys; one row per combination.

    The keys travel as one number: a database sorts one number much faster than several, and
    there is less to fetch.
    """
    packed: ColumnElement[int] = literal(0, BigInteger)
    for name, expression in keys.items():
        packed = packed * literal(2 ** WIDTHS[name], BigInteger) + expression
    held = fetch(connection, query.add_columns(packed.label("packed")).group_by("packed"))
    rest, result = held.pop("packed"), dict[str, NDArray[Any]]()
    for name in reversed(list(keys)):
        result[name] = rest & (2 ** WIDTHS[name] - 1)
        rest = rest >> WIDTHS[name]
    return {**{name: result[name] for name in keys}, **held}


def fetch(connection: Connection, query: Select[*tuple[Any, ...]]) -> Columns:
    """Run a query of whole numbers; columns of int64, rows as they come."""
    names = [column.name for column in query.selected_columns]
    rows: Any = connection.execute(query).cursor  # the driver's own rows, which cost half as much
    held = np.fromiter(chain.from_iterable(rows), dtype=np.int64).reshape(-1, len(names))
    return {name: np.ascontiguousarray(held[:, i]) for i, name in enumerate(names)}


def roll_up(
    columns: Mapping[str, NDArray[Any]], keys: Sequence[str], measures: Sequence[str]
) -> Columns:
    """Sum the measures over all rows that agree in the keys; rows in the order of the keys."""
    if not len(columns[keys[0]]):
        return {name: columns[name] for name in (*keys, *measures)}
    spans = [int(columns[key].max()) + 1 for key in keys]
    packed = np.ravel_multi_index([columns[key] for key in keys], spans)
    found, place = np.unique(packed, return_inverse=True)
    result: Columns = dict(zip(keys, np.unravel_index(found, spans), strict=True))
    for name in measures:
        amount = np.zeros(len(found), dtype=np.int64)
        np.add.at(amount, place, columns[name])
        result[name] = amount
    return {name: values.astype(np.int64) for name, values in result.items()}


def content_hash(columns: Columns) -> str:
    """SHA-256 over names, kinds and values; the same on every machine and database."""
    digest = hashlib.sha256()
    for name, values in columns.items():
        digest.update(f"{name}:{values.dtype.kind}:{len(values)};".encode())
        digest.update(_bytes(values))
    return digest.hexdigest()


def _bytes(values: NDArray[Any]) -> bytes:
    if values.dtype.kind == "f":
        return values.astype("<f8").tobytes()
    if values.dtype.kind in "iub":
        return values.astype("<i8").tobytes()
    return "\x00".join(map(str, values)).encode()


def pack(columns: Columns) -> bytes:
    """Columns as a compressed Arrow stream."""
    table = pa.table({name: pa.array(values) for name, values in columns.items()})
    sink = pa.BufferOutputStream()
    options = pa.ipc.IpcWriteOptions(compression="zstd")
    with pa.ipc.new_stream(sink, table.schema, options=options) as writer:
        writer.write_table(table)
    return sink.getvalue().to_pybytes()


def unpack(body: bytes) -> Columns:
    """The columns of a packed stream, read-only."""
    table = pa.ipc.open_stream(body).read_all()
    columns = {
        name: table[name].combine_chunks().to_numpy(zero_copy_only=False)
        for name in table.column_names
    }
    for values in columns.values():
        values.flags.writeable = False
    return columns
