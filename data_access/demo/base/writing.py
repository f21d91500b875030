"""Records as files: one per table, columns exactly as the schema declares them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, Protocol

import numpy as np
import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq
from sqlalchemy import Boolean, Column, Date, Float, SmallInteger, String, Table

from data_access.demo.base.days import Array
from data_access.schema import metadata

Format = Literal["parquet", "csv"]
TABLES = {name: table for name, table in metadata.tables.items() if table.info["loaded"]}
FORMATS: tuple[Format, ...] = ("parquet", "csv")


def arrow_type(column: Column[Any]) -> pa.DataType:
    """How a declared column stands in a file."""
    kinds = (
        (String, pa.string()),
        (Boolean, pa.bool_()),
        (Date, pa.date32()),
        (Float, pa.float64()),
        (SmallInteger, pa.int16()),
    )
    return next((arrow for kind, arrow in kinds if isinstance(column.type, kind)), pa.int32())


def arrow_values(column: Column[Any], values: Any) -> pa.Array:
    """One column; numbers below zero are empty cells, words are places in their list."""
    kind = arrow_type(column)
    if isinstance(values, pa.Array):
        return values.cast(kind)
    if not isinstance(values, np.ndarray):
        return pa.array(values, kind)
    empty = values < 0 if column.nullable and values.dtype.kind == "i" else None
    if column.info["one_of"]:
        places = pa.array(values.astype(np.int8), mask=empty)
        return pa.DictionaryArray.from_arrays(places, pa.array(column.info["one_of"]))
    if kind == pa.date32():
        return pa.array(values.astype(np.int32), mask=empty).view(kind)
    return pa.array(values.astype(kind.to_pandas_dtype()), kind, mask=empty)


class LaterColumns(Protocol):
    """Gives the columns of a table that are drawn apart from the others."""

    def columns(self, table: str, city: Array, given: Mapping[str, Any]) -> Mapping[str, Any]:
        """Those columns of the rows with these cities and other columns."""


class RecordFolder:
    """A folder that takes records table by table, in as many portions as come."""

    def __init__(self, folder: Path, form: Format, later: LaterColumns) -> None:
        self.folder, self.form = folder, form
        self._later = later
        self.counts = dict.fromkeys(TABLES, 0)
        self._writers: dict[str, Any] = {}
        folder.mkdir(parents=True, exist_ok=True)
        for name in TABLES:
            for ending in FORMATS:
                (folder / f"{name}.{ending}").unlink(missing_ok=True)

    def add(self, name: str, city: Array | None = None, /, **columns: Any) -> None:
        """Write one portion of a table; every declared column must be given.

        With `city`, the place of each row's city, the later columns are drawn for it.
        """
        if city is not None:
            columns |= self._later.columns(name, city, columns)
        portion = self._portion(TABLES[name], columns)
        if self.form == "csv":
            portion = portion.cast(_plain(TABLES[name]))
        if name not in self._writers:
            self._writers[name] = self._open(name, portion.schema)
        self._writers[name].write_table(portion)
        self.counts[name] += portion.num_rows

    def close(self) -> None:
        """Finish all files; a table without records gets a file without rows."""
        for name in TABLES:
            if name not in self._writers:
                self.add(name, **{column.name: [] for column in TABLES[name].columns})
            self._writers[name].close()

    def _portion(self, table: Table, columns: Mapping[str, Any]) -> pa.Table:
        if set(columns) != {column.name for column in table.columns}:
            raise ValueError(f"The columns of {table.name} are not the declared ones.")
        arrays = [arrow_values(column, columns[column.name]) for column in table.columns]
        return pa.table(arrays, names=[column.name for column in table.columns])

    def _open(self, name: str, schema: pa.Schema) -> Any:
        path = self.folder / f"{name}.{self.form}"
        if self.form == "csv":
            return pa_csv.CSVWriter(path, schema)
        # Without the Arrow schema a reader sees plain text, not the coded words used here.
        return pq.ParquetWriter(path, schema, compression="zstd", store_schema=False)


def _plain(table: Table) -> pa.Schema:
    return pa.schema([(column.name, arrow_type(column)) for column in table.columns])


class Discarded:
    """Takes the same records and keeps none, for re-runs of which only the truth is wanted."""

    def __init__(self) -> None:
        self.counts = dict.fromkeys(TABLES, 0)

    def add(self, name: str, city: Array | None = None, /, **columns: Any) -> None:
        """Forget one portion of a table."""

    def close(self) -> None:
        """Nothing is open."""


Records = RecordFolder | Discarded
