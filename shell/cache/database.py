"""The one engine of this process, and the snapshots that it lists and loads."""

import os
from functools import cache
from pathlib import Path

from data_access import snapshots
from data_access.engine import Engine, open_database
from data_access.snapshots import SnapshotInfo
from metrics.counts.snapshot import Counts
from metrics.counts.wide_columns import WideColumns

VARIABLE = "STARTUP_DASHBOARD_DATABASE"
EMBEDDED = Path(__file__).resolve().parents[2] / "var" / "dashboard.sqlite3"


def address() -> str:
    """Where the database is: the environment says so, else the embedded file."""
    return os.environ.get(VARIABLE) or f"sqlite:///{EMBEDDED}"


@cache
def _engine(url: str) -> Engine:
    return open_database(url)


def engine() -> Engine:
    """The engine of this process, opened once and shared; connections are per unit of work."""
    return _engine(address())


def all_snapshots() -> list[SnapshotInfo]:
    """Every snapshot, newest first, asked of the database now."""
    return snapshots.all_snapshots(engine())


def load(number: int) -> Counts:
    """The counts of one snapshot, read-only; a damaged or missing one is refused."""
    info, tables = snapshots.open_snapshot(engine(), number, WideColumns)
    return Counts(info.number, info.as_of, info.content_hash, tables)
