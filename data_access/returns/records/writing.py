"""Brings one table of records to what a city's batches say: adds, changes, and tells what is to go."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from sqlalchemy import Connection, Table, bindparam

from data_access.counts.recount.touched import LEADS
from data_access.loading.files import Sheet
from data_access.loading.inserting import insert_rows
from data_access.loading.rows_there import rows_with
from data_access.returns.in_force import in_parts
from data_access.returns.records.sheets import chosen_rows
from data_access.schema.business import businesses, founders

AT_ONCE = 5_000
Row = tuple[Any, ...]


@dataclass(frozen=True)
class TableChange:
    """How many rows were added and changed, and the numbers of those that stand no longer.

    `touched` are these rows as they were and as they are, with the columns that lead to persons.
    """

    added: int
    changed: int
    gone: list[int]
    touched: pa.Table


def write(connection: Connection, sheet: Sheet, numbers: Iterable[int]) -> TableChange:
    """Adds what is new and changes what is returned otherwise.

    `numbers` are those of everything that the city ever returned to this table; what of it stands
    in the table and is not in the sheet is to go, once nothing refers to it any more.
    """
    names = list(sheet.table.columns.keys())
    there: dict[int, Row] = {
        row[0]: tuple(row)
        for row in rows_with(connection, sheet.table, _id_first(names), sorted(numbers))
    }
    wanted = sheet.columns["id"]
    new = np.asarray(pc.invert(pc.is_in(wanted, pa.array(there, pa.int64()))))
    differing = _differing(chosen_rows(sheet, ~new), there)
    _change(connection, sheet.table, differing)
    added = chosen_rows(sheet, new)
    _add(connection, added)
    gone = sorted(there.keys() - set(wanted.to_pylist()))
    before = [there[row[0]] for row in differing] + [there[number] for number in gone]
    touched = _leading(sheet.table, added, [*differing, *before])
    return TableChange(added.rows, len(differing), gone, touched)


def _id_first(names: Sequence[str]) -> list[str]:
    return ["id", *(name for name in names if name != "id")]


def _add(connection: Connection, sheet: Sheet) -> None:
    """Adds rows; whoever leads a business is its founder."""
    for _ in insert_rows(connection, sheet, AT_ONCE):
        pass
    if sheet.table is businesses:
        pairs = {"business_id": sheet.columns["id"], "person_id": sheet.columns["lead_person_id"]}
        _add(connection, Sheet(founders, founders.name, sheet.rows, pairs))


def _differing(sheet: Sheet, there: Mapping[int, Row]) -> list[Row]:
    """The rows that differ from what stands, their number first."""
    names = _id_first(list(sheet.columns))
    rows: list[Row] = []
    for start in range(0, sheet.rows, AT_ONCE):
        part = (sheet.columns[name].slice(start, AT_ONCE).to_pylist() for name in names)
        rows += [row for row in zip(*part, strict=True) if row != there[row[0]]]
    return rows


def _change(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    names = _id_first(list(table.columns.keys()))
    update = (
        table.update()
        .where(table.c.id == bindparam("new_id"))
        .values({name: bindparam(f"new_{name}") for name in names[1:]})
    )
    for some in in_parts(rows, AT_ONCE):
        new = [{f"new_{n}": value for n, value in zip(names, row, strict=True)} for row in some]
        connection.execute(update, new)


def _leading(table: Table, added: Sheet, others: Sequence[Row]) -> pa.Table:
    """The columns that lead to persons, of added rows and of others."""
    names = _id_first(list(table.columns.keys()))
    return pa.table(
        {
            name: pa.concat_arrays(
                [
                    added.columns[name].cast(pa.int64()),
                    pa.array([row[place] for row in others], pa.int64()),
                ]
            )
            for place, name in enumerate(names)
            if name == "id" or name in LEADS
        }
    )


def take_away(connection: Connection, table: Table, numbers: Sequence[int]) -> None:
    """Removes rows by their numbers, of businesses their founders too."""
    for some in in_parts(numbers):
        if table is businesses:
            connection.execute(founders.delete().where(founders.c.business_id.in_(some)))
        connection.execute(table.delete().where(table.c.id.in_(some)))
