"""Count tables as columns of equal length: fetched, rolled up, hashed, packed and unpacked."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

Columns = dict[str, NDArray[Any]]
PACKING = 3  # level of compression


def roll_up(
    columns: Mapping[str, NDArray[Any]], keys: Sequence[str], measures: Sequence[str]
) -> Columns:
    """Sum the measures over all rows that agree in the keys; rows in the order of the keys."""
    if not len(columns[keys[0]]):
        return {name: columns[name] for name in (*keys, *measures)}
    spans = [int(columns[key].max()) + 1 for key in keys]
    packed = np.ravel_multi_index([columns[key] for key in keys], spans)
    combined, place = np.unique(packed, return_inverse=True)
    result: Columns = dict(zip(keys, np.unravel_index(combined, spans), strict=True))
    for name in measures:
        amount = np.zeros(len(combined), dtype=np.int64)
        np.add.at(amount, place, columns[name])
        result[name] = amount
    return {name: values.astype(np.int64) for name, values in result.items()}


def content_hash(columns: Columns) -> str:
    """SHA-256 over names, kinds and values, however narrow; the same on every machine and database."""
    digest = hashlib.sha256()
    for name, values in columns.items():
        kind = "i" if values.dtype.kind == "u" else values.dtype.kind
        digest.update(f"{name}:{kind}:{len(values)};".encode())
        digest.update(_bytes(values))
    return digest.hexdigest()


def _bytes(values: NDArray[Any]) -> bytes:
    if values.dtype.kind == "f":
        return values.astype("<f8").tobytes()
    if values.dtype.kind in "iub":
        return values.astype("<i8").tobytes()
    return "\x00".join(map(str, values)).encode()


def pack(columns: Columns) -> bytes:
    """Columns as a compressed Arrow stream, whole numbers in the smallest type that holds them."""
    table = pa.table({name: pa.array(_smallest_type(values)) for name, values in columns.items()})
    sink = pa.BufferOutputStream()
    options = pa.ipc.IpcWriteOptions(compression=pa.Codec("zstd", PACKING))
    with pa.ipc.new_stream(sink, table.schema, options=options) as writer:
        writer.write_table(table)
    packed: bytes = sink.getvalue().to_pybytes()
    return packed


def _smallest_type(values: NDArray[Any]) -> NDArray[Any]:
    if values.dtype != np.int64 or not values.size:
        return values
    ends = (np.min_scalar_type(values.min()), np.min_scalar_type(values.max()))
    kind = np.result_type(*ends)
    # Of a negative and a very large number together numpy makes fractions.
    return values.astype(kind) if kind.kind in "iu" else values


def unpack(body: bytes) -> Columns:
    """The columns of a packed stream, read-only and as narrow as they were packed."""
    table = pa.ipc.open_stream(body).read_all()
    columns = {
        name: table[name].combine_chunks().to_numpy(zero_copy_only=False)
        for name in table.column_names
    }
    for values in columns.values():
        values.flags.writeable = False
    return columns


def widen(columns: Mapping[str, NDArray[Any]]) -> Columns:
    """The same with whole numbers as int64, which products and differences do not leave."""
    whole = {name: values.dtype.kind in "iu" for name, values in columns.items()}
    wide = {
        name: values.astype(np.int64, copy=False) if whole[name] else values
        for name, values in columns.items()
    }
    for values in wide.values():
        values.flags.writeable = False
    return wide
