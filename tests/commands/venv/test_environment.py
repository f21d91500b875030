"""The folder of packages is trusted only while its stamp says what is true."""

import json
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from commands import CommandError
from commands.venv import environment

BARE = Path(sys.executable).resolve().name


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with two locks and a finished environment that holds the larger one."""
    for name in ("requirements.txt", "requirements-dev.txt"):
        (tmp_path / name).write_text(f"{name}==1\n", encoding="utf-8")
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "INSIDE", False)
    monkeypatch.setattr(environment, "FOLDER", tmp_path / ".venv")
    monkeypatch.setattr(environment, "STAMP", tmp_path / ".venv" / "installed.json")
    monkeypatch.setattr(environment, "LOG", tmp_path / "var" / "install.log")
    environment.inner_python().parent.mkdir(parents=True)
    environment.inner_python().touch()
    (tmp_path / ".venv" / "pyvenv.cfg").touch()
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


def test_a_folder_without_its_settings_is_noticed(folder: Path) -> None:
    (folder / ".venv" / "pyvenv.cfg").unlink()
    assert not environment._holds("requirements.txt")
    assert not environment._usable()


def test_the_stamp_goes_before_the_folder_is_emptied(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamps = []

    def killed(*words: object, **more: object) -> None:
        stamps.append(environment.STAMP.exists())
        raise KeyboardInterrupt

    monkeypatch.setattr(environment.subprocess, "run", killed)
    with pytest.raises(KeyboardInterrupt):
        environment._create()
    assert stamps == [False]
    assert not environment._usable()  # although its Python is still there


def test_a_folder_is_never_made_by_the_python_that_goes_with_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    linked = folder / ".venv" / "bin" / "python3"
    linked.symlink_to(sys.executable)
    monkeypatch.setattr(environment.sys, "executable", str(linked))
    assert environment._outer_python() == str(Path(sys.base_exec_prefix, "bin", BARE).resolve())

    linked.unlink()
    linked.touch()
    with pytest.raises(CommandError, match=r"remove that folder and start with the system's"):
        environment._outer_python()


@pytest.mark.parametrize("name", ["install.lock", "install.log"])
def test_a_log_or_lock_that_cannot_be_written_is_a_sentence(
    name: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment.STAMP.write_text("{}", encoding="utf-8")
    monkeypatch.setattr(environment, "_usable", lambda: True)
    (folder / "var" / name).mkdir(parents=True)
    with pytest.raises(CommandError, match=rf"^Packages must be installed, but .*{name} cannot be"):
        environment.ensure("requirements.txt")


def test_a_folder_closed_to_this_user_is_a_sentence(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path) -> NoReturn:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "stat", refused)
    with pytest.raises(CommandError, match=r"^This user cannot read or execute .*python"):
        environment.ensure("requirements.txt")


def test_a_whole_folder_needs_no_lock_file(folder: Path) -> None:
    environment.ensure("requirements.txt")
    assert not (folder / "var").exists()


def test_no_variable_leads_the_inner_python_astray(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("VIRTUAL_ENV", "/elsewhere")
    assert not {"PYTHONPATH", "VIRTUAL_ENV"} & environment.inner_environment().keys()
