"""Makes the folder `.venv` with exactly the locked packages; standard library only."""

import hashlib
import importlib.util
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from commands import ROOT, CommandError
from commands.progress import Progress

FOLDER = ROOT / ".venv"
STAMP = FOLDER / "installed.json"
LOG = ROOT / "var" / "install.log"
INSIDE = Path(sys.prefix).resolve() == FOLDER.resolve()
ALSO_HOLDS = {"requirements.txt": [], "requirements-dev.txt": ["requirements.txt"]}
# They would lead the inner Python or its pip to packages outside the folder.
LEAD_ASTRAY = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "PIP_USER", "PIP_TARGET", "PIP_PREFIX")
PIP_INSTALL = [
    *("-m", "pip", "install", "--require-hashes", "--only-binary", ":all:", "--no-input"),
    *("--disable-pip-version-check", "--no-color", "--progress-bar", "off", "-r"),
]


def inner_python() -> Path:
    """The Python inside the folder."""
    return FOLDER / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def inner_environment() -> dict[str, str]:
    """The environment variables of a process that shall see the folder's packages only."""
    return {name: value for name, value in os.environ.items() if name not in LEAD_ASTRAY}


def ensure(lock: str) -> None:
    """Makes `.venv` hold the packages of the file `lock`; returns at once when it does.

    Raises CommandError with a sentence when Python's own tools or the packages are missing.
    """
    if _holds(lock):
        return
    with _one_at_a_time():
        if _holds(lock):  # another start has done it meanwhile
            return
        if not _usable():
            _create()
        _install(lock)


def _facts(lock: str) -> dict[str, str]:
    """What must be true of the folder: which Python, and the hash of each lock it holds."""
    facts = {"python": f"{sys.version_info[0]}.{sys.version_info[1]} on {sys.platform}"}
    for name in [lock, *ALSO_HOLDS[lock]]:
        facts[name] = hashlib.sha256((ROOT / name).read_bytes()).hexdigest()
    return facts


def _stamp() -> dict[str, str]:
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def _holds(lock: str) -> bool:
    return inner_python().exists() and _facts(lock).items() <= _stamp().items()


def _usable() -> bool:
    """Whether the folder has a Python of this version with a working pip."""
    if INSIDE:
        return True
    if not inner_python().exists():
        return False
    question = "import pip, sys; print(*sys.version_info[:2], sys.platform)"
    command = [str(inner_python()), "-I", "-c", question]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    return answer.stdout.split() == [*map(str, sys.version_info[:2]), sys.platform]


def _create() -> None:
    for module in ("venv", "ensurepip"):
        if importlib.util.find_spec(module) is None:
            raise CommandError(
                f"This Python lacks its own module {module}, which makes the folder .venv;"
                " install it first (on Debian and Ubuntu: apt-get install python3-venv)."
            )
    with Progress("Creating .venv"):
        command = [sys.executable, "-m", "venv", "--clear", str(FOLDER)]
        made = subprocess.run(command, env=inner_environment(), capture_output=True, check=False)
    if made.returncode:
        reason = (made.stderr or made.stdout).decode(errors="replace").strip()
        raise CommandError(f"{reason}\nThe folder {FOLDER} could not be made.")


def _install(lock: str) -> None:
    """Installs the lock with pip, counting its packages; the stamp is written last."""
    STAMP.unlink(missing_ok=True)
    LOG.parent.mkdir(exist_ok=True)
    with Progress("Installing packages") as progress:
        if _pip(lock, progress) != 0:
            lines = LOG.read_text(encoding="utf-8").rstrip().splitlines()
            reason = "\n".join(lines[-12:])
            raise CommandError(f"{reason}\nThe packages could not be installed; see {LOG}.")
    STAMP.write_text(json.dumps(_facts(lock), indent=1) + "\n", encoding="utf-8")


def _pip(lock: str, progress: Progress) -> int:
    """Runs pip, its output kept in LOG; returns its exit status and never leaves it behind."""
    pip = subprocess.Popen(
        [str(inner_python()), *PIP_INSTALL, str(ROOT / lock)],
        env=inner_environment() | {"PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    try:
        with LOG.open("w", encoding="utf-8") as log:
            _follow(pip, lock, log, progress)
        return pip.wait()
    finally:
        if pip.poll() is None:
            pip.terminate()
            pip.wait()


def _follow(pip: subprocess.Popen[str], lock: str, log: TextIO, progress: Progress) -> None:
    """Reads pip's lines to the end and turns them into a count of packages."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    total = len(re.findall(r"^[A-Za-z0-9].*==", text, re.MULTILINE))
    seen = 0
    for line in pip.stdout or ():
        log.write(line)
        if line.startswith("Ignoring "):  # meant for another system
            total -= 1
        elif line.startswith(("Collecting ", "Requirement already satisfied: ")):
            seen += 1
            progress.update(min(seen, total), total, "fetched")
        elif line.startswith("Installing collected packages"):
            _count_unpacked(pip, total, progress)


def _count_unpacked(pip: subprocess.Popen[str], total: int, progress: Progress) -> None:
    """Counts what stands in the folder while pip is silent, until it ends."""
    below = "Lib" if os.name == "nt" else f"lib/python3.{sys.version_info[1]}"
    while pip.poll() is None:
        unpacked = len(list(FOLDER.glob(f"{below}/site-packages/*.dist-info")))
        progress.update(min(unpacked, total), total, "unpacked")
        time.sleep(0.3)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Lets a second start wait until the first has finished the folder."""
    path = ROOT / "var" / "install.lock"
    path.parent.mkdir(exist_ok=True)
    with path.open("w") as file:
        _hold(file.fileno())
        yield


def _hold(descriptor: int) -> None:
    """Waits for the operating system's lock on a file; it ends with the process."""
    if sys.platform == "win32":
        import msvcrt

        held = False
        while not held:
            with suppress(OSError):  # raised after ten seconds of waiting
                msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
                held = True
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX)
