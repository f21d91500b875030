"""What came of each form so far: how many records there are, and the last month returned."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Engine, func, select

from data_access.returns.forms.fills import MAIN
from data_access.schema import metadata
from data_access.schema.reference import nil_returns
from data_access.schema.returns import batches, returned_rows


@dataclass(frozen=True)
class Received:
    """Records of a form, and the end of the last month for which any, or a nil return, came.

    `last_month` is None where nothing came by returns: a folder of records names no months.
    """

    rows: int
    last_month: date | None


def received(engine: Engine, city: str | None = None) -> dict[str, Received]:
    """What came of each form that fills a table of its own, of all cities or of one.

    Of one city only what it returned is counted: its records in a folder bear no form.
    """
    with engine.connect() as connection:
        rows = _rows(connection) if city is None else _rows_of(connection, city)
        returned, nil = _months_returned(connection, city), _months_nil(connection, city)
    return {
        form: Received(rows.get(tables[0], 0), _last(rows.get(tables[0], 0), tables, returned, nil))
        for form, tables in MAIN.items()
    }


def _last(
    rows: int, tables: tuple[str, ...], returned: Mapping[str, date], nil: Mapping[str, date]
) -> date | None:
    """The last month; a nil return says nothing of records that came in a folder."""
    months = [returned[table] for table in tables if table in returned]
    if months or not rows:
        months += [nil[table] for table in tables if table in nil]
    return max(months, default=None)


def _rows(connection: Connection) -> dict[str, int]:
    names = [tables[0] for tables in MAIN.values()]
    parts = [select(func.count()).select_from(metadata.tables[name]) for name in names]
    counted = connection.execute(select(*(part.scalar_subquery() for part in parts))).one()
    return dict(zip(names, counted, strict=True))


def _rows_of(connection: Connection, city: str) -> dict[str, int]:
    r, b = returned_rows.c, batches.c
    query = (
        select(r.record_table, func.count(func.distinct(r.row_key)))
        .join(batches, b.number == r.batch_number)
        .where(r.city_code == city, b.undone_at.is_(None))
        .group_by(r.record_table)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def _months_returned(connection: Connection, city: str | None) -> dict[str, date]:
    """The last month of each table in the standing batches."""
    r, b = returned_rows.c, batches.c
    query = (
        select(r.record_table, func.max(b.month_end))
        .join(batches, b.number == r.batch_number)
        .where(b.undone_at.is_(None))
        .group_by(r.record_table)
    )
    if city is not None:
        query = query.where(r.city_code == city)
    return {row[0]: row[1] for row in connection.execute(query)}


def _months_nil(connection: Connection, city: str | None) -> dict[str, date]:
    """The last month of each table of which a nil return was made."""
    n = nil_returns.c
    query = select(n.record_table, func.max(n.month_end)).group_by(n.record_table)
    if city is not None:
        query = query.where(n.city_code == city)
    return {row[0]: row[1] for row in connection.execute(query)}
