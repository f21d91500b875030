"""Databases for the oracles: of each kind one for small tables and one for the demonstration."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import Engine

from data_access.demo import write
from data_access.engine import open_database
from data_access.load import load_folder
from metrics.counts.snapshot import Counts
from tests.oracle.harness.agreement import assert_snapshot_agrees
from tests.oracle.harness.records import Records, read_records
from tests.oracle.harness.rewinding import entered_by
from tests.oracle.harness.shown import build_counts
from tests.oracle.harness.text_tables import make_records, replace_records

KINDS = ("sqlite", pytest.param("postgres", marks=pytest.mark.postgres))
MONTH_ENDS = (date(2010, 6, 30), date(2009, 2, 28))
PERSONS = 6_000

Count = Callable[..., Counts]
NewDatabase = Callable[[str], Engine]


@dataclass(frozen=True)
class Demo:
    """The demonstration in one database: what had been entered by a month end, and its counts."""

    engine: Engine
    records: Records
    counts: Counts


Demonstration = Callable[[str, date], Demo]


@pytest.fixture(scope="session")
def new_database(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[NewDatabase]:
    """Makes a migrated database without rows of a kind, "sqlite" or "postgres"."""
    opened = []

    def make(kind: str) -> Engine:
        if kind == "sqlite":
            address = str(tmp_path_factory.mktemp("oracle") / "records.sqlite3")
        else:
            address = request.getfixturevalue("new_postgres")()
        opened.append(open_database(address))
        return opened[-1]

    yield make
    for engine in opened:
        engine.dispose()


@pytest.fixture(scope="session", params=KINDS)
def small_engine(request: pytest.FixtureRequest, new_database: NewDatabase) -> Engine:
    """A database of each kind, kept from test to test."""
    return new_database(request.param)


@pytest.fixture
def count(small_engine: Engine) -> Count:
    """Counts of small text tables at a month end, after all of them agreed with the oracles."""

    def count_tables(as_of: str, **texts: str) -> Counts:
        records: Records = make_records(**texts)
        replace_records(small_engine, records)
        counts = build_counts(small_engine, as_of)
        assert_snapshot_agrees(counts, records)
        return counts

    return count_tables


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Demonstration records as files."""
    folder = tmp_path_factory.mktemp("demo")
    write(folder, total=PERSONS)
    return folder


@pytest.fixture(scope="session")
def demonstration(new_database: NewDatabase, demo_folder: Path) -> Demonstration:
    """Gives the demonstration in a database of a kind at a month end; each is made once."""

    @cache
    def engine(kind: str) -> Engine:
        opened = new_database(kind)
        assert not load_folder(opened, demo_folder).errors
        return opened

    @cache
    def records(kind: str) -> Records:
        return read_records(engine(kind))

    @cache
    def demo(kind: str, as_of: date) -> Demo:
        return Demo(
            engine(kind), entered_by(records(kind), as_of), build_counts(engine(kind), as_of)
        )

    return demo


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    """Each kind of database."""
    return str(request.param)


@pytest.fixture(params=MONTH_ENDS, ids=str)
def demo(request: pytest.FixtureRequest, kind: str, demonstration: Demonstration) -> Demo:
    """The demonstration on each kind of database, at a short February's and the data's end."""
    return demonstration(kind, request.param)


@pytest.fixture(params=MONTH_ENDS, ids=str)
def sqlite_demo(request: pytest.FixtureRequest, demonstration: Demonstration) -> Demo:
    """The same on one kind, for what no longer asks a database: equal counts, equal readings."""
    return demonstration("sqlite", request.param)
