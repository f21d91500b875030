"""Help and complaints come before anything is installed, each complaint in one sentence."""

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from commands import ROOT
from commands.arguments import COMMANDS, MODULES, parse

NAMES = list(COMMANDS)
BARE_PYTHON = getattr(sys, "_base_executable", sys.executable)


@pytest.fixture(scope="session")
def bare_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command line alone, in a folder without an environment."""
    folder = tmp_path_factory.mktemp("bare copy")
    shutil.copy(ROOT / "manage.py", folder)
    shutil.copytree(ROOT / "commands", folder / "commands")
    return folder


def start(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Starts manage.py with a Python that sees no package but its own library."""
    return subprocess.run(
        [BARE_PYTHON, "-I", "-S", str(folder / "manage.py"), *arguments],
        cwd=folder.parent,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("arguments", [["--help"], *([name, "--help"] for name in NAMES)])
def test_help_needs_no_installation(bare_copy: Path, arguments: list[str]) -> None:
    ended = start(bare_copy, *arguments)
    assert ended.returncode == 0
    assert ended.stdout.startswith("usage: manage.py")
    assert ended.stderr == ""
    assert not (bare_copy / ".venv").exists()


def test_every_command_is_a_module() -> None:
    modules = {name: MODULES.get(name, name).replace(".", "/") for name in NAMES}
    files = {name: ROOT / "commands" / f"{module}.py" for name, module in modules.items()}
    assert [name for name, file in files.items() if not file.exists()] == []


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["fly"],
        ["run", "--port", "0"],
        ["run", "--port", "eighty"],
        ["run", "--por", "8501"],
        ["run", "--database", "mysql://host/name"],
        ["run", "--city", "4401"],
        ["run", "--city", "guangzhou"],
        ["run", "--city", ""],
        ["run", "--address", ""],
        ["run", "--address", "127.0.0.1 "],
        ["check", "more"],
        ["demo"],
        ["demo", "folder", "--trainees", "-5"],
        ["demo", "folder", "--seed", "x"],
        ["load"],
        ["cities"],
        ["snapshot", "--as-of", "2009-02-30"],
        ["snapshot", "--as-of", "31.12.2009"],
        ["snapshot", "--as-of", "2010-06-15"],
        ["readings"],
        ["readings", "pass_rate", "--by", "planet"],
        ["readings", "pass_rate", "--period", "last"],
        ["readings", "pass_rate", "--format", "xml"],
        ["bench", "--size", "XL"],
    ],
    ids=" ".join,
)
def test_a_wrong_argument_gets_one_sentence_and_status_2(
    bare_copy: Path, arguments: list[str]
) -> None:
    ended = start(bare_copy, *arguments)
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert ended.stderr.count("\n") == 1
    assert ended.stderr[0].isupper()
    assert ended.stderr.endswith("--help`.\n")
    assert not (bare_copy / ".venv").exists()


def test_arguments_of_test_go_to_pytest_untouched() -> None:
    chosen = parse(["test", "tests/commands", "-k", "arguments", "-x"])
    assert chosen.pytest_arguments == ["tests/commands", "-k", "arguments", "-x"]
    assert not chosen.fast


def test_fast_is_the_only_argument_of_test_that_is_ours() -> None:
    chosen = parse(["test", "tests/commands", "--fast", "-x"])
    assert (chosen.pytest_arguments, chosen.fast) == (["tests/commands", "-x"], True)


def test_readings_by_default_are_national_rolling_and_the_newest() -> None:
    chosen = parse(["readings", "pass_rate"])
    assert (chosen.by, chosen.period, chosen.as_of, chosen.format) == (
        "national",
        "rolling",
        None,
        "table",
    )


def test_a_day_and_a_number_are_read() -> None:
    assert parse(["snapshot", "--as-of", "2009-12-31"]).as_of == date(2009, 12, 31)
    assert parse(["demo", "folder", "--trainees", "10_000_000"]).trainees == 10_000_000


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        ("C", "This program needs Python 3.11 or newer; this is Python 3.9.\n"),
        ("zh_CN.UTF-8", "本程序需要 Python 3.11 或以上版本；当前为 Python 3.9。\n"),
    ],
)
def test_an_old_python_is_told_which_one_is_needed(locale: str, sentence: str) -> None:
    pretended = (
        "import sys, runpy; sys.version_info = (3, 9); "
        f"runpy.run_path({str(ROOT / 'manage.py')!r}, run_name='__main__')"
    )
    ended = subprocess.run(
        [BARE_PYTHON, "-I", "-S", "-X", "utf8", "-c", pretended],
        env={"LC_ALL": locale},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.returncode == 1
    assert ended.stderr == sentence
