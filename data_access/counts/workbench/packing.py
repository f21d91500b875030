"""Count tables as columns of equal length: fetched, rolled up, hashed, packed and unpacked."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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


def _bytes(values: NDArray[Any]) -> bytes | memoryview:
    """What is hashed of a column: of numbers eight bytes each, not copied once more."""
    if values.dtype.kind in "fiub":
        wide = np.ascontiguousarray(values, "<f8" if values.dtype.kind == "f" else "<i8")
        return wide.data if wide.size else b""
    return "\x00".join(map(str, values)).encode()


@dataclass(frozen=True)
class Packed:
    """A count table as a snapshot keeps it."""

    content_hash: str
    rows: int
    body: bytes


def packed(columns: Columns) -> Packed:
    """A count table, hashed and packed."""
    return Packed(content_hash(columns), len(next(iter(columns.values()))), pack(columns))


def pack(columns: Columns) -> bytes:
    """Columns as a compressed Arrow stream, whole numbers in the smallest type that holds them."""
    table = pa.table({name: pa.array(in_smallest_type(values)) for name, values in columns.items()})
    sink = pa.BufferOutputStream()
    options = pa.ipc.IpcWriteOptions(compression=pa.Codec("zstd", PACKING))
    with pa.ipc.new_stream(sink, table.schema, options=options) as writer:
        writer.write_table(table)
    packed: bytes = sink.getvalue().to_pybytes()
    return packed


def in_smallest_type(values: NDArray[Any]) -> NDArray[Any]:
    """Whole numbers in the smallest type that holds them; anything else as it is."""
    if values.dtype.kind not in "iu" or not values.size:
        return values
    ends = (np.min_scalar_type(int(values.min())), np.min_scalar_type(int(values.max())))
    kind = np.result_type(*ends)
    # Of a negative and a very large number together numpy makes fractions.
    return values.astype(kind, copy=False) if kind.kind in "iu" else values


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
