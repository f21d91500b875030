"""Opens the shared database, SQLite or PostgreSQL, with its schema brought up to date."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, OperationalError

from data_access.database_file import OPTION, DatabaseReplaced, OpenedFile, check_in_place
from data_access.migrations import SchemaUnknown, schema_version, upgrade
from data_access.wording import Worded

__all__ = [
    "DatabaseReplaced",
    "Engine",
    "SchemaUnknown",
    "alone_with_records",
    "give_back",
    "open_database",
    "ping",
    "schema_version",
    "sparing",
    "writing",
]

LOCK_SECONDS = 30
PING_SECONDS = 2
SPARING = -8192  # 8 MiB
RECORDS_LOCK = 20071002  # any number, the same in every process
POOL = {"pool_size": 10, "max_overflow": 30, "pool_timeout": 30}
LOCKED = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
POSTGRESQL_SCHEMES = ("postgresql", "postgres", "postgresql+psycopg")
Result = TypeVar("Result")


class ReferenceBroken(Worded):
    """A bulk write was taken back, as a row would refer to another one that is not there."""


class AddressRefused(Worded, ValueError):
    """What was given is not the address of a database that this program can use."""


def open_database(url: str) -> Engine:
    """The engine for a file or an address, after the migrations that it still needs.

    `url` is a path, `sqlite:///PATH` or `postgresql://USER@HOST/NAME`. Raises AddressRefused for
    anything else and SchemaUnknown for a database made by a newer version of this program.
    """
    address = _address(url)
    engine = _sqlite(address) if address.drivername == "sqlite" else _postgresql(address)
    try:
        if engine.dialect.name == "sqlite":
            retry_on_lock(lambda: _switch_to_wal(engine))
        upgrade(engine, partial(writing, bulk=True))  # a table is copied while others refer to it
    except BaseException:
        engine.dispose()
        raise
    return engine


@contextmanager
def writing(engine: Engine, *, bulk: bool = False) -> Iterator[Connection]:
    """One transaction that may write: all of it or, after an error, nothing of it.

    On SQLite it takes the only write lock at its beginning and waits for it, so nothing
    inside it can meet a lock; reads go on meanwhile and see the state before. With `bulk`,
    SQLite checks the references of all rows at the end instead of row by row. Raises
    DatabaseReplaced, and nothing is written, where the file opened is no longer at its path.
    """
    with engine.connect().execution_options(writes=True) as connection:
        later = bulk and engine.dialect.name == "sqlite"
        with _references_checked_later(connection) if later else nullcontext():
            transaction = retry_on_lock(connection.begin)
            with transaction:
                check_in_place(connection)
                yield connection
                if later:
                    _check_references(connection)
                check_in_place(connection)  # a load takes minutes


@contextmanager
def _references_checked_later(connection: Connection) -> Iterator[None]:
    """SQLite changes this setting of a connection only while no transaction is open."""
    driver: Any = connection.connection.driver_connection
    driver.execute("PRAGMA foreign_keys = OFF").close()
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys = ON").close()


def _check_references(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise ReferenceBroken(
            f"表 {broken[0]} 中有一行引用了表 {broken[2]} 中不存在的行，未作任何改动。",
            f"A row of {broken[0]} refers to a missing row of {broken[2]}; nothing was changed.",
        )


def alone_with_records(connection: Connection) -> None:
    """Lets no other load, replacement or count of records run until this transaction ends.

    To be called first in it: PostgreSQL would let another commit between two of its
    statements. On SQLite a writing transaction is alone anyway.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({RECORDS_LOCK})"))


def give_back(connection: Connection) -> None:
    """Frees the pages that SQLite keeps for this connection, after reading much only once."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA shrink_memory")


@contextmanager
def sparing(connection: Connection) -> Iterator[None]:
    """Lets SQLite keep fewer pages for this connection meanwhile, and sort in less memory."""
    if connection.dialect.name != "sqlite":
        yield
        return
    setting = int(connection.exec_driver_sql("PRAGMA cache_size").scalar_one())
    connection.exec_driver_sql(f"PRAGMA cache_size = {SPARING}")
    give_back(connection)
    try:
        yield
    finally:
        connection.exec_driver_sql(f"PRAGMA cache_size = {setting}")


def ping(engine: Engine) -> None:
    """Asks the database for an answer, raises when none comes (in 2 s once connected).

    Raises DatabaseReplaced where the file opened is no longer at its path.
    """
    check_in_place(engine)
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text(f"SET LOCAL statement_timeout = '{PING_SECONDS}s'"))
        connection.execute(text("SELECT 1")).scalar_one()


def retry_on_lock(action: Callable[[], Result], seconds: float | None = None) -> Result:
    """Repeats an action as long as SQLite says that somebody else holds the lock."""
    until = time.monotonic() + (LOCK_SECONDS if seconds is None else seconds)
    while True:
        try:
            return action()
        except (OperationalError, sqlite3.OperationalError) as error:
            if not _is_lock(error) or time.monotonic() > until:
                raise
        time.sleep(0.05)


def _is_lock(error: Exception) -> bool:
    code = getattr(getattr(error, "orig", error), "sqlite_errorcode", None)
    return code is not None and code & 0xFF in LOCKED


def _address(url: str) -> URL:
    """The address that a user gave, as SQLAlchemy wants it."""
    if "://" not in url:
        return _file(url, url)
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):
        raise AddressRefused(
            "无法识别这一数据库地址。", "This is not the address of a database: it cannot be read."
        ) from None
    if address.drivername in POSTGRESQL_SCHEMES:
        return address.set(drivername="postgresql+psycopg")
    if address.drivername in {"sqlite", "sqlite+pysqlite"}:
        return _file(url.partition(":///")[2], url)  # as it stands: a path may hold a %
    raise AddressRefused(
        f"不支持 {address.drivername!r} 类数据库；请给出文件路径、sqlite:///PATH 或 "
        "postgresql://USER@HOST/NAME。",
        f"Databases of the kind {address.drivername!r} are not supported; "
        "give a path, sqlite:///PATH or postgresql://USER@HOST/NAME.",
    )


def _file(name: str, given: str) -> URL:
    if name in {"", ":memory:"} or name.startswith("file:"):
        raise AddressRefused(
            f"{given!r} 没有指明文件；数据库由多人共用，须存放在文件中。",
            f"{given!r} names no file; the database is shared and needs one.",
        )
    return URL.create("sqlite", database=str(Path(name).expanduser()))


def _postgresql(address: URL) -> Engine:
    """A pool that notices a server that went away, also behind a half-open socket."""
    patience = {"connect_timeout": "5", "tcp_user_timeout": "30000", "keepalives_idle": "30"}
    return create_engine(
        address.update_query_dict({**patience, **address.query}),
        pool_pre_ping=True,
        hide_parameters=True,
        **POOL,
    )


def _sqlite(address: URL) -> Engine:
    path = Path(str(address.database))
    path.parent.mkdir(parents=True, exist_ok=True)
    opened = OpenedFile(path)
    engine = create_engine(
        address,
        pool_pre_ping=True,
        hide_parameters=True,
        execution_options={OPTION: opened},
        **POOL,
    )
    event.listen(engine, "do_connect", opened.check)  # would make an empty file where none is
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "connect", opened.note)
    event.listen(engine, "close", opened.forget)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: Any, _record: Any) -> None:
    """Prepares each new connection to SQLite; transactions are begun by `_begin` alone."""
    connection.isolation_level = None
    for setting in (
        f"busy_timeout = {LOCK_SECONDS * 1000}",
        "foreign_keys = ON",
        "synchronous = FULL",
        "cache_size = -65536",  # 64 MiB
        "recursive_triggers = ON",  # else REPLACE deletes a row without asking its triggers
    ):
        connection.execute(f"PRAGMA {setting}").close()


def _begin(connection: Connection) -> None:
    """Begins a transaction: one that writes takes the lock now, not in its middle."""
    immediate = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def _switch_to_wal(engine: Engine) -> None:
    """Readers no longer wait for a writer; the file remembers it."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA journal_mode = WAL")  # outside any transaction
    finally:
        connection.invalidate()  # it was opened before the files beside were there
        connection.close()
