"""A server for one city's office is started for a city of the list only."""

import os
from argparse import Namespace
from pathlib import Path

import pytest

from commands import WrongArgument, database, run
from shell.viewer import access
from tests.shell.demonstration import make


@pytest.fixture(scope="session")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the shipped list of cities."""
    return make(tmp_path_factory.getbasetemp().parent)


def chosen(file: Path, city: str | None) -> Namespace:
    """The arguments of `manage.py run`."""
    return Namespace(city=city, database=str(file), address="127.0.0.1", port=8501)


@pytest.fixture(autouse=True)
def _nothing_configured(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (run.CITY, database.VARIABLE):
        monkeypatch.setenv(name, "")  # so that what a test leaves there is taken back
        monkeypatch.delenv(name)
    monkeypatch.setattr(run, "check_free", lambda address, port: None)
    monkeypatch.setattr(run, "serve", lambda address, port: 0)


def test_the_command_and_the_server_read_the_same_variable() -> None:
    assert run.CITY == access.VARIABLE


@pytest.mark.parametrize("city", ["999999", "440101"])
def test_a_city_outside_the_list_is_refused_in_a_sentence(file: Path, city: str) -> None:
    with pytest.raises(WrongArgument, match=f"There is no city '{city}' in the list") as refusal:
        run.main(chosen(file, city))

    assert refusal.value.status == 2


@pytest.mark.parametrize("city", ["999999", "guangzhou", ""])
def test_the_environment_is_checked_too(
    file: Path, city: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(run.CITY, city)

    with pytest.raises(WrongArgument, match="There is no city"):
        run.main(chosen(file, None))


def test_the_argument_comes_before_the_environment(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(run.CITY, "999999")

    assert run.main(chosen(file, "440100")) == 0
    assert os.environ[run.CITY] == "440100"


def test_without_a_city_the_server_is_the_ministrys(file: Path) -> None:
    assert run.main(chosen(file, None)) == 0
    assert run.CITY not in os.environ
