"""An office at work in a process of its own, which tells what was acknowledged, until it is killed.

    python -m benchmarks.drills.worker URL FIRST SEED

Each line names what was done and is written once the database has said that it is done: `batch N
RECEIPT`, `undone N`, `snapshot N HASH`, `published N`.
"""

import random
import sys

from sqlalchemy import Engine, func, select

from benchmarks.drills.office import AUTHOR, MONTH_END, send
from data_access.engine import open_database
from data_access.returns.batches import all_batches, undo
from data_access.schema.returns import batches
from data_access.snapshots import all_snapshots, count_anew

ACTIONS = ("batch", "batch", "batch", "undone", "snapshot", "published")


def work(url: str, number: int, seed: int) -> None:
    """Does one thing after the other; it never ends by itself."""
    chance, engine = random.Random(seed), open_database(url)
    print("ready", flush=True)
    while True:
        action = chance.choice(ACTIONS)
        if line := act(engine, action, number, chance):
            print(line, flush=True)
        number += action == "batch"


def act(engine: Engine, action: str, number: int, chance: random.Random) -> str:
    """Does one thing; the line that acknowledges it, nothing where there was nothing to do."""
    if action == "batch":
        receipt = send(engine, number)
        return f"batch {receipt.number} {receipt.receipt}"
    standing = [batch["number"] for batch in all_batches(engine) if batch["undone_at"] is None]
    if action == "undone" and standing:
        undone = chance.choice(standing)
        undo(engine, undone, AUTHOR)
        return f"undone {undone}"
    if action == "snapshot" and standing:
        info = count_anew(engine, MONTH_END).info
        return f"snapshot {info.number} {info.content_hash}"
    if action == "published" and standing:
        return _published(engine)
    return ""


def _published(engine: Engine) -> str:
    """Counts and publishes."""
    from commands.snapshots.publish import look_over
    from data_access.publishing.publication import Announcement, publish_for

    number = count_anew(engine, MONTH_END).info.number
    seen, _ = look_over(engine, number)
    publish_for(engine, Announcement(number, "M", AUTHOR), seen, None)
    return f"published {number}"


def next_number(engine: Engine) -> int:
    """The number of the next file: none is sent twice."""
    with engine.connect() as connection:
        return int(connection.scalar(select(func.max(batches.c.number))) or 0)


def published(engine: Engine) -> set[int]:
    """The numbers of all published snapshots."""
    return {info.number for info in all_snapshots(engine) if info.published_at is not None}


if __name__ == "__main__":
    work(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
