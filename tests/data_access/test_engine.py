"""A database opens from every kind of address, and one writer after the other gets in."""

import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from data_access.engine import (
    ReferenceBroken,
    SchemaUnknown,
    open_database,
    ping,
    retry_on_lock,
    schema_version,
    writing,
)
from data_access.migrations import NEWEST
from data_access.schema.reference import cities, settings


@pytest.mark.parametrize("form", ["{}", "sqlite:///{}", "sqlite+pysqlite:///{}"])
def test_a_file_opens_by_its_path_and_makes_its_folder(form: str, tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "a b%20c.sqlite3"
    engine = open_database(form.format(path))
    ping(engine)
    engine.dispose()
    assert path.is_file()


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("mysql://user:secret@host/name", "'mysql' are not supported"),
        ("sqlite://", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        ("", "names no file"),
        ("://host", "cannot be read"),
    ],
)
def test_other_addresses_are_refused_with_a_sentence(url: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason) as refusal:
        open_database(url)
    assert str(refusal.value).endswith(".")
    assert "secret" not in str(refusal.value)


@pytest.mark.postgres
@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_postgresql_opens_by_its_address(scheme: str, new_postgres: Callable[[], str]) -> None:
    engine = open_database(new_postgres().replace("postgresql", scheme, 1))
    assert engine.dialect.driver == "psycopg"
    assert schema_version(engine) == NEWEST
    engine.dispose()


def test_sqlite_has_the_settings_that_keep_every_acknowledged_row(tmp_path: Path) -> None:
    engine = open_database(str(tmp_path / "a.sqlite3"))
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 30000}
    with engine.connect() as connection:
        settings = {name: connection.execute(text(f"PRAGMA {name}")).scalar() for name in wanted}
    engine.dispose()
    assert settings == wanted


def test_opening_twice_changes_nothing(database_url: str) -> None:
    for _ in range(2):
        engine = open_database(database_url)
        assert schema_version(engine) == NEWEST
        engine.dispose()


def test_a_newer_schema_is_refused_with_a_sentence(database_url: str) -> None:
    engine = open_database(database_url)
    with writing(engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(SchemaUnknown, match=f"version 9999; .* up to {NEWEST}"):
        open_database(database_url)


def test_many_openings_at_once_migrate_once(empty_url: str) -> None:
    def opened(_: int) -> str | None:
        engine = open_database(empty_url)
        try:
            return schema_version(engine)
        finally:
            engine.dispose()

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(opened, range(8))) == {NEWEST}


def test_an_error_takes_the_whole_transaction_back(database: Engine) -> None:
    def fail() -> None:
        with writing(database) as connection:
            connection.execute(settings.insert(), {"name": "a", "value": "1"})
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert _count(database) == 0


def test_threads_that_write_wait_for_each_other(database: Engine) -> None:
    start = threading.Barrier(8)

    def write(thread: int) -> None:
        start.wait()
        for number in range(15):
            with writing(database) as connection:
                seen = connection.execute(select(func.count()).select_from(settings)).scalar_one()
                row = {"name": f"{thread}-{number}", "value": str(seen)}
                connection.execute(settings.insert(), row)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(8)))
    assert _count(database) == 8 * 15


def test_a_reader_sees_the_state_before_an_open_write(database: Engine) -> None:
    with writing(database) as connection:
        connection.execute(settings.insert(), {"name": "a", "value": "1"})
        assert _count(database) == 0
    assert _count(database) == 1


def test_a_lock_is_waited_for_and_another_error_is_not(tmp_path: Path) -> None:
    engine = open_database(str(tmp_path / "a.sqlite3"))
    calls = []

    def locked_twice() -> str:
        calls.append(1)
        if len(calls) < 3:
            error = sqlite3.OperationalError("database is locked")
            error.sqlite_errorcode = sqlite3.SQLITE_BUSY
            raise error
        return "done"

    assert retry_on_lock(locked_twice) == "done"
    with pytest.raises(DBAPIError), writing(engine) as connection:
        connection.execute(text("SELECT * FROM no_such_table"))
    engine.dispose()


def test_errors_do_not_show_what_was_written(database: Engine) -> None:
    with pytest.raises(IntegrityError) as error, writing(database) as connection:
        connection.execute(
            settings.insert(),
            [{"name": "a", "value": "secret-1"}, {"name": "a", "value": "secret-2"}],
        )
    assert "secret" not in str(error.value)


def test_a_bulk_write_with_a_broken_reference_is_taken_back(database: Engine) -> None:
    city = {
        "code": "440100",
        "name_zh": "广州市",
        "name_en": "Guangzhou",
        "province_code": "440000",
        "tier": "other",
        "latitude": 23.1,
        "longitude": 113.3,
    }
    with (
        pytest.raises((ReferenceBroken, IntegrityError)),
        writing(database, bulk=True) as connection,
    ):
        connection.execute(
            text(
                "INSERT INTO cities (code, name_zh, name_en, province_code, tier, latitude, "
                "longitude, valid_from) VALUES (:code, :name_zh, :name_en, :province_code, "
                ":tier, :latitude, :longitude, '2007-08-06')"
            ),
            city,
        )
    with database.connect() as connection:
        assert connection.execute(select(func.count()).select_from(cities)).scalar_one() == 0
        if database.dialect.name == "sqlite":
            assert connection.execute(text("PRAGMA foreign_keys")).scalar_one() == 1


def _count(engine: Engine) -> int:
    with engine.connect() as connection:
        return connection.execute(select(func.count()).select_from(settings)).scalar_one()
