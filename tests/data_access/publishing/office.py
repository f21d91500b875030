"""An office whose records stand as returned in March 2008, counted, looked over and published."""

from datetime import date

import numpy as np
from sqlalchemy import Engine, text

from commands.snapshots.publish import look_over
from data_access import snapshots
from data_access.counts.workbench.packing import packed
from data_access.engine import writing
from data_access.publishing.golden import NATION, WORDS
from data_access.publishing.publication import Announcement, LookedOver, publish_for
from data_access.publishing.restatements import Restatement
from data_access.returns.returned import Sender
from data_access.snapshots import SnapshotInfo
from tests.data_access.returns import office_samples as samples
from tests.data_access.returns.city_office import begin, send

AS_OF, MONTH_END = date(2008, 6, 30), date(2008, 2, 29)
SENDER = Sender("340100", b"k" * 32, date(2008, 3, 5))
MEETING = "第三季度创业带动就业工作例会"


GOLDEN = {(what, NATION): 0 for what in WORDS}  # of a database without cities


def keep(engine: Engine) -> int:
    """Keeps a snapshot of nothing, without counting; its number."""
    with writing(engine) as connection:
        nothing = {"t": packed({"n": np.zeros(1, dtype=np.int64)})}
        return snapshots._keep(connection, AS_OF, nothing).number


def publish_nothing(
    engine: Engine, number: int, compared_with: int | None = None, key: bytes | None = None
) -> SnapshotInfo:
    """Publishes it, with one figure restated where there is something to compare it with."""
    line = Restatement("340100", "trained", "2008-02", 58.0, 87.0, None, None, "batch:2")
    seen = LookedOver(GOLDEN, compared_with, [line] if compared_with else [])
    return publish_for(engine, Announcement(number, MEETING, "C900"), seen, key)


def return_roster(engine: Engine, classes: int) -> int:
    """Brings a roster of so many classes of thirty in; returns the batch's number."""
    name, content = f"roster{classes}.xlsx", samples.roster(classes=classes)
    return send(engine, name, content, SENDER, MONTH_END).number


def begin_office(engine: Engine) -> None:
    """Two cities; one of them has returned two classes."""
    begin(engine)
    return_roster(engine, 2)


def count(engine: Engine) -> int:
    """Counts the records; the number of the snapshot."""
    return snapshots.build(engine, AS_OF).number


def publish(engine: Engine, number: int) -> SnapshotInfo:
    """Looks a snapshot over and publishes it."""
    seen, _ = look_over(engine, number)
    return publish_for(engine, Announcement(number, MEETING, "C900"), seen, None)


def tamper(engine: Engine, statement: str) -> None:
    """Changes what the database guards, as whoever has its file and takes the guards away."""
    table = statement.split()[1]
    if engine.dialect.name == "sqlite":
        without = f"DROP TRIGGER {table}_published_update"
    else:
        without = f"ALTER TABLE {table} DISABLE TRIGGER USER"
    with writing(engine) as connection:
        connection.execute(text(without))
        connection.execute(text(statement))
