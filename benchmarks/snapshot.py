"""A full snapshot on both databases, beside the plain way: one query per figure from the records."""

import time
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import delete, text

from benchmarks import one_month
from benchmarks.data import AS_OF
from benchmarks.plain_sql import queries
from benchmarks.postgresql import database
from benchmarks.rows import Limit, Row, compared
from commands.progress import Progress
from data_access import snapshots
from data_access.engine import Engine, open_database, writing
from data_access.schema.snapshots import snapshot_counts
from data_access.schema.snapshots import snapshots as snapshots_table

MOST = 3.0  # times five plain figures: a snapshot holds 25 tables of counts
TARGETS, TARGETS_AT = {"SQLite": 15, "PostgreSQL": 10}, "M"  # seconds, at the size they are set for
KEPT = 2


@dataclass(frozen=True)
class Built:
    """One build: its content, seconds by the clock, and of this process's processor time."""

    content_hash: str
    wall: float
    cpu: float


def measure(file: Path, size: str) -> tuple[list[Row], float]:
    """Rows of both databases; and processor seconds on SQLite, to compare sizes by."""
    engine = open_database(str(file))
    built = build(engine, f"{size}: full snapshot, SQLite")
    rows = [_beside_plain("SQLite", size, engine, built)]
    with Progress(f"{size}: snapshot after one city's month"):
        rows.append(one_month.measure(engine, size, (built.content_hash, built.wall)))
    _keep_the_last(engine)
    engine.dispose()
    with database(size) as other:
        if other is None:
            again = build(engine, f"{size}: full snapshot once more")
            rows.append(_equal("snapshot rebuilt: same content", size, built, again))
            rows.append(Row("full snapshot, PostgreSQL", size, "not measured"))
        else:
            again = build(other, f"{size}: full snapshot, PostgreSQL")
            rows.append(_equal("snapshot on SQLite and PostgreSQL", size, built, again))
            rows.append(_beside_plain("PostgreSQL", size, other, again))
    return rows, built.cpu


def build(engine: Engine, title: str) -> Built:
    """One snapshot of everything; of those that earlier runs left, only the last is kept."""
    with Progress(title) as progress:
        wall, cpu = time.perf_counter(), time.process_time()
        info = snapshots.build(engine, AS_OF, progress)
        built = Built(info.content_hash, time.perf_counter() - wall, time.process_time() - cpu)
    _keep_the_last(engine)
    return built


def _keep_the_last(engine: Engine) -> None:
    """Removes the snapshots that earlier runs and turns left, published ones excepted."""
    old = [
        snapshot.number
        for snapshot in snapshots.all_snapshots(engine)[KEPT:]
        if not snapshot.published_at
    ]
    with writing(engine) as connection:
        connection.execute(
            delete(snapshot_counts).where(snapshot_counts.c.snapshot_number.in_(old))
        )
        connection.execute(delete(snapshots_table).where(snapshots_table.c.number.in_(old)))


def _equal(what: str, size: str, one: Built, other: Built) -> Row:
    same = one.content_hash == other.content_hash
    answer, gate = "equal" if same else "different", Limit("equal", same)
    return Row(what, size, one.content_hash[:12], other.content_hash[:12], answer, gate=gate)


def _beside_plain(name: str, size: str, engine: Engine, built: Built) -> Row:
    plain, title = 0.0, f"{size}: five figures in plain SQL, {name}"
    with engine.connect() as connection, Progress(title) as progress:
        asked = queries(engine.dialect.name)
        for done, query in enumerate(asked):
            progress(done, len(asked), "")
            begun = time.perf_counter()
            connection.execute(text(query)).fetchall()
            plain += time.perf_counter() - begun
    what, other = f"full snapshot, {name}", ("5 figures, plain SQL", plain)
    target = Limit(
        f"{TARGETS[name]} s at {TARGETS_AT}",
        built.wall <= TARGETS[name] if size == TARGETS_AT else None,
    )
    row = compared(what, size, built.wall, other, target, MOST)
    if name != "SQLite":  # the work of PostgreSQL is not this process's
        return row
    return replace(row, ours=f"{row.ours} ({built.cpu:.1f} s of processor)")
