"""A small programme in a file: a few cities, some without a table of records; made in a second."""

import shutil
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from sqlalchemy import Table

from data_access import demo, snapshots
from data_access.engine import open_database
from data_access.load import load_folder
from data_access.schema import metadata
from data_access.schema.reference import KEPT_BY_CITIES
from metrics.counts.snapshot import Counts

AS_OF = date(2010, 6, 30)
SHANDONG = ("370100", "370200", "370300", "370600")
"""Four cities of one province, in two tiers."""


def make_records(place: Path, trainees: int) -> Path:
    """A database with the records of all cities of a small year, without a snapshot."""
    records, file = place / "records", place / f"records-{trainees}.sqlite3"
    records.mkdir(exist_ok=True)
    demo.write(records, trainees)
    engine = open_database(f"sqlite:///{file}")
    report = load_folder(engine, records, True)
    assert not report.errors, report.errors[:3]
    engine.dispose()
    return file


def programme(
    records: Path, file: Path, cities: Sequence[str] = SHANDONG, absent: Sequence[str] = ()
) -> Path:
    """A copy with a snapshot of these cities only (none named: of all), the absent tables emptied."""
    shutil.copy(records, file)
    with sqlite3.connect(file) as connection:
        for table in absent:
            connection.execute(f"DELETE FROM {table}")
            connection.execute("DELETE FROM nil_returns WHERE record_table = ?", [table])
        if cities:
            named = ", ".join(f"'{city}'" for city in cities)
            connection.execute(
                f"UPDATE cities SET valid_to = valid_from WHERE code NOT IN ({named})"
            )
    connection.close()
    engine = open_database(f"sqlite:///{file}")
    snapshots.publish(engine, snapshots.build(engine, AS_OF).number)
    engine.dispose()
    return file


def leave(file: Path, successors: Mapping[str, str | None], day: str = "2009-07-01") -> Path:
    """Lets cities leave the programme on a day, some with a successor, and counts anew."""
    with sqlite3.connect(file) as connection:
        connection.executemany(
            f"UPDATE cities SET valid_to = '{day}', successor = ? WHERE code = ?",
            [(successor, code) for code, successor in successors.items()],
        )
    connection.close()
    engine = open_database(f"sqlite:///{file}")
    snapshots.publish(engine, snapshots.build(engine, AS_OF).number)
    engine.dispose()
    return file


def with_referring(table: str) -> tuple[str, ...]:
    """A table of records and those that cities keep of which no row stands without one of its."""
    tables = [table]
    for name in tables:  # it grows as it is read
        tables += [
            other.name
            for other in metadata.sorted_tables
            if other.name in KEPT_BY_CITIES and other.name not in tables and _needs(other, name)
        ]
    return tuple(tables)


def _needs(table: Table, name: str) -> bool:
    return any(
        key.column.table.name == name and not key.parent.nullable for key in table.foreign_keys
    )


def counts_of(file: Path) -> Counts:
    """The counts of its snapshot."""
    engine = open_database(f"sqlite:///{file}")
    info, tables = snapshots.read(engine, snapshots.all_snapshots(engine)[0].number)
    engine.dispose()
    return Counts(info.number, info.as_of, info.content_hash, tables)


def without(counts: Counts, table: str, *cities: int) -> Counts:
    """The same counts where these cities (none named: all) never returned a table of records."""
    firsts = counts.tables["first_records"]
    absent = firsts["record"] == table
    if cities:
        absent &= [int(city) in cities for city in firsts["city"]]
    kept = {name: values[~absent] for name, values in firsts.items()}
    tables = {**counts.tables, "first_records": kept}
    return Counts(counts.number, counts.as_of, counts.content_hash, tables)
