"""What must hold of a database after any fault."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Engine

from benchmarks.drills import office
from benchmarks.drills.worker import published
from data_access.engine import open_database
from data_access.returns.batches import all_batches
from data_access.returns.keeping.receipts import damaged_batches, differing_cities
from data_access.snapshots import all_snapshots, build, read


@dataclass
class Outcome:
    """What came of a drill: rounds survived, and of the others what was lost, in words."""

    rounds: int = 0
    lost: list[str] = field(default_factory=list)

    def note(self, faults: Iterable[str]) -> None:
        """One more round, with what it lost."""
        self.rounds += 1
        if listed := [*faults]:
            self.lost.append("; ".join(listed))

    @property
    def survived(self) -> int:
        """Rounds in which nothing was lost."""
        return self.rounds - len(self.lost)


@dataclass
class Acknowledged:
    """What the database said was done."""

    batches: dict[int, str] = field(default_factory=dict)
    undone: set[int] = field(default_factory=set)
    snapshots: dict[int, str] = field(default_factory=dict)
    published: set[int] = field(default_factory=set)

    def read(self, line: str) -> None:
        """Notes a line of the worker."""
        words = line.split()
        if words[0] == "batch":
            self.batches[int(words[1])] = words[2]
        elif words[0] == "undone":
            self.undone.add(int(words[1]))
        elif words[0] == "snapshot":
            self.snapshots[int(words[1])] = words[2]
        elif words[0] == "published":
            self.published.add(int(words[1]))


def faults(url: str, acknowledged: Acknowledged) -> list[str]:
    """What is wrong with a database after it is opened again; empty where nothing was lost."""
    engine = open_database(url)
    try:
        return [
            *_of_file(engine),
            *_of_batches(engine, acknowledged),
            *_of_snapshots(engine, acknowledged),
            *(f"batch {number} is not whole" for number in damaged_batches(engine)),
            *(f"records of {city} differ" for city in differing_cities(engine)),
        ]
    finally:
        engine.dispose()


def _of_file(engine: Engine) -> list[str]:
    if engine.dialect.name != "sqlite":
        return []
    with sqlite3.connect(str(engine.url.database)) as connection:
        answers = [
            *(row[0] for row in connection.execute("PRAGMA integrity_check")),
            *(str(row) for row in connection.execute("PRAGMA foreign_key_check")),
        ]
    connection.close()
    return [answer for answer in answers if answer != "ok"]


def _of_batches(engine: Engine, acknowledged: Acknowledged) -> list[str]:
    kept = {batch["number"]: batch for batch in all_batches(engine)}
    lost = [
        f"batch {number} is gone"
        for number, receipt in acknowledged.batches.items()
        if number not in kept or kept[number]["receipt"] != receipt
    ]
    again = [n for n in acknowledged.undone if n in kept and kept[n]["undone_at"] is None]
    return [*lost, *(f"the undoing of {number} is gone" for number in again)]


def _of_snapshots(engine: Engine, acknowledged: Acknowledged) -> list[str]:
    kept = {info.number: info.content_hash for info in all_snapshots(engine)}
    lost = [n for n, content in acknowledged.snapshots.items() if kept.get(n) != content]
    for number in kept:
        tables = read(engine, number)[1]
        for table in tables.values():
            len(table)  # unpacks and hashes it
    unpublished = acknowledged.published - published(engine)
    return [
        *(f"snapshot {number} is gone" for number in lost),
        *(f"the publication of {number} is gone" for number in sorted(unpublished)),
    ]


def differs_from_clean(url: str) -> list[str]:
    """Whether a count of everything gives another hash than a new database with the same batches."""
    engine = open_database(url)
    with TemporaryDirectory() as folder:
        clean_url = str(Path(folder) / "clean.sqlite3")
        office.prepare(clean_url)
        clean = open_database(clean_url)
        try:
            standing = [one for one in all_batches(engine) if one["undone_at"] is None]
            for batch in reversed(standing):
                number = int(batch["file_name"].partition(".")[0])
                office.send(clean, number, batch["city_code"])
            if not standing:
                return []
            both = [build(one, office.MONTH_END).content_hash for one in (engine, clean)]
        finally:
            clean.dispose()
            engine.dispose()
    return [] if both[0] == both[1] else ["the next snapshot differs from a clean database's"]
