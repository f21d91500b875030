#!/usr/bin/env python3
"""The one command line of the dashboard: `python3 manage.py COMMAND --help`.

It reads the arguments, sees to the folder `.venv` with the locked packages, starts itself
again inside it and hands over to the module `commands/COMMAND.py`. Until that folder stands,
only the standard library is used.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - the sentence is for those who run an older one
    version = "%d.%d" % sys.version_info[:2]  # noqa: UP031 - an older one must be able to read it
    sys.exit("This program needs Python 3.11 or newer; this is Python " + version + ".")

import importlib
import os
import signal
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))  # also for `python3 -I`, which leaves the script's folder out

from commands import CommandError  # noqa: E402
from commands.arguments import parse  # noqa: E402
from commands.environment import INSIDE, ensure, inner_environment, inner_python  # noqa: E402

NEEDS_TEST_PACKAGES = {"test", "check"}
STOPPED_BY_CTRL_C = 130
READER_GONE = 141  # as other programs end whose reader has gone


def start_inside(arguments: list[str]) -> int:
    """Runs this file again with the Python of `.venv`; returns its exit status."""
    command = [str(inner_python()), str(ROOT / "manage.py"), *arguments]
    if os.name != "nt":  # the same process goes on: signals reach it without a go-between
        os.execve(command[0], command, inner_environment())
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the inner process answers Ctrl-C
    return subprocess.call(command, env=inner_environment())


def run(arguments: list[str]) -> int:
    """Reads the arguments, prepares the environment, runs the command; returns the status."""
    chosen = parse(arguments)
    lock = "requirements.txt"
    if chosen.command in NEEDS_TEST_PACKAGES:
        lock = "requirements-dev.txt"
    ensure(lock)
    if not INSIDE:
        return start_inside(arguments)
    return int(importlib.import_module(f"commands.{chosen.command}").main(chosen))


def main() -> int:
    """Turns what can go wrong into a sentence: no traceback for Ctrl-C, a refusal or a pipe."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        status = run(sys.argv[1:])
        sys.stdout.flush()
        return status
    except CommandError as refusal:
        print(refusal, file=sys.stderr)
        return refusal.status
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return STOPPED_BY_CTRL_C
    except BrokenPipeError:  # `manage.py readings ... | head`: the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return READER_GONE


if __name__ == "__main__":
    sys.exit(main())
