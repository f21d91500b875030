"""A load that is killed at any moment leaves the old records or the new ones, nothing between."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from data_access.engine import open_database
from data_access.load import load_folder
from data_access.schema.training import enrolments, persons
from tests.data_access.small_folder import more, small, write_csv, write_parquet

ROOT = Path(__file__).resolve().parents[3]
OLD, NEW = (3, 3), (21_000, 21_000)
STEPS = 40  # a load of all tables reports at least so often
MOMENTS = [1, 8, 20, 30, STEPS, STEPS]
LOAD = """
import sys
from pathlib import Path
from data_access.engine import open_database
from data_access.load import load_folder
engine = open_database(sys.argv[1])
load_folder(engine, Path(sys.argv[2]), True, lambda *step: print(*step, flush=True))
"""


def _killed(url: str, folder: Path, step: int, seconds: float) -> None:
    """Starts a load in a process of its own and kills it a while after its n-th step."""
    command = [sys.executable, "-c", LOAD, url, str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        for _ in range(step):
            assert process.stdout.readline()
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)


def _counts(engine: Engine) -> tuple[int, int]:
    with engine.connect() as connection:
        both = [
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (persons, enrolments)
        ]
    return both[0], both[1]


@pytest.mark.skipif(os.name == "nt", reason="there is no kill -9 on Windows")
@pytest.mark.slow
def test_a_killed_load_leaves_the_old_state_or_the_new(database_url: str, tmp_path: Path) -> None:
    engine = open_database(database_url)
    assert load_folder(engine, write_csv(tmp_path / "old", small()), replace=True).errors == []
    engine.dispose()
    new = write_parquet(tmp_path / "new", more(small(), NEW[0]))
    pauses = random.Random(20070806)
    state = OLD
    for step in MOMENTS:
        _killed(database_url, new, step, pauses.uniform(0, 0.05))
        engine = open_database(database_url)
        amounts = _counts(engine)
        engine.dispose()
        assert amounts in {state, NEW}, f"killed after step {step}"
        state = amounts
