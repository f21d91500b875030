"""A few rounds of every drill: nothing that was acknowledged is lost."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.drills import killed, together
from benchmarks.drills.office import prepare
from benchmarks.drills.registry import DRILLS, Drill
from benchmarks.drills.state import Acknowledged, Outcome, faults


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with two cities, to be copied."""
    path = tmp_path_factory.mktemp("begun") / "begun.sqlite3"
    prepare(str(path))
    return path


@pytest.mark.parametrize(
    "name", [pytest.param(n, marks=pytest.mark.slow if n == "killed" else ()) for n in DRILLS]
)
def test_nothing_is_lost(name: str, begun: Path, tmp_path: Path) -> None:
    path = tmp_path / "drill.sqlite3"
    shutil.copy(begun, path)
    rounds = {"torn": 8, "snapshots": 40, "killed": 2, "records": 4}.get(name, 2)
    outcome = DRILLS[name][0](str(path), rounds)
    assert (outcome.survived, outcome.lost) == (rounds, [])


@pytest.mark.postgres
@pytest.mark.parametrize(
    "drill",
    [
        pytest.param(killed.drill, marks=pytest.mark.slow),
        *(together.writers, together.double_click),
    ],
)
def test_nothing_is_lost_on_a_server(drill: Drill, new_postgres: Callable[[], str]) -> None:
    url = new_postgres()
    prepare(url)
    outcome = drill(url, 1)
    assert (outcome.survived, outcome.lost) == (1, [])


def test_what_is_gone_is_lost(begun: Path, tmp_path: Path) -> None:
    path = tmp_path / "drill.sqlite3"
    shutil.copy(begun, path)
    acknowledged = Acknowledged()
    for line in ("ready", "batch 1 abc", "undone 1", "snapshot 2 def", "published 2"):
        acknowledged.read(line)
    outcome = Outcome()
    outcome.note(faults(str(path), acknowledged))
    assert outcome.survived == 0
    assert outcome.lost == ["batch 1 is gone; snapshot 2 is gone; the publication of 2 is gone"]
