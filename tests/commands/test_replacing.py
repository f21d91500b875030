"""A replacement that would end rows asks on a terminal, and elsewhere needs --yes."""

import io
import sys
from argparse import Namespace
from pathlib import Path

import pytest
from sqlalchemy import Engine

from commands import cities, load
from commands.arguments import parse
from tests.data_access.small_folder import content, expected, small, write_csv

VISITS = len(small()["visits"])
LINE = f"visits: nothing takes the place of the {VISITS} rows in the database, which would all end"


class Terminal(io.StringIO):
    """What somebody types, on a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def some(tmp_path: Path) -> Path:
    """A folder without visits."""
    return write_csv(
        tmp_path / "new", {name: rows for name, rows in small().items() if name != "visits"}
    )


@pytest.fixture
def url(database_url: str, tmp_path: Path) -> str:
    """A database with the small folder."""
    chosen = replacing(write_csv(tmp_path / "old", small()), database_url)
    assert load.main(chosen) == 0
    return database_url


def replacing(folder: Path, url: str, yes: bool = False) -> Namespace:
    return Namespace(folder=folder, replace=True, yes=yes, database=url)


def test_without_a_terminal_it_is_refused_and_says_how_to_mean_it(
    url: str,
    database: Engine,
    some: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("y\n"))
    capsys.readouterr()
    assert load.main(replacing(some, url)) == 1
    assert capsys.readouterr().out.splitlines() == [
        LINE,
        "Errors: 1, in 1 files; nothing was changed. Row 1 of a CSV is its header.",
        "If this is meant, run it on a terminal and confirm, or give --yes.",
    ]
    assert content(database) == expected(small())


@pytest.mark.parametrize(
    ("typed", "status", "left"),
    [("y\n", 0, 0), ("是\n", 0, 0), ("n\n", 1, VISITS), ("", 1, VISITS)],
)
def test_on_a_terminal_it_asks(
    typed: str,
    status: int,
    left: int,
    url: str,
    database: Engine,
    some: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal(typed))
    assert load.main(replacing(some, url)) == status
    assert LINE in capsys.readouterr().out
    assert len(content(database)["visits"]) == left


def test_a_script_says_yes_and_is_told_what_ended(
    url: str, database: Engine, some: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert load.main(replacing(some, url, yes=True)) == 0
    ended, loaded, undo = capsys.readouterr().out.splitlines()
    assert undo == "To take it back: `manage.py undo --load 2`."
    assert ended == f"visits: the {VISITS} rows that were there have ended."
    rows = sum(len(rows) for name, rows in small().items() if name != "visits")
    assert f"is in the database (tables: {len(small()) - 1}, rows: {rows});" in loaded
    assert content(database)["visits"] == []


def test_an_empty_folder_is_refused_whatever_is_said(
    url: str, database: Engine, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    for yes in (False, True):
        assert load.main(replacing(tmp_path / "empty", url, yes)) == 1
        assert "the folder has no file of any table" in capsys.readouterr().out
    assert content(database) == expected(small())


def test_with_another_fault_nobody_is_asked(
    url: str, database: Engine, some: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal("y\n"))
    (some / "person.csv").write_text("id\n1\n")
    assert load.main(replacing(some, url)) == 1
    assert sys.stdin.read() == "y\n"
    assert content(database) == expected(small())


@pytest.mark.parametrize("rows", ["", "code,name_zh\n", None])
def test_a_list_without_a_city_is_refused(
    rows: str | None, url: str, database: Engine, tmp_path: Path
) -> None:
    header = "code,name_zh,name_en,province_code,tier,latitude,longitude,in_programme_since\n"
    (tmp_path / "cities.csv").write_text(header if rows is None else rows)
    chosen = Namespace(file=tmp_path / "cities.csv", database=url)
    assert cities.main(chosen) == 1
    assert content(database) == expected(small())


def test_yes_is_an_argument_of_load() -> None:
    assert parse(["load", "in", "--replace", "--yes"]).yes
    assert not parse(["load", "in"]).yes
