"""A write-ahead log that is cut off, or of which a part was never written, as after a loss of power."""

import random
import shutil
from pathlib import Path

from benchmarks.drills import office
from benchmarks.drills.state import Acknowledged, Outcome, faults
from data_access.engine import open_database

BATCHES = 4


def drill(url: str, rounds: int, seed: int = 2) -> Outcome:
    """Copies a database with its log, tears the log, and opens the copy: what stands is whole.

    What was not yet moved from the log into the file may be gone where the log itself is: all
    batches up to some are there, none after it, and none half.
    """
    chance, outcome, path = random.Random(seed), Outcome(), Path(url)
    engine = open_database(url)
    with engine.connect() as reader:
        reader.exec_driver_sql("SELECT count(*) FROM batches").close()  # so that the log stays
        receipts = [office.send(engine, number) for number in range(BATCHES)]
        copy, log = path.with_suffix(".copy"), Path(f"{path}-wal")
        shutil.copy(path, copy)
        content = log.read_bytes()
    engine.dispose()
    for _ in range(rounds):
        torn = path.with_name("torn.sqlite3")
        shutil.copy(copy, torn)
        Path(f"{torn}-shm").unlink(missing_ok=True)
        Path(f"{torn}-wal").write_bytes(_torn(content, chance))
        outcome.note(_of_round(str(torn), [one.number for one in receipts]))
    return outcome


def _torn(content: bytes, chance: random.Random) -> bytes:
    """The log cut off, with a part of zeros or of other bits, all from a random place on."""
    place = chance.randrange(len(content))
    way = chance.choice(("cut", "zeros", "bits"))
    if way == "cut":
        return content[:place]
    length = chance.randrange(1, 8_192)
    other = bytes(length) if way == "zeros" else chance.randbytes(length)
    return (content[:place] + other + content[place + length :])[: len(content)]


def _of_round(url: str, numbers: list[int]) -> list[str]:
    wrong = faults(url, Acknowledged())
    engine = open_database(url)
    with engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT number FROM batches ORDER BY number")
        kept = list(rows.scalars())
    engine.dispose()
    if kept != numbers[: len(kept)]:
        wrong.append(f"batches {kept} are no beginning of {numbers}")
    return wrong
