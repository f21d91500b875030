"""Snapshots: build at a month end, publish, read. Whole or not at all; published ones never change."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import Connection, Engine, func, select, update

from data_access.counts.workbench.packing import Packed, widen
from data_access.dates import month_end, month_number_of
from data_access.engine import alone_with_records, give_back, writing
from data_access.publishing.seal import is_intact
from data_access.schema.reference import city_returns
from data_access.schema.snapshots import snapshot_counts, snapshots
from data_access.schema.training import courses
from data_access.schema.workflow import changes
from data_access.stored_table import LayOut, SnapshotRefused, StoredTable, damaged
from data_access.wording import Sentence

Progress = Callable[[int, int, str], None]
DEFINITIONS = "2026.6"  # raised whenever a count changes its meaning or is added


def no_progress(done: int, total: int, note: str) -> None:
    """Tells nobody how far a count is."""


@dataclass(frozen=True)
class SnapshotInfo:
    """What identifies a snapshot and, of a published one, seals it (`data_access.publishing.seal`).

    `last_change` numbers the last entry of the log that its counts know of.
    """

    number: int
    as_of: date
    content_hash: str
    definitions: str
    built_at: datetime
    published_at: datetime | None
    last_change: int | None = None
    meeting: str | None = None
    published_by: str | None = None
    compared_with: int | None = None
    restated_hash: str | None = None
    publication_hash: str | None = None
    key_print: str | None = None
    signature: str | None = None


@dataclass(frozen=True)
class Built:
    """A snapshot, and what was counted for it: these cities, by code, or everything for a reason."""

    info: SnapshotInfo
    cities: tuple[str, ...] = ()
    reason: Sentence | None = None


def build(engine: Engine, as_of: date, progress: Progress = no_progress) -> SnapshotInfo:
    """Count everything at a month end and keep it under the next number, in one transaction."""
    return count_anew(engine, as_of, progress, full=True).info


def count_anew(
    engine: Engine, as_of: date, progress: Progress = no_progress, full: bool = False
) -> Built:
    """The same, but only the cities whose records changed since the last snapshot of that date are
    counted, where that is sure to give the same; `full` counts everything."""
    _require_month_end(as_of)
    from data_access.counts.recount import (
        anew,
    )  # who only reads snapshots need not load what counts

    with writing(engine) as connection:
        alone_with_records(connection)
        counted = anew.counted(engine, connection, as_of, DEFINITIONS, progress, full)
        info = _keep(connection, as_of, counted.tables)
        counted.keep(connection, (info.number, as_of, info.content_hash))
    return Built(info, counted.cities, counted.reason)


def _keep(connection: Connection, as_of: date, tables: Mapping[str, Packed]) -> SnapshotInfo:
    newest = connection.scalar(select(func.max(snapshots.c.number))) or 0
    hashes = {name: table.content_hash for name, table in tables.items()}
    info = SnapshotInfo(
        newest + 1,
        as_of,
        _whole_hash(as_of, DEFINITIONS, hashes),
        DEFINITIONS,
        datetime.now(UTC).replace(tzinfo=None, microsecond=0),
        None,
        connection.scalar(select(func.max(changes.c.number))) or 0,
    )
    connection.execute(snapshots.insert(), vars(info))
    connection.execute(
        snapshot_counts.insert(),
        [
            {"snapshot_number": info.number, "name": name, **vars(table)}
            for name, table in tables.items()
        ],
    )
    return info


def _whole_hash(as_of: date, definitions: str, hashes: dict[str, str]) -> str:
    lines = [f"{as_of};{definitions}", *(f"{name}:{hashes[name]}" for name in sorted(hashes))]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def last_month_end(engine: Engine) -> date | None:
    """The last month that a city reported, else that a course ended in; None without records."""
    with engine.connect() as connection:
        reported = connection.scalar(select(func.max(city_returns.c.month_end)))
        ended = connection.scalar(select(func.max(courses.c.ends_on)))
    return reported or (ended and month_end(month_number_of(ended)))


def first_month_end(engine: Engine) -> date | None:
    """The month that a city reported or a course began in first; None without records."""
    with engine.connect() as connection:
        reported = connection.scalar(select(func.min(city_returns.c.month_end)))
        began = connection.scalar(select(func.min(courses.c.starts_on)))
    ends = [reported, began and month_end(month_number_of(began))]
    return min((end for end in ends if end), default=None)


def require_recorded(engine: Engine, as_of: date) -> None:
    """Raises SnapshotRefused for a day that is no month's end or lies outside the records."""
    _require_month_end(as_of)
    first, last = first_month_end(engine), last_month_end(engine)
    if first is None or last is None:
        raise SnapshotRefused(
            "数据库中还没有数据；用 `manage.py load` 装入。",
            "The database holds no records yet; `manage.py load` brings them in.",
        )
    if not first <= as_of <= last:
        raise SnapshotRefused(
            f"数据覆盖 {first} 至 {last}，截至 {as_of} 没有可统计的数据。",
            f"The records reach from {first} to {last}, so there is nothing to count as of {as_of}.",
        )


def _require_month_end(as_of: date) -> None:
    if (as_of + timedelta(days=1)).day != 1:
        raise SnapshotRefused(
            f"快照须截至月末；{as_of} 不是月末。",
            f"A snapshot is taken at a month's end; {as_of} is not one.",
        )


def all_snapshots(engine: Engine) -> list[SnapshotInfo]:
    """Every snapshot, the latest as-of date first and, of one date, the highest number."""
    order = snapshots.c.as_of.desc(), snapshots.c.number.desc()
    with engine.connect() as connection:
        rows = connection.execute(select(snapshots).order_by(*order))
        return [SnapshotInfo(**row._mapping) for row in rows]


def newest(engine: Engine) -> SnapshotInfo | None:
    """The snapshot of the latest as-of date, its last build; or None."""
    return next(iter(all_snapshots(engine)), None)


def previous(listed: Sequence[SnapshotInfo], chosen: SnapshotInfo) -> SnapshotInfo | None:
    """Of snapshots as `listed`, the one to compare a chosen one with: of the as-of date before.

    Another build of the same date tells what was counted anew, not what moved.
    """
    return next((info for info in listed if info.as_of < chosen.as_of), None)


def publish(engine: Engine, number: int) -> None:
    """Publish a snapshot for no meeting, as of a demonstration; the database refuses every change
    to it from then on. For a meeting there is `data_access.publishing.publication.publish_for`.
    """
    with writing(engine) as connection:
        now = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
        done = connection.execute(
            update(snapshots)
            .where(snapshots.c.number == number, snapshots.c.published_at.is_(None))
            .values(published_at=now)
        )
        if done.rowcount != 1:
            raise SnapshotRefused(
                f"没有待发布的第 {number} 期快照。", f"There is no unpublished snapshot {number}."
            )


def read(engine: Engine, number: int) -> tuple[SnapshotInfo, dict[str, Mapping[str, Any]]]:
    """One snapshot's identity and its count tables, all unpacked; a damaged one is refused."""
    info, tables = open_snapshot(engine, number, widen)
    return info, {name: table.columns for name, table in tables.items()}


def open_snapshot(
    engine: Engine, number: int, lay_out: LayOut
) -> tuple[SnapshotInfo, dict[str, StoredTable]]:
    """The same, each table fetched, checked and laid out by `lay_out` when it is first used.

    `lay_out` is given whole numbers as narrow as they are kept.
    """
    t = snapshot_counts.c
    with engine.connect() as connection:
        row = connection.execute(select(snapshots).where(snapshots.c.number == number)).first()
        if row is None:
            raise SnapshotRefused(f"没有第 {number} 期快照。", f"There is no snapshot {number}.")
        info = SnapshotInfo(**row._mapping)
        rows = connection.execute(
            select(t.name, t.content_hash).where(t.snapshot_number == number)
        ).fetchall()
    hashes = {row.name: row.content_hash for row in rows}
    whole = _whole_hash(info.as_of, info.definitions, hashes) == info.content_hash
    if not whole or not is_intact(info):
        raise damaged(number)
    return info, {
        name: StoredTable(number, partial(_body, engine, number, name), expected, lay_out)
        for name, expected in hashes.items()
    }


def _body(engine: Engine, number: int, name: str) -> bytes | None:
    """The packed columns of one count table."""
    t = snapshot_counts.c
    with engine.connect() as connection:
        body: bytes | None = connection.scalar(
            select(t.body).where(t.snapshot_number == number, t.name == name)
        )
        give_back(connection)
    return body
