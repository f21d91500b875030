"""A snapshot is there as a whole or not at all, and a published one stays what it was."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import Engine, delete, select, update
from sqlalchemy.exc import DBAPIError

from data_access import snapshots
from data_access.engine import alone_with_records, writing
from data_access.schema.business import visits
from data_access.schema.snapshots import snapshot_counts
from data_access.schema.snapshots import snapshots as snapshot_table
from data_access.stored_table import SnapshotRefused
from tests.metrics.conftest import NewDatabase
from tests.oracle.harness.crowded import crowded_records
from tests.oracle.harness.records import Row
from tests.oracle.harness.shown import build_counts, read_counts
from tests.oracle.harness.text_tables import replace_records

ROOT = Path(__file__).parents[2]
AS_OF = "2010-06-30"
BUILD = """
import sys
from datetime import date
from data_access import snapshots
from data_access.engine import open_database
engine = open_database(sys.argv[1])
snapshots.build(engine, date.fromisoformat(sys.argv[2]), lambda *step: print(*step, flush=True))
"""


@pytest.fixture(scope="module")
def crowded(new_database: NewDatabase) -> dict[str, Engine]:
    """A database of a kind with crowded records and one snapshot, made when asked for."""

    class Made(dict[str, Engine]):
        def __missing__(self, kind: str) -> Engine:
            engine = new_database(kind)
            replace_records(engine, crowded_records(3))
            build_counts(engine, AS_OF)
            self[kind] = engine
            return engine

    return Made()


def build_and_kill(engine: Engine, step: str) -> None:
    """Build a snapshot in another process and kill it, without warning, at a step."""
    address = engine.url.render_as_string(hide_password=False)
    with subprocess.Popen(
        [sys.executable, "-c", BUILD, address, AS_OF], cwd=ROOT, text=True, stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        for line in child.stdout:
            if line.split()[2:] == step.split():
                os.kill(child.pid, signal.SIGKILL)
                break
        else:
            pytest.fail(f"the snapshot was built without a step {step!r}")
    assert child.returncode == -signal.SIGKILL or not step


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot kill in this way")
@pytest.mark.parametrize("step", ["ventures", "cities", ""], ids=["early", "late", "keeping"])
@pytest.mark.slow
def test_a_build_killed_at_any_moment_leaves_the_old_snapshots_or_one_more(
    crowded: dict[str, Engine], kind: str, step: str
) -> None:
    engine = crowded[kind]
    before = snapshots.all_snapshots(engine)
    build_and_kill(engine, step)
    after = snapshots.all_snapshots(engine)
    assert after[-len(before) :] == before
    assert len(after) - len(before) in ((0,) if step else (0, 1))
    assert {read_counts(engine, info.number).content_hash for info in after} == {
        before[0].content_hash
    }
    assert build_counts(engine, AS_OF).content_hash == before[0].content_hash


@pytest.mark.slow
def test_records_that_change_during_the_build_are_seen_as_they_were(
    crowded: dict[str, Engine], kind: str
) -> None:
    engine = crowded[kind]
    calm = snapshots.all_snapshots(engine)[0]
    writers = []

    def replace_visits(rows: list[Row]) -> None:
        with writing(engine) as connection:
            alone_with_records(connection)
            connection.execute(delete(visits))
            connection.execute(visits.insert(), rows)

    def change(done: int, total: int, step: str) -> None:
        if done == 2:  # what comes first has been counted
            writers.append(Thread(target=replace_visits, args=[crowded_records(4)["visits"]]))
            writers[0].start()
            writers[0].join(timeout=0.2)

    info = snapshots.build(engine, calm.as_of, change)
    writers[0].join()
    assert info.content_hash == calm.content_hash
    assert build_counts(engine, AS_OF).content_hash != calm.content_hash
    replace_visits(crowded_records(3)["visits"])
    assert build_counts(engine, AS_OF).content_hash == calm.content_hash


def test_a_published_snapshot_refuses_every_change(crowded: dict[str, Engine], kind: str) -> None:
    engine = crowded[kind]
    number = build_counts(engine, AS_OF).number
    snapshots.publish(engine, number)
    for change in (
        update(snapshot_table).where(snapshot_table.c.number == number).values(content_hash="x"),
        update(snapshot_table).where(snapshot_table.c.number == number).values(published_at=None),
        delete(snapshot_table).where(snapshot_table.c.number == number),
        update(snapshot_counts).where(snapshot_counts.c.snapshot_number == number).values(rows=0),
        delete(snapshot_counts).where(snapshot_counts.c.snapshot_number == number),
        snapshot_counts.insert().values(
            snapshot_number=number, name="x", content_hash="x", rows=0, body=b""
        ),
    ):
        with pytest.raises(DBAPIError), writing(engine) as connection:
            connection.execute(change)
    assert read_counts(engine, number).number == number
    with pytest.raises(SnapshotRefused):
        snapshots.publish(engine, number)


def test_a_damaged_snapshot_is_refused(crowded: dict[str, Engine], kind: str) -> None:
    engine = crowded[kind]
    number = build_counts(engine, AS_OF).number
    with writing(engine) as connection:
        connection.execute(
            delete(snapshot_counts).where(
                snapshot_counts.c.snapshot_number == number, snapshot_counts.c.name == "chain"
            )
        )
    with pytest.raises(SnapshotRefused):
        read_counts(engine, number)
    with writing(engine) as connection:
        connection.execute(
            delete(snapshot_counts).where(snapshot_counts.c.snapshot_number == number)
        )
        connection.execute(delete(snapshot_table).where(snapshot_table.c.number == number))


def test_a_table_is_unpacked_when_it_is_first_used_and_refused_where_damaged(
    crowded: dict[str, Engine], kind: str
) -> None:
    engine = crowded[kind]
    number = build_counts(engine, AS_OF).number
    with writing(engine) as connection:
        other = select(snapshot_counts.c.body).where(
            snapshot_counts.c.snapshot_number == number, snapshot_counts.c.name == "attended"
        )
        connection.execute(
            update(snapshot_counts)
            .where(snapshot_counts.c.snapshot_number == number, snapshot_counts.c.name == "chain")
            .values(body=connection.scalar(other))
        )
    info, tables = snapshots.open_snapshot(engine, number, dict)
    assert info.number == number
    assert set(tables["trained"]) == {"city", "grp", "month", "syb", "gyb", "iyb"}
    assert len(tables["trained"]) == 6
    for _ in range(2):
        with pytest.raises(SnapshotRefused, match="damaged"):
            tables["chain"]["passers"]
    with pytest.raises(SnapshotRefused, match="damaged"):
        read_counts(engine, number)
    with writing(engine) as connection:
        connection.execute(
            delete(snapshot_counts).where(snapshot_counts.c.snapshot_number == number)
        )
        connection.execute(delete(snapshot_table).where(snapshot_table.c.number == number))
