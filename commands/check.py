"""`manage.py check`: format, rules, types, import directions and exceptions of the code."""

import subprocess
import sys
import time
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from commands import ROOT
from commands.format_exceptions import exceptions
from commands.import_directions import MAY_IMPORT, violations
from commands.progress import Progress
from commands.venv.environment import inner_environment
from commands.words import words

TYPED = (*MAY_IMPORT, "benchmarks", "tools")  # tests pass wrong types on purpose


def main(chosen: Namespace) -> int:
    """Runs every check, also after one has failed; returns 1 when any has."""
    started = time.monotonic()
    paths = ["app.py", "manage.py", *TYPED]
    typed = [path for path in paths if (ROOT / path).is_file() or any(ROOT.glob(f"{path}/**/*.py"))]
    tools = {
        "check.format": ("ruff", "format", "--check", "."),
        "check.rules": ("ruff", "check", "."),
        "check.types": ("mypy", *typed),
    }
    own = {"check.import_directions": violations, "check.format_exceptions": exceptions}
    failed = [key for key, command in tools.items() if not _run(key, *command)]
    failed += [key for key, find in own.items() if not _look(key, find)]
    seconds = time.monotonic() - started
    outcome = "check.failed" if failed else "check.passed"
    print(words(outcome, names=", ".join(map(words, failed)), seconds=seconds))
    return 1 if failed else 0


def _run(key: str, module: str, *arguments: str) -> bool:
    """Runs a tool of the environment; its output is shown when it finds something."""
    with Progress(words(key)):
        ended = subprocess.run(
            [sys.executable, "-m", module, *arguments],
            cwd=ROOT,
            env=inner_environment() | {"PYTHONUTF8": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    if ended.returncode:
        print(ended.stdout.rstrip(), flush=True)
    return ended.returncode == 0


def _look(key: str, find: Callable[[Path], list[str]]) -> bool:
    """Prints the sentences on what was found in the repository; whether there are none."""
    with Progress(words(key)):
        sentences = find(ROOT)
    for sentence in sentences:
        print(sentence, flush=True)
    return not sentences
