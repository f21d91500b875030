"""The workbench of a snapshot: an analytical database in this process that holds what is counted.

Records stay where they live and are only read, once; every join and sum happens here. So a
snapshot does not depend on the shared database's kind, speed or settings, and takes no locks,
memory or temporary space of it.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
from sqlalchemy import ColumnElement, Select, Table

from data_access.counts.workbench.dialect import sql, type_name
from data_access.counts.workbench.packing import Columns

Query = Select[*tuple[Any, ...]]
SETTINGS = {
    "autoinstall_known_extensions": False,  # nothing is ever fetched
    "autoload_known_extensions": False,
    "preserve_insertion_order": False,
    "asof_loop_join_threshold": 0,  # loops took 2 s where sorting takes 0.1
}


class Workbench:
    """Tables in memory, filled and asked by SQLAlchemy statements; several threads may ask."""

    def __init__(self, spill: str) -> None:
        """`spill` is a folder for what does not fit into memory."""
        self._engine = duckdb.connect(":memory:", config={**SETTINGS, "temp_directory": spill})

    def take(self, table: Table, names: list[str], rows: pa.RecordBatchReader) -> None:
        """Copies these columns of a table of records, each as its declared type."""
        kinds = {name: type_name(table.c[name].type) for name in names}
        text = {field.name for field in rows.schema if pa.types.is_string(field.type)}
        read = ", ".join(
            f"{_read(name, kind, name in text)} AS {name}" for name, kind in kinds.items()
        )
        with self._engine.cursor() as cursor:
            cursor.register(f"{table.name}_read", rows)
            cursor.execute(f"CREATE TABLE {table.name} AS SELECT {read} FROM {table.name}_read")

    def put(self, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
        """Fills a working table with these rows."""
        columns = dict(zip(table.c.keys(), map(list, zip(*rows, strict=True)), strict=True))
        self._engine.register("incoming", pa.table(columns))
        self._engine.execute(f"CREATE TABLE {table.name} AS SELECT * FROM incoming")
        self._engine.unregister("incoming")

    def fill(self, table: Table, *queries: Query) -> None:
        """Fills a working table with the rows of these queries, column by column."""
        names = ", ".join(table.c.keys())
        rows = "\nUNION ALL\n".join(sql(query) for query in queries)
        self._engine.execute(f"CREATE TABLE {table.name}({names}) AS {rows}")

    def run(self, statement: str) -> None:
        """Runs a statement of our own that gives nothing back."""
        with self._engine.cursor() as cursor:
            cursor.execute(statement)

    def numbers(self, statement: str) -> Columns:
        """Columns of int64 of a statement of whole numbers, rows as they come."""
        whole_numbers = f"SELECT CAST(COLUMNS(*) AS BIGINT) FROM ({statement})"
        with self._engine.cursor() as cursor:
            columns = cursor.execute(whole_numbers).fetchnumpy()
        empty = [name for name, values in columns.items() if np.ma.is_masked(values)]
        if empty:
            raise ValueError(f"A count is empty instead of a number: {', '.join(empty)}.")
        return {name: np.asarray(values, np.int64) for name, values in columns.items()}

    def fetch(self, query: Query) -> Columns:
        """The same of an SQLAlchemy query."""
        return self.numbers(sql(query))

    def rows(self, query: Query) -> list[tuple[Any, ...]]:
        """The rows of a query, as they come."""
        with self._engine.cursor() as cursor:
            return cursor.execute(sql(query)).fetchall()

    def close(self) -> None:
        """Lets go of everything."""
        self._engine.close()


def count_by(bench: Workbench, keys: Mapping[str, ColumnElement[int]], query: Query) -> Columns:
    """Run a query of sums for each combination of the keys; one row per combination."""
    named = [expression.label(name) for name, expression in keys.items()]
    columns = bench.fetch(query.add_columns(*named).group_by(*keys.values()))
    return {name: columns.pop(name) for name in keys} | columns


@contextmanager
def workbench() -> Iterator[Workbench]:
    """An empty workbench, gone afterwards with all that it wrote."""
    with TemporaryDirectory(prefix="snapshot-") as spill:
        bench = Workbench(spill)
        try:
            yield bench
        finally:
            bench.close()


def _read(name: str, kind: str, text: bool) -> str:
    """A column as its kind; where it came as text, an empty text is nothing."""
    filled = f"NULLIF({name}, '')" if text else name
    return f"CAST({filled} AS {kind})"
