"""What later files may refer to: the keys of this load, and those already in the database."""

import pyarrow as pa
import pyarrow.compute as pc
from sqlalchemy import Connection

from data_access.loading.files import Sheet, loaded_tables
from data_access.loading.row_rules import true_where
from data_access.loading.rows_there import holds_rows, rows_with
from data_access.loading.rules import OF_RETURNS, RULES, NotBefore
from data_access.loading.values import Mask
from data_access.schema import metadata


def _wanted() -> set[tuple[str, str]]:
    """Columns (table, column) that other tables refer to or compare with."""
    wanted = set()
    for table in loaded_tables():
        for link in table.foreign_keys:
            wanted.add((link.column.table.name, link.column.name))
    for rule in RULES:
        if isinstance(rule, NotBefore) and rule.via:
            wanted.add((target(rule.table, rule.via)[0], rule.earlier))
    for of_age in OF_RETURNS:
        wanted.add((target(of_age.table, of_age.via)[0], "birth_year"))
    return wanted


def target(table: str, column: str) -> tuple[str, str]:
    """The table and the column that a column refers to."""
    (link,) = metadata.tables[table].columns[column].foreign_keys
    return link.column.table.name, link.column.name


class Links:
    """Remembers of each sheet what others need, and looks up the rest in the database."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.wanted = _wanted()
        self.sheets: dict[str, dict[str, pa.Array]] = {}
        self.unreadable: set[str] = set()

    def remember(self, sheet: Sheet) -> None:
        """Keeps the columns of a sheet that others need."""
        name = sheet.table.name
        self.sheets[name] = {
            column: values
            for column, values in sheet.columns.items()
            if (name, column) in self.wanted
        }

    def dangling(self, table: str, column: str, values: pa.Array) -> Mask:
        """Which values of a referring column are found neither in the load nor in the database."""
        absent = pc.and_(values.is_valid(), pc.invert(self._in_load(table, column, values)))
        if not pc.any(absent).as_py() or not self._in_database(table):
            return true_where(absent)
        unresolved = pc.unique(values.filter(absent)).to_pylist()
        rows = rows_with(self.connection, metadata.tables[table], [column], unresolved)
        in_database = pa.array([value for (value,) in rows], values.type)
        return true_where(pc.and_(absent, pc.invert(pc.is_in(values, value_set=in_database))))

    def follow(self, table: str, key: str, column: str, values: pa.Array) -> pa.Array:
        """For each referring value the `column` of the row it refers to, missing if there is none."""
        own = self.sheets.get(table)
        keys, wanted = (own[key], own[column]) if own else (values[:0], pa.array([], pa.date32()))
        places = pc.index_in(values, value_set=keys)
        absent = pc.and_(values.is_valid(), places.is_null())
        if pc.any(absent).as_py() and self._in_database(table):
            unresolved = pc.unique(values.filter(absent)).to_pylist()
            rows = rows_with(self.connection, metadata.tables[table], [key, column], unresolved)
            there = {row[0]: row[1] for row in rows}
            keys = pa.concat_arrays([keys, pa.array(there.keys(), keys.type)])
            wanted = pa.concat_arrays([wanted, pa.array(there.values(), wanted.type)])
            places = pc.index_in(values, value_set=keys)
        return wanted.take(places)

    def _in_load(self, table: str, column: str, values: pa.Array) -> pa.Array:
        own = self.sheets.get(table)
        keys = own[column] if own else values[:0]
        return pc.is_in(values, value_set=keys)

    def _in_database(self, table: str) -> bool:
        return holds_rows(self.connection, metadata.tables[table])
