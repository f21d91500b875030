"""The folder of packages is trusted only while its stamp says what is true."""

import json
from pathlib import Path

import pytest

from commands import CommandError, environment


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with two locks and a finished environment that holds the larger one."""
    for name in ("requirements.txt", "requirements-dev.txt"):
        (tmp_path / name).write_text(f"{name}==1\n", encoding="utf-8")
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "FOLDER", tmp_path / ".venv")
    monkeypatch.setattr(environment, "STAMP", tmp_path / ".venv" / "installed.json")
    monkeypatch.setattr(environment, "LOG", tmp_path / "var" / "install.log")
    environment.inner_python().parent.mkdir(parents=True)
    environment.inner_python().touch()
    stamp = environment._facts("requirements-dev.txt")
    environment.STAMP.write_text(json.dumps(stamp), encoding="utf-8")
    return tmp_path


def test_the_larger_lock_serves_for_both(folder: Path) -> None:
    assert environment._holds("requirements-dev.txt")
    assert environment._holds("requirements.txt")


def test_a_changed_lock_is_noticed(folder: Path) -> None:
    (folder / "requirements.txt").write_text("other==2\n", encoding="utf-8")
    assert not environment._holds("requirements.txt")


def test_another_python_is_noticed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment.sys, "version_info", (3, 99, 0))
    assert not environment._holds("requirements.txt")


def test_an_interrupted_installation_is_noticed(folder: Path) -> None:
    environment.STAMP.write_text('{"python":', encoding="utf-8")
    assert not environment._holds("requirements.txt")


def test_a_vanished_python_is_noticed(folder: Path) -> None:
    environment.inner_python().unlink()
    assert not environment._holds("requirements.txt")


def test_a_python_without_venv_gets_a_sentence(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(CommandError, match="python3-venv"):
        environment._create()


def test_no_variable_leads_the_inner_python_astray(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("VIRTUAL_ENV", "/elsewhere")
    assert not {"PYTHONPATH", "VIRTUAL_ENV"} & environment.inner_environment().keys()
