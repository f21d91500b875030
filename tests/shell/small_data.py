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


SUMMARY = {
    "trained": 70,
    "attended": 72,
    "passed": 60,
    "served": 64,
    "served_opened": 36,
    "half_opened": 40,
    "half_operating": 38,
    "half_visited": 36,
    "half_jobs": 190,
    "year_opened": 40,
    "year_operating": 33,
    "year_suspended": 1,
    "year_closed": 5,
    "year_lost": 1,
}
"""What every month of a city in `summarise` tells."""
OF_PERSONS = (
    ("courses", "institution_id", "institutions"),
    ("enrolments", "course_id", "courses"),
    ("service_cases", "enrolment_id", "enrolments"),
    ("services", "case_id", "service_cases"),
    ("founders", "business_id", "businesses"),
    ("visits", "business_id", "businesses"),
)


def summarise(file: Path, city: str, beside: str) -> Path:
    """Takes a city's records of persons away and gives it three years of summaries; gives one month
    of summary `beside` to a city that keeps its records. Counts anew."""
    with sqlite3.connect(file) as connection:
        for table in ("institutions", "businesses", "nil_returns"):
            connection.execute(f"DELETE FROM {table} WHERE city_code = ?", [city])
        for table, column, to in OF_PERSONS:
            connection.execute(f"DELETE FROM {table} WHERE {column} NOT IN (SELECT id FROM {to})")
        months = [date(2007 + n // 12, n % 12 + 1, 28) for n in range(6, 42)]
        query = "SELECT date(?, 'start of month', '+1 month', '-1 day')"
        ends = [connection.execute(query, [month.isoformat()]).fetchone()[0] for month in months]
        names, marks = ", ".join(SUMMARY), ", ".join("?" * (len(SUMMARY) + 3))
        connection.executemany(
            f"INSERT INTO monthly_summaries (id, city_code, month_end, {names}) VALUES ({marks})",
            [
                (place, code, end, *SUMMARY.values())
                for place, (code, end) in enumerate(
                    [*((city, e) for e in ends), (beside, ends[-4])]
                )
            ],
        )
    connection.close()
    engine = open_database(f"sqlite:///{file}")
    snapshots.publish(engine, snapshots.build(engine, AS_OF).number)
    engine.dispose()
    return file
