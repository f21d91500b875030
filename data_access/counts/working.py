"""The temporary tables in which a snapshot is put together: made, filled and dropped again."""

from typing import Any

from sqlalchemy import Column, Connection, Integer, MetaData, Select, Table
from sqlalchemy.schema import SchemaItem

working = MetaData()


def working_table(name: str, *columns: SchemaItem | str, **options: Any) -> Table:
    """Declare a temporary table; a column given as a word holds whole numbers."""
    declared = [Column(c, Integer) if isinstance(c, str) else c for c in columns]
    return Table(name, working, *declared, prefixes=["TEMPORARY"], **options)


def key(name: str) -> Column[int]:
    """A whole number that no two rows share."""
    return Column(name, Integer, primary_key=True, autoincrement=False)


def fill_from(connection: Connection, table: Table, *queries: Select[*tuple[Any, ...]]) -> None:
    """Make a working table and put the rows of these queries into it, column by column."""
    _create(connection, table)
    names = list(table.c.keys())
    for rows in queries:
        connection.execute(table.insert().from_select(names, rows))
    take_statistics(connection, table)


def _create(connection: Connection, table: Table) -> None:
    """Make a working table, on PostgreSQL without its key.

    SQLite finds rows by it; PostgreSQL joins whole tables and would spend as long on keeping
    the key as on the rows.
    """
    table.create(connection)
    if connection.dialect.name == "postgresql" and table.primary_key.columns:
        connection.exec_driver_sql(f"ALTER TABLE {table.name} DROP CONSTRAINT {table.name}_pkey")


def take_statistics(connection: Connection, table: Table) -> None:
    """A database guesses the size of a new table, and joins badly, until it has looked."""
    connection.exec_driver_sql(f"ANALYZE {table.name}")


def prepare(connection: Connection) -> None:
    """Remove what an earlier snapshot on this connection left, and allow joins in memory."""
    drop(connection)
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL work_mem = '256MB'")
        connection.exec_driver_sql("SET LOCAL jit = off")


def drop(connection: Connection) -> None:
    """Remove all working tables."""
    working.drop_all(connection, checkfirst=True)
