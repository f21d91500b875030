"""The argument comes before the environment, that before the embedded file; a new file is named."""

from argparse import Namespace
from pathlib import Path

import pytest

from commands import CommandError, database


@pytest.fixture(autouse=True)
def _nothing_configured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(database.VARIABLE, raising=False)


def test_the_embedded_file_is_the_last_choice() -> None:
    assert database.configured(Namespace(database=None)) is None
    assert database.address(Namespace(database=None)) == str(database.EMBEDDED)


def test_the_environment_comes_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(database.VARIABLE, "postgresql://host/name")
    assert database.address(Namespace(database=None)) == "postgresql://host/name"


def test_the_argument_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(database.VARIABLE, "postgresql://host/name")
    chosen = Namespace(database="postgresql://other/name")
    assert database.address(chosen) == "postgresql://other/name"


@pytest.mark.parametrize("given", ["records.sqlite3", "sqlite:///records.sqlite3"])
def test_a_file_is_named_from_the_root(
    given: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    full = (tmp_path / "records.sqlite3").resolve()
    assert database.address(Namespace(database=given)).endswith(full.as_posix())


@pytest.mark.parametrize("form", ["{}", "sqlite:///{}", "sqlite+pysqlite:///{}"])
def test_a_file_that_was_not_there_is_named_once(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chosen = Namespace(database=form.format(tmp_path / "folder" / "typed.sqlite3"))

    for _ in range(2):
        database.open_chosen(chosen).dispose()
    told = capsys.readouterr()
    assert told.out == ""  # which may be CSV or JSON
    (line,) = told.err.splitlines()
    assert line.startswith("A new, empty database was made: ")
    assert line.endswith("typed.sqlite3")


def test_of_a_servers_database_nothing_is_said() -> None:
    assert database.there("postgresql://user@host/name")


def test_a_folder_that_cannot_be_made_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(database, "EMBEDDED", tmp_path / "file" / "var" / "dashboard.sqlite3")
    with pytest.raises(CommandError, match=r"cannot be made \(Not a directory\); name a database"):
        database.open_chosen(Namespace(database=None))


def test_a_database_elsewhere_needs_no_folder_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "EMBEDDED", tmp_path / "var" / "dashboard.sqlite3")
    database.open_chosen(Namespace(database=str(tmp_path / "own.sqlite3"))).dispose()
    assert not (tmp_path / "var").exists()
