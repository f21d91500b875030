"""Makes the folder `.venv` with exactly the locked packages; standard library only."""

import hashlib
import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from commands import ROOT, CommandError
from commands.venv.installation import Installation, install
from commands.progress import Progress
from commands.venv.turns import one_at_a_time
from commands.words import words

FOLDER = ROOT / ".venv"
STAMP = FOLDER / "installed.json"
LOG = ROOT / "var" / "install.log"
INSIDE = Path(sys.prefix).resolve() == FOLDER.resolve()
ALSO_HOLDS = {"requirements.txt": [], "requirements-dev.txt": ["requirements.txt"]}
# They would lead the inner Python or its pip to packages outside the folder.
LEAD_ASTRAY = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "PIP_USER", "PIP_TARGET", "PIP_PREFIX")
QUESTION = "import os, pip, sys; print(*sys.version_info[:2], sys.platform, os.path.realpath(sys.prefix), end='')"


def inner_python() -> Path:
    """The Python inside the folder."""
    return FOLDER / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def inner_environment() -> dict[str, str]:
    """The environment variables of a process that shall see the folder's packages only."""
    return {name: value for name, value in os.environ.items() if name not in LEAD_ASTRAY}


def ensure(lock: str, trusted: bool = True) -> None:
    """Makes `.venv` hold the packages of the file `lock`; returns at once when it does.

    A folder that is not trusted is asked, whatever its stamp says. Raises CommandError with a
    sentence when Python's own tools, the packages or this user's rights do not suffice.
    """
    with refusal("environment.unreadable"):
        if trusted and _holds(lock):  # nothing is written: a read-only checkout just works
            return
    with refusal("environment.unwritable"), one_at_a_time(LOG.with_suffix(".lock")):
        if not _usable():
            _create()
        if not _holds(lock):  # another start may have done it meanwhile
            _install(lock)


@contextmanager
def refusal(key: str) -> Iterator[None]:
    """Turns what the operating system refuses into the sentence `key`."""
    try:
        yield
    except OSError as error:
        path, reason = error.filename or FOLDER, error.strerror or error
        raise CommandError(words(key, path=path, reason=reason, folder=ROOT)) from error


def _python() -> dict[str, str]:
    return {"python": f"{sys.version_info[0]}.{sys.version_info[1]} on {sys.platform}"}


def _facts(lock: str) -> dict[str, str]:
    """What must be true of the folder: which Python, and the hash of each lock it holds."""
    facts = _python()
    for name in [lock, *ALSO_HOLDS[lock]]:
        facts[name] = hashlib.sha256((ROOT / name).read_bytes()).hexdigest()
    return facts


def _stamp() -> dict[str, str]:
    """The facts written down when the folder was made; none when it never was, or half only."""
    if not _exists(STAMP):
        return {}
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except ValueError:
        return {}
    return stamp if isinstance(stamp, dict) else {}


def _write_stamp(facts: dict[str, str]) -> None:
    STAMP.write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")


def _exists(path: Path) -> bool:
    """Whether the path leads somewhere; PermissionError when this user may not know."""
    try:
        path.stat()
    except PermissionError:
        raise
    except OSError:
        return False
    return True


def _holds(lock: str) -> bool:
    whole = _exists(inner_python()) and _exists(FOLDER / "pyvenv.cfg")
    return whole and _facts(lock).items() <= _stamp().items()


def _usable() -> bool:
    """Whether the folder was made whole, by this version, and its Python sees itself in it."""
    if INSIDE:
        return True
    if not (_python().items() <= _stamp().items() and _exists(inner_python())):
        return False
    command = [str(inner_python()), "-I", "-c", QUESTION]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    except OSError:
        return False
    return answer.split(maxsplit=3) == [
        *map(str, sys.version_info[:2]),
        sys.platform,
        os.path.realpath(FOLDER),
    ]


def _create() -> None:
    for module in ("venv", "ensurepip"):
        if importlib.util.find_spec(module) is None:
            raise CommandError(words("environment.no_module", module=module))
    command = [_outer_python(), "-m", "venv", "--clear", str(FOLDER)]
    STAMP.unlink(missing_ok=True)  # first of all: a folder that is half made must not look whole
    with Progress(words("environment.creating")):
        made = subprocess.run(command, env=inner_environment(), capture_output=True, check=False)
    if made.returncode:
        lines = (made.stderr or made.stdout).decode(errors="replace").strip().splitlines()
        reason = lines[-1] if lines else made.returncode
        raise CommandError(words("environment.not_created", reason=reason, folder=FOLDER))
    _write_stamp(_python())


def _outer_python() -> str:
    """A Python that does not lie in the folder, which is emptied while it works."""
    folder, python = FOLDER.resolve(), Path(sys.executable)
    if folder in (python.parent.resolve() / python.name).parents:
        python = python.resolve()  # the one that the link in the folder leads to
    if folder in python.parents:
        raise CommandError(words("environment.runs_inside", folder=FOLDER))
    return str(python)


def _install(lock: str) -> None:
    """Installs the lock; its hash is written into the stamp last."""
    _write_stamp(_python())
    install(Installation(inner_python(), inner_environment(), ROOT / lock, LOG))
    _write_stamp(_facts(lock))
