"""What a file would do to its city's figures, counted on a copy of that city alone; nothing is written."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import ColumnElement, Connection, Engine, Table, select

from data_access import snapshots
from data_access.engine import open_database, writing
from data_access.returns.batches import bring_in
from data_access.returns.declared.deletions import deleted_rows
from data_access.returns.form_rows import FormRows
from data_access.returns.parsing.office_file import OfficeFile
from data_access.returns.projection import Changed, project
from data_access.returns.returned import NATION, Sender
from data_access.schema.reference import cities, provinces, settings, targets
from data_access.schema.returns import batches, returned_rows
from data_access.snapshots import SnapshotInfo
from data_access.stored_table import LayOut, StoredTable

Snapshot = tuple[SnapshotInfo, dict[str, StoredTable]]
AT_ONCE = 5_000


@dataclass(frozen=True)
class Preview:
    """The city without the file and with it, and what the file would change."""

    before: Snapshot
    after: Snapshot
    changed: Changed


@contextmanager
def before_and_after(
    engine: Engine,
    file: OfficeFile,
    sheets: Sequence[FormRows],
    sender: Sender,
    month_end: date,
    lay_out: LayOut,
) -> Iterator[Preview]:
    """Two snapshots of the sender's city at a month's end, without the file and with it.

    They are read from a copy that ends with the context. Peers, ranks and national figures need
    other cities and are not in it. Raises BatchRefused as `bring_in` does.
    """
    with TemporaryDirectory() as folder:
        copy = open_database(str(Path(folder) / "city.sqlite3"))
        try:
            _copy_city(engine, copy, sender.city)
            before = snapshots.build(copy, month_end)
            receipt = bring_in(copy, file, sheets, sender, "", month_end, deleted_rows(sheets))
            after = snapshots.build(copy, month_end)
            yield Preview(
                snapshots.open_snapshot(copy, before.number, lay_out),
                snapshots.open_snapshot(copy, after.number, lay_out),
                receipt.changed,
            )
        finally:
            copy.dispose()


def _copy_city(engine: Engine, copy: Engine, city: str) -> None:
    """The city, its province, the targets of all, and what its batches say."""
    with engine.connect() as source, writing(copy, bulk=True) as connection:
        row = source.execute(select(cities).where(cities.c.code == city)).mappings().first()
        if row is not None:
            of = provinces.c.code == row["province_code"]
            _take(source, connection, provinces, of)
        _take(source, connection, cities, cities.c.code == city)
        _take(source, connection, settings)
        _take(source, connection, targets, targets.c.city_code.is_(None))
        _take(source, connection, targets, targets.c.city_code == city)
        for sender in (NATION, city):  # the nation's set targets of the city too
            _take(source, connection, batches, batches.c.city_code == sender)
            _take(source, connection, returned_rows, returned_rows.c.city_code == sender)
        project(connection, city)


def _take(
    source: Connection, target: Connection, table: Table, *where: ColumnElement[bool]
) -> None:
    rows: list[Mapping[str, object]] = []
    for row in source.execute(select(table).where(*where)).mappings():
        rows.append(dict(row))
        if len(rows) == AT_ONCE:
            target.execute(table.insert(), rows)
            rows = []
    if rows:
        target.execute(table.insert(), rows)
