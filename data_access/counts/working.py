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
    table.create(connection)
    names = list(table.c.keys())
    for rows in queries:
        connection.execute(table.insert().from_select(names, rows))
    take_statistics(connection, table)


def take_statistics(connection: Connection, table: Table) -> None:
    """A database guesses the size of a new table, and joins badly, until it has looked."""
    connection.exec_driver_sql(f"ANALYZE {table.name}")


def prepare(connection: Connection) -> None:
    """Fix the records' state, remove what an earlier snapshot left, and allow joins in memory.

    The first thing in its transaction.
    """
    if connection.dialect.name == "postgresql":
        # Every count sees the records as they were at the first one, whoever writes meanwhile.
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
    drop(connection)
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL work_mem = '256MB'")
        connection.exec_driver_sql("SET LOCAL jit = off")


def drop(connection: Connection) -> None:
    """Remove all working tables."""
    working.drop_all(connection, checkfirst=True)
