"""Publishing on the command line: what is shown before, the question, and what is said of it later."""

from argparse import Namespace
from pathlib import Path

import pytest

from commands import CommandError
from commands.arguments import parse
from commands.snapshots import build, publish, verify
from data_access.engine import open_database
from tests.data_access.publishing.office import begin_office, count, return_roster


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """An office's database with two snapshots; a class was returned between them."""
    path = tmp_path_factory.mktemp("publish") / "office.sqlite3"
    engine = open_database(str(path))
    begin_office(engine)
    count(engine)
    return_roster(engine, 3)
    count(engine)
    engine.dispose()
    return str(path)


def chosen(command: str, address: str, *arguments: str) -> Namespace:
    """The arguments as read."""
    return parse([command, *arguments, "--database", address])


def test_from_a_working_snapshot_to_a_published_one(
    address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    meeting = ("--meeting", "June meeting", "--author", "C900")
    assert publish.main(chosen("publish", address, "2", *meeting)) == 1  # nobody can be asked
    assert capsys.readouterr().out.splitlines() == [
        "Asked of the records again: trained and passed in all cities; openings, jobs and "
        "stability in 2 cities drawn by lot. All agree.",
        "No snapshot was published before, so nothing is restated.",
        "Nothing was published; run it on a terminal and confirm, or give --yes.",
    ]
    with pytest.raises(CommandError, match="Hefei, persons trained this year: 58 in the snapshot"):
        publish.main(chosen("publish", address, "1", *meeting, "--yes"))
    assert publish.main(chosen("publish", address, "2", *meeting, "--yes")) == 0
    assert "published for “June meeting”, not signed" in capsys.readouterr().out

    assert verify.main(chosen("verify", address, "2")) == 0
    assert capsys.readouterr().out == (
        "Snapshot 2: the content is intact; so is the publication (June meeting, C900); "
        "it is not signed.\n"
    )
    with pytest.raises(CommandError, match="There is no snapshot 9"):
        verify.main(chosen("verify", address, "9"))

    assert build.main(chosen("snapshot", address, "--list")) == 0
    second, first = capsys.readouterr().out.splitlines()
    assert first == "1  as of 2008-06-30  working"
    assert second.startswith("2  as of 2008-06-30  published ")
    assert second.endswith("  June meeting (C900)")


def test_what_is_restated_is_shown(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    engine = open_database(address)
    return_roster(engine, 4)
    count(engine)
    engine.dispose()
    meeting = ("--meeting", "July meeting", "--yes")
    assert publish.main(chosen("publish", address, "3", *meeting)) == 0
    assert capsys.readouterr().out.splitlines()[1:4] == [
        "Figures restated of snapshot 2, the last one published: 2",
        "  Hefei  Trained  2008-02: 87 -> 116 (batch 3)",
        "  Hefei  Pass rate  2008-02: 96.7% -> 96.7% (batch 3)",
    ]


def test_without_any_snapshot_that_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build.main(chosen("snapshot", str(tmp_path / "new.sqlite3"), "--list")) == 0
    assert capsys.readouterr().out == "There is no snapshot.\n"
