"""kill -9 at random moments of importing, undoing, counting and publishing."""

import random
import subprocess
import sys
import time
from queue import Empty, Queue
from threading import Thread
from typing import IO

from benchmarks.data import ROOT
from benchmarks.drills.state import Acknowledged, Outcome, differs_from_clean, faults
from benchmarks.drills.worker import next_number
from data_access.engine import open_database

LONGEST = 1.5  # seconds of work before it is killed
PATIENCE = 60  # seconds for a start


def drill(url: str, rounds: int, seed: int = 1) -> Outcome:
    """Kills an office at work, again and again, in one database that begins with `office.prepare`."""
    chance, outcome, acknowledged = random.Random(seed), Outcome(), Acknowledged()
    for place in range(rounds):
        engine = open_database(url)
        first = next_number(engine) + 1
        engine.dispose()
        _work_and_kill(url, 2 * first, chance.randrange(2**31), chance, acknowledged)
        of_round = faults(url, acknowledged)
        if place == rounds - 1:
            of_round += differs_from_clean(url)
        outcome.note(of_round)
    return outcome


def _work_and_kill(
    url: str, first: int, seed: int, chance: random.Random, acknowledged: Acknowledged
) -> None:
    """Lets a worker start, kills it a while later, and notes what it told."""
    command = [sys.executable, "-m", "benchmarks.drills.worker", url, str(first), str(seed)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        lines: Queue[str] = Queue()
        reader = Thread(target=_put_into, args=(lines, process.stdout))
        reader.start()
        try:
            lines.get(timeout=PATIENCE)  # it is ready
            time.sleep(chance.uniform(0, LONGEST))
        finally:
            process.kill()
            reader.join()
    while True:
        try:
            acknowledged.read(lines.get_nowait())
        except Empty:
            return


def _put_into(lines: "Queue[str]", stream: IO[str]) -> None:
    """Every whole line: one cut off by the kill acknowledges nothing."""
    for line in stream:
        if line.endswith("\n"):
            lines.put(line)
