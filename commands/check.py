"""`manage.py check`: format, rules, types and import directions of the code."""

import subprocess
import sys
import time
from argparse import Namespace

from commands import ROOT
from commands.environment import inner_environment
from commands.import_directions import MAY_IMPORT, violations
from commands.progress import Progress

TYPED = (*MAY_IMPORT, "benchmarks", "tools")  # tests pass wrong types on purpose


def main(chosen: Namespace) -> int:
    """Runs every check, also after one has failed; returns 1 when any has."""
    started = time.monotonic()
    paths = ["app.py", "manage.py", *TYPED]
    typed = [path for path in paths if (ROOT / path).is_file() or any(ROOT.glob(f"{path}/**/*.py"))]
    results = {
        "format": _run("Format (ruff format)", "ruff", "format", "--check", "."),
        "rules": _run("Rules (ruff check)", "ruff", "check", "."),
        "types": _run("Types (mypy)", "mypy", *typed),
        "import directions": _import_directions(),
    }
    failed = [name for name, passed in results.items() if not passed]
    outcome = "failed: " + ", ".join(failed) if failed else "all passed"
    print(f"Checks {outcome} ({time.monotonic() - started:.1f} s).")
    return 1 if failed else 0


def _run(title: str, module: str, *arguments: str) -> bool:
    """Runs a tool of the environment; its output is shown when it finds something."""
    with Progress(title):
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


def _import_directions() -> bool:
    with Progress("Import directions"):
        found = violations(ROOT)
    for sentence in found:
        print(sentence, flush=True)
    return not found
