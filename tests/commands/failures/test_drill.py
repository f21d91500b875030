"""The command prints survived and lost of every drill, and fails where anything was lost."""

import pytest

from benchmarks.drills import registry
from benchmarks.drills.state import Outcome
from commands.argument_types import DRILLS
from commands.arguments import parse
from commands.proof import drill


def test_the_names_of_drills_are_those_there_are() -> None:
    assert tuple(registry.DRILLS) == DRILLS


def test_survived_and_lost_are_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def losing(_url: str, rounds: int) -> Outcome:
        outcome = Outcome()
        for place in range(rounds):
            outcome.note(["batch 1 is gone"] if place == 1 else [])
        return outcome

    monkeypatch.setitem(registry.DRILLS, "full", (losing, 3))
    assert drill.main(parse(["drill", "full"])) == 1
    assert capsys.readouterr().out.splitlines() == [
        "full: rounds 3, survived 2, lost 1",
        "  lost: batch 1 is gone",
        "The drills are over; lost in 1 rounds.",
    ]
    assert drill.main(parse(["drill", "full", "--rounds", "1"])) == 0
