"""Declares the working tables in which a snapshot is put together on the workbench."""

from typing import Any

from sqlalchemy import Column, Integer, MetaData, Table

working = MetaData()


def working_table(name: str, *columns: str | Column[Any]) -> Table:
    """Declare a working table; a column given as a word holds whole numbers."""
    declared = (Column(c, Integer) if isinstance(c, str) else c for c in columns)
    return Table(name, working, *declared)
