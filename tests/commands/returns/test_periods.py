"""The steps of a city's month at the command line."""

from datetime import date
from pathlib import Path

import pytest

from commands import CommandError, WrongArgument
from commands.arguments import parse
from commands.returns import periods
from data_access.engine import open_database, writing
from data_access.schema.reference import city_returns
from tests.data_access.returns.city_office import begin

JUNE = "2009-06-30"


@pytest.fixture
def desk(tmp_path: Path, english: None) -> str:
    """A programme of two cities, of which one returned its month three days late."""
    file = str(tmp_path / "own.sqlite3")
    engine = open_database(file)
    begin(engine)
    with writing(engine) as connection:
        row = {"month_end": date(2009, 6, 30), "received_on": date(2009, 7, 13)}
        connection.execute(city_returns.insert(), {"city_code": "340100", **row})
    engine.dispose()
    return file


def run(desk: str, *arguments: str) -> int:
    return periods.main(parse(["periods", *arguments, "--database", desk]))


def test_a_month_goes_its_way_and_is_listed(desk: str, capsys: pytest.CaptureFixture[str]) -> None:
    one = ("--city", "340100", "--month", JUNE)
    assert run(desk) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == ("340100  Hefei  2009-06  to be submitted  received 2009-07-13  3 days late")
    assert lines[1].startswith("340200  Wuhu  2009-06  open  ") and lines[1].endswith(" days late")

    for action in ("submit", "send-back", "submit", "accept"):
        reason = ("--reason", "a sheet lacks") if action == "send-back" else ()
        assert run(desk, action, *one, *reason) == 0
    assert run(desk, "lock", "--month", JUNE) == 0
    assert run(desk, "correct", *one, "--reason", "two openings") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines == [
        "Return of 340100 for 2009-06: submitted.",
        "Return of 340100 for 2009-06: sent back.",
        "Return of 340100 for 2009-06: submitted.",
        "Return of 340100 for 2009-06: accepted.",
        "Returns of 2009-06 locked: 1.",
        "Return of 340100 for 2009-06: under correction no. 1.",
    ]
    assert run(desk, "--city", "340100") == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 12
    assert "under correction no. 1" in lines[-1]


def test_what_is_missing_or_wrong_is_a_sentence(
    desk: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(WrongArgument, match="--month 2009-06-30"):
        run(desk, "submit", "--city", "340100")
    with pytest.raises(WrongArgument, match="one city"):
        run(desk, "accept", "--month", JUNE)
    with pytest.raises(CommandError, match="cannot be accepted"):
        run(desk, "accept", "--city", "340100", "--month", JUNE)
    with pytest.raises(CommandError, match="nothing to lock"):
        run(desk, "lock", "--month", JUNE)
    run(desk, "submit", "--city", "340100", "--month", JUNE)
    with pytest.raises(CommandError, match="give the reason"):
        run(desk, "send-back", "--city", "340100", "--month", JUNE)


def test_an_empty_programme_says_so(
    tmp_path: Path, english: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(str(tmp_path / "empty.sqlite3")) == 0
    assert capsys.readouterr().out == "No return has come yet.\n"
