"""In a real copy: a damaged folder is made anew, and no start repeats itself for ever."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from commands import ROOT

PYTHON = str(getattr(sys, "_base_executable", sys.executable))
SYSTEM_PYTHON = "/usr/bin/python3"
NOBODY = 65534
SHOWS_ITS_PLACE = """
import sys
def main(chosen):
    print(sys.prefix)
    return 0
"""
# Of making the folder, pip is by far the longest part, and not the one that is tried here.
WITHOUT_PIP = (
    ('"--clear"', '"--clear", "--without-pip"'),
    ("import os, pip, sys", "import os, sys"),
)
pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows finds its folders in another way")


def make_copy(root: Path) -> Path:
    """The command line without packages; its `bench` says in which folder it runs."""
    root.chmod(0o755)
    shutil.copy(ROOT / "manage.py", root)
    shutil.copytree(ROOT / "commands", root / "commands")
    rewrite(root / "commands" / "environment.py", *WITHOUT_PIP)
    nothing = "def install(wanted: Installation) -> None:\n    return\n"
    rewrite(root / "commands" / "installation.py", ("def install(", nothing + "def not_used("))
    (root / "commands" / "bench.py").write_text(SHOWS_ITS_PLACE, encoding="utf-8")
    for name in ("requirements.txt", "requirements-dev.txt"):
        (root / name).write_text("# no package\n", encoding="utf-8")
    return root


def rewrite(path: Path, *changes: tuple[str, str]) -> str:
    """Changes a file of the copy; returns what stood there."""
    before = text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return before


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One copy, damaged and repaired by one test after the other."""
    return make_copy(tmp_path_factory.mktemp("copy"))


@pytest.fixture
def whole(copy: Path) -> Path:
    """The copy with a finished folder."""
    assert_runs_inside(copy)
    return copy


def start(
    root: Path, python: str = PYTHON, user: int | None = None
) -> subprocess.CompletedProcess[str]:
    """`manage.py bench`, which must end within a minute."""
    command = [python, str(root / "manage.py"), "bench"]
    return subprocess.run(
        command, user=user, cwd="/", capture_output=True, text=True, timeout=60, check=False
    )


def assert_runs_inside(root: Path, python: str = PYTHON) -> subprocess.CompletedProcess[str]:
    ended = start(root, python)
    assert (ended.stdout, ended.returncode) == (f"{root / '.venv'}\n", 0), ended.stderr
    return ended


def test_a_second_start_installs_nothing(whole: Path) -> None:
    assert assert_runs_inside(whole).stderr == ""


@pytest.mark.parametrize("inside", [False, True], ids=["outer python", "inner python"])
def test_without_its_settings_the_folder_is_made_anew(whole: Path, inside: bool) -> None:
    (whole / ".venv" / "pyvenv.cfg").unlink()

    python = str(whole / ".venv" / "bin" / "python") if inside else PYTHON
    assert "Creating .venv: done" in assert_runs_inside(whole, python).stderr


def test_a_python_that_does_not_see_its_folder_is_repaired(whole: Path) -> None:
    link = whole / ".venv" / "bin" / "python"
    link.unlink()
    link.write_text(f'#!/bin/sh\nexec {PYTHON} "$@"\n', encoding="utf-8")
    link.chmod(0o755)

    assert "Creating .venv: done" in assert_runs_inside(whole).stderr


def test_what_a_repair_does_not_cure_is_a_sentence(whole: Path) -> None:
    settings = whole / "commands" / "environment.py"
    blind = ("INSIDE = Path(sys.prefix)", "INSIDE = Path(sys.prefix, 'elsewhere')")
    made = rewrite(settings, blind)
    try:
        ended = start(whole)
    finally:
        settings.write_text(made, encoding="utf-8")
    assert (ended.stdout, ended.returncode) == ("", 1)
    assert ended.stderr.splitlines()[-1].endswith("remove that folder and start again.")
    assert "Traceback" not in ended.stderr


def test_a_start_killed_while_the_folder_is_emptied_is_taken_up_again(whole: Path) -> None:
    """Another version of Python begins to make the folder anew and is killed half way."""
    stamp, settings = whole / ".venv" / "installed.json", whole / "commands" / "environment.py"
    rewrite(stamp, ("3.", "2."))
    kill = "(FOLDER / 'pyvenv.cfg').unlink(); os.kill(os.getpid(), 9)"
    made = rewrite(settings, ("made = subprocess.run(", f"{kill}\n        made = subprocess.run("))
    try:
        assert start(whole).returncode == -9
    finally:
        settings.write_text(made, encoding="utf-8")
    assert not stamp.exists()

    assert "Creating .venv: done" in assert_runs_inside(whole).stderr


@pytest.fixture
def foreign() -> Iterator[Path]:
    """A copy that its user may read and not write, where this can be tried at all."""
    if os.geteuid() != 0 or not Path(SYSTEM_PYTHON).exists():
        pytest.skip("only root can start as another user, with a Python open to all")
    # not under pytest's own folder, which is closed to other users
    root = make_copy(Path(tempfile.mkdtemp(prefix="foreign-")))
    yield root
    shutil.rmtree(root)


def test_another_user_starts_what_is_installed_and_writes_nothing(foreign: Path) -> None:
    assert_runs_inside(foreign, SYSTEM_PYTHON)
    shutil.rmtree(foreign / "var")

    ended = start(foreign, SYSTEM_PYTHON, NOBODY)
    assert (ended.stdout, ended.stderr) == (f"{foreign / '.venv'}\n", "")


def test_another_user_who_would_have_to_install_gets_a_sentence(foreign: Path) -> None:
    ended = start(foreign, SYSTEM_PYTHON, NOBODY)
    wanted = f"Packages must be installed, but {foreign / 'var'} cannot be written (Permission den"
    assert ended.stderr.startswith(wanted)
    assert (ended.stderr.count("\n"), ended.returncode) == (1, 1)


@pytest.mark.parametrize("closed", [".venv", ".venv/installed.json", "requirements.txt"])
def test_what_is_closed_to_another_user_is_named(foreign: Path, closed: str) -> None:
    assert_runs_inside(foreign, SYSTEM_PYTHON)
    (foreign / closed).chmod(0o600)

    ended = start(foreign, SYSTEM_PYTHON, NOBODY)
    assert ended.stderr.startswith(f"This user cannot read or execute {foreign / closed}")
    assert (ended.stderr.count("\n"), ended.returncode) == (1, 1)
