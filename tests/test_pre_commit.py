"""What is run before each commit exists and takes no files."""

import re

from commands import ROOT
from commands.arguments import COMMANDS

FILE = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")


def setting(name: str) -> str:
    """The one value of a setting; the file is plain enough to be read line by line."""
    (value,) = re.findall(rf"^ *(?:- )?{name}: (.+)$", FILE, re.MULTILINE)
    return str(value)


def test_it_runs_a_command_that_exists() -> None:
    python, script, command = setting("entry").split()
    assert (python, (ROOT / script).name) == ("python3", "manage.py")
    assert (ROOT / script).is_file()
    assert command in COMMANDS


def test_it_runs_here_whatever_has_changed() -> None:
    wanted = {
        "repo": "local",
        "language": "system",
        "pass_filenames": "false",
        "always_run": "true",
    }
    assert {name: setting(name) for name in wanted} == wanted
