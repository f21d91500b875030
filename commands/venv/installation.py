"""Installs a file of locked packages with pip and shows how far it is; standard library only."""

import os
import re
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from commands import CommandError
from commands.progress import Progress
from commands.words import words

PIP_INSTALL = [
    *("-m", "pip", "install", "--require-hashes", "--only-binary", ":all:", "--no-input"),
    *("--disable-pip-version-check", "--no-color", "--progress-bar", "off", "-r"),
]
SHOWN_LINES = 12  # of pip's last words


@dataclass(frozen=True)
class Installation:
    """What is installed where: a lock for the Python of a folder, pip's words kept in a log."""

    python: Path
    environment: dict[str, str]
    lock: Path
    log: Path


def install(wanted: Installation) -> None:
    """Installs the packages, counting them; raises CommandError with pip's last words."""
    log = wanted.log
    log.parent.mkdir(exist_ok=True)
    with Progress(words("environment.installing")) as progress:
        status = _pip(wanted, progress)
    if status != 0:
        lines = log.read_text(encoding="utf-8").rstrip().splitlines()
        reason = "\n".join(lines[-SHOWN_LINES:])
        raise CommandError(words("environment.not_installed", reason=reason, log=log))


def _pip(wanted: Installation, progress: Progress) -> int:
    """Runs pip, its output kept in the log; returns its exit status and never leaves it behind."""
    with wanted.log.open("w", encoding="utf-8") as log:
        pip = subprocess.Popen(
            [str(wanted.python), *PIP_INSTALL, str(wanted.lock)],
            env=wanted.environment | {"PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
        )
        try:
            _follow(pip, wanted, log, progress)
            return pip.wait()
        finally:
            if pip.poll() is None:
                pip.terminate()
                pip.wait()


def _follow(
    pip: subprocess.Popen[str], wanted: Installation, log: TextIO, progress: Progress
) -> None:
    """Reads pip's lines to the end and turns them into a count of packages."""
    text = wanted.lock.read_text(encoding="utf-8")
    total = len(re.findall(r"^[A-Za-z0-9].*==", text, re.MULTILINE))
    seen = 0
    for line in pip.stdout or ():
        log.write(line)
        if line.startswith("Ignoring "):  # meant for another system
            total -= 1
        elif line.startswith(("Collecting ", "Requirement already satisfied: ")):
            seen += 1
            progress.update(min(seen, total), total, words("environment.fetched"))
        elif line.startswith("Installing collected packages"):
            _count_unpacked(pip, wanted.python.parent.parent, total, progress)


def _count_unpacked(
    pip: subprocess.Popen[str], folder: Path, total: int, progress: Progress
) -> None:
    """Counts what stands in the folder while pip is silent, until it ends."""
    below = "Lib" if os.name == "nt" else f"lib/python3.{sys.version_info[1]}"
    while pip.poll() is None:
        unpacked = len(list(folder.glob(f"{below}/site-packages/*.dist-info")))
        progress.update(min(unpacked, total), total, words("environment.unpacked"))
        time.sleep(0.3)
