"""What came of each form so far: how many records there are, and the last month returned."""

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
        months = _months(connection, city)
    return {
        form: Received(
            rows.get(tables[0], 0), max(filter(None, map(months.get, tables)), default=None)
        )
        for form, tables in MAIN.items()
    }


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


def _months(connection: Connection, city: str | None) -> dict[str, date]:
    """The last month of each table in standing batches and nil returns."""
    r, b, n = returned_rows.c, batches.c, nil_returns.c
    by_batch = (
        select(r.record_table, func.max(b.month_end))
        .join(batches, b.number == r.batch_number)
        .where(b.undone_at.is_(None))
        .group_by(r.record_table)
    )
    by_nil = select(n.record_table, func.max(n.month_end)).group_by(n.record_table)
    if city is not None:
        by_batch, by_nil = by_batch.where(r.city_code == city), by_nil.where(n.city_code == city)
    last: dict[str, date] = {}
    for query in (by_batch, by_nil):
        for table, month in connection.execute(query):
            last[table] = max(month, last.get(table, month))
    return last
