#!/usr/bin/env python3
"""The one command line of the dashboard: `python3 manage.py COMMAND --help`.

It reads the arguments, sees to the folder `.venv` with the locked packages, starts itself
again inside it and hands over to the module `commands/COMMAND.py`. Until that folder stands,
only the standard library is used.
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))  # also for `python3 -I`, which leaves the script's folder out

from commands.language import language  # noqa: E402

if sys.version_info < (3, 11):  # noqa: UP036 - the sentence is for those who run an older one
    version = "%d.%d" % sys.version_info[:2]  # noqa: UP031 - an older one must be able to read it
    if language() == "zh":
        sys.exit("本程序需要 Python 3.11 或以上版本；当前为 Python " + version + "。")
    sys.exit("This program needs Python 3.11 or newer; this is Python " + version + ".")

import importlib  # noqa: E402
import signal  # noqa: E402
import subprocess  # noqa: E402

from commands import CommandError  # noqa: E402
from commands.arguments import MODULES, parse  # noqa: E402
from commands.failures import status_of  # noqa: E402
from commands.venv import environment  # noqa: E402
from commands.words import words  # noqa: E402

NEEDS_TEST_PACKAGES = {"test", "check"}
STOPPED_BY_CTRL_C = 130
READER_GONE = 141  # as other programs end whose reader has gone
STARTS = "STARTUP_DASHBOARD_INNER_STARTS"  # how often this command has started itself
MOST_STARTS = 2  # the second one after a repair


def start_inside(arguments: list[str], starts: int) -> int:
    """Runs this file again with the Python of `.venv`; returns its exit status."""
    command = [str(environment.inner_python()), str(ROOT / "manage.py"), *arguments]
    variables = environment.inner_environment() | {STARTS: str(starts)}
    with environment.refusal("environment.unreadable"):
        if os.name != "nt":  # the same process goes on: signals reach it without a go-between
            os.execve(command[0], command, variables)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the inner process answers Ctrl-C
        return subprocess.call(command, env=variables)


def run(arguments: list[str]) -> int:
    """Reads the arguments, prepares the environment, runs the command; returns the status."""
    chosen = parse(arguments)
    lock = "requirements.txt"
    if chosen.command in NEEDS_TEST_PACKAGES:
        lock = "requirements-dev.txt"
    inside = environment.INSIDE
    starts = int(os.environ.pop(STARTS, "0"))
    if not inside and starts >= MOST_STARTS:
        raise CommandError(words("manage.not_inside", folder=environment.FOLDER))
    # a start that has not led inside shows that the folder needs a repair, whatever its stamp says
    environment.ensure(lock, trusted=inside or starts == 0)
    if not inside:
        return start_inside(arguments, starts + 1)
    module = MODULES.get(chosen.command, chosen.command)
    return status_of(lambda: int(importlib.import_module(f"commands.{module}").main(chosen)))


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
        print("\n" + words("manage.stopped"), file=sys.stderr)
        return STOPPED_BY_CTRL_C
    except BrokenPipeError:  # `manage.py readings ... | head`: the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return READER_GONE
    except PermissionError as error:  # of a file that another user has installed or made
        facts = {"path": error.filename or ROOT, "reason": error.strerror or error}
        print(words("manage.no_permission", **facts), file=sys.stderr)
        return CommandError.status


if __name__ == "__main__":
    sys.exit(main())
