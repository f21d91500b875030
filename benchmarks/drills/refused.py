"""Writes that cannot be done: no room on the disk, a lock that nobody gives back, a file in another's place."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, event
from sqlalchemy.exc import DBAPIError

from benchmarks.drills import office
from benchmarks.drills.state import Acknowledged, Outcome, faults
from data_access import engine as engine_room
from data_access.database_file import DatabaseReplaced
from data_access.engine import open_database
from data_access.failures.in_words import FULL, LOCKED, in_words


def full(url: str, rounds: int, seed: int = 3) -> Outcome:
    """Each time the disk is full some pages later; the file is brought in whole or not at all."""
    chance, outcome, acknowledged = random.Random(seed), Outcome(), Acknowledged()
    for number in range(rounds):
        engine = open_database(url)
        with _at_most(engine, chance.randrange(1, 12)):
            wrong = _sent(engine, 2 * number, acknowledged, FULL)
        engine.dispose()
        outcome.note([*wrong, *faults(url, acknowledged)])
    return outcome


@contextmanager
def _at_most(engine: Engine, pages: int) -> Iterator[None]:
    """A database that cannot grow by more than some pages."""

    def bound(connection: sqlite3.Connection, _record: object, _proxy: object) -> None:
        there = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {there + pages}").close()

    event.listen(engine, "checkout", bound)
    yield
    event.remove(engine, "checkout", bound)


def locked(url: str, rounds: int, seed: int = 4) -> Outcome:
    """Another program keeps the lock for longer than is waited for; afterwards all goes on."""
    outcome, acknowledged, patience = Outcome(), Acknowledged(), engine_room.LOCK_SECONDS
    for number in range(rounds):
        engine_room.LOCK_SECONDS = 0  # nobody waits 30 seconds in each round
        engine, other = open_database(url), sqlite3.connect(url, isolation_level=None)
        try:
            other.execute("BEGIN IMMEDIATE")
            wrong = _sent(engine, 2 * number, Acknowledged(), LOCKED, must_fail=True)
            other.execute("ROLLBACK")
            wrong += _sent(engine, 2 * number, acknowledged, LOCKED)
        finally:
            engine_room.LOCK_SECONDS = patience
            other.close()
            engine.dispose()
        outcome.note([*wrong, *faults(url, acknowledged)])
    return outcome


def replaced(url: str, rounds: int, seed: int = 5) -> Outcome:
    """The file is deleted, or another put in its place, while it is open: nothing is acknowledged."""
    chance, outcome, path = random.Random(seed), Outcome(), Path(url)
    whole = path.read_bytes()
    for number in range(rounds):
        engine = open_database(url)
        office.send(engine, 2 * number)
        path.unlink()
        if chance.random() < 0.5:
            path.write_bytes(whole)
        try:
            office.send(engine, 2 * number + 2)
            wrong = ["a batch was acknowledged that is in no file"]
        except DatabaseReplaced:
            wrong = []
        engine.dispose()
        for ending in ("", "-wal", "-shm"):
            Path(f"{path}{ending}").unlink(missing_ok=True)
        path.write_bytes(whole)
        outcome.note([*wrong, *faults(url, Acknowledged())])
    return outcome


def _sent(
    engine: Engine, number: int, acknowledged: Acknowledged, why: object, must_fail: bool = False
) -> list[str]:
    """Sends a file that may be refused for one reason only."""
    try:
        receipt = office.send(engine, number)
    except DBAPIError as error:
        sentence = in_words(error)
        return [] if sentence == why else [f"refused for another reason: {error.orig}"]
    acknowledged.batches[receipt.number] = receipt.receipt
    return ["a locked database was written to"] if must_fail else []
