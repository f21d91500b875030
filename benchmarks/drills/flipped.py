"""Bits that a disk turned over: in snapshots, in what was returned, and in records."""

import random
import sqlite3

from benchmarks.drills import office
from benchmarks.drills.state import Outcome
from data_access.counts.workbench.packing import content_hash, unpack
from data_access.engine import open_database
from data_access.returns.keeping.receipts import damaged_batches, differing_cities
from data_access.snapshots import build, read
from data_access.stored_table import SnapshotRefused, StoredTable


def snapshots(url: str, rounds: int, seed: int = 8) -> Outcome:
    """One bit of one table of a snapshot: opening all of it must be refused."""
    chance, outcome, number = random.Random(seed), Outcome(), _prepared(url)
    with sqlite3.connect(url) as connection:
        bodies = connection.execute(
            "SELECT name, body FROM snapshot_counts WHERE snapshot_number = ?", (number,)
        ).fetchall()
    connection.close()
    for _ in range(rounds):
        name, body = chance.choice(bodies)
        turned = bytearray(body)
        turned[chance.randrange(len(body))] ^= 1 << chance.randrange(8)
        outcome.note(_read_flipped(number, name, bytes(turned), body))
    return outcome


def _read_flipped(number: int, name: str, turned: bytes, body: bytes) -> list[str]:
    """A bit of padding may turn over without any value changing; other values are never read."""
    table = StoredTable(number, lambda: turned, content_hash(unpack(body)), dict)
    try:
        columns = {column: values.tolist() for column, values in table.items()}
    except SnapshotRefused:
        return []
    before = {column: values.tolist() for column, values in unpack(body).items()}
    return [] if columns == before else [f"a flipped bit of {name} was read"]


def records(url: str, rounds: int, seed: int = 9) -> Outcome:
    """One cell of a return or of a record made from it: receipts and batches tell on it."""
    chance, outcome = random.Random(seed), Outcome()
    _prepared(url)
    for _ in range(rounds):
        change, back = chance.choice(FLIPS)
        _run(url, change)
        engine = open_database(url)
        noticed = damaged_batches(engine) + differing_cities(engine)
        engine.dispose()
        _run(url, back)
        outcome.note([] if noticed else [f"not noticed: {change}"])
    return outcome


FLIPS = (
    (
        "UPDATE persons SET birth_year = birth_year + 1 WHERE id = (SELECT min(id) FROM persons)",
        "UPDATE persons SET birth_year = birth_year - 1 WHERE id = (SELECT min(id) FROM persons)",
    ),
    (
        "UPDATE enrolments SET assessment_passed = NOT assessment_passed WHERE id = (SELECT max(id) FROM enrolments)",
        "UPDATE enrolments SET assessment_passed = NOT assessment_passed WHERE id = (SELECT max(id) FROM enrolments)",
    ),
    (
        "UPDATE batches SET accepted = accepted + 1 WHERE number = 1",
        "UPDATE batches SET accepted = accepted - 1 WHERE number = 1",
    ),
    (
        "UPDATE returned_rows SET content = content || ' ' WHERE batch_number = 1 AND place = 3",
        "UPDATE returned_rows SET content = rtrim(content) WHERE batch_number = 1 AND place = 3",
    ),
)
"""What turned bits make of a cell, and the way back."""


def _run(url: str, statement: str) -> None:
    with sqlite3.connect(url) as connection:
        for (trigger,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN "
            "('batches', 'returned_rows')"
        ).fetchall():
            connection.execute(f"DROP TRIGGER {trigger}")  # a disk asks none
        connection.execute(statement)
    connection.close()


def _prepared(url: str) -> int:
    """Two batches and a snapshot of them."""
    engine = open_database(url)
    office.send(engine, 0)
    office.send(engine, 1)
    number = build(engine, office.MONTH_END).number
    read(engine, number)
    engine.dispose()
    return number
