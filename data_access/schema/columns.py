"""How a column is declared: its type, its meaning in both languages and the rules it must keep."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Column, ForeignKey, MetaData, Table
from sqlalchemy.types import TypeEngine

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def column(
    name: str,
    type_: TypeEngine[Any] | type[TypeEngine[Any]],
    zh: str,
    en: str,
    *,
    key: bool = False,
    to: str | None = None,
    optional: bool = False,
    later: bool = False,
    one_of: Sequence[str] = (),
    least: float | None = None,
    most: float | None = None,
    index: bool = False,
    unique: bool = False,
) -> Column[Any]:
    """Declare one column; the loader and the data dictionary read the same declaration.

    `to` names the referenced column ("cities.code"); `one_of` lists the allowed words;
    `least` and `most` bound a number; `optional` allows an empty cell, and
    `later`, of a column that the first files did not have, a file without the column.
    """
    links = [ForeignKey(to)] if to else []
    return Column(
        name,
        type_,
        *links,
        primary_key=key,
        autoincrement=False,
        nullable=optional,
        index=index,
        unique=unique,
        info={
            "zh": zh,
            "en": en,
            "one_of": tuple(one_of),
            "least": least,
            "most": most,
            "later": later,
        },
    )


def later_column(
    name: str,
    type_: TypeEngine[Any] | type[TypeEngine[Any]],
    zh: str,
    en: str,
    *,
    one_of: Sequence[str] = (),
    least: float | None = None,
    most: float | None = None,
) -> Column[Any]:
    """Declare a column that the first files did not have: a file may lack it, a cell be empty."""
    return column(
        name, type_, zh, en, optional=True, later=True, one_of=one_of, least=least, most=most
    )


def table(name: str, zh: str, en: str, *columns: Any, loaded: bool = True) -> Table:
    """Declare one table; `loaded` tells whether an office brings it as a file."""
    return Table(name, metadata, *columns, info={"zh": zh, "en": en, "loaded": loaded})
