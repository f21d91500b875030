"""Writes requirements.txt and requirements-dev.txt: exact versions with the hashes of all files.

Run it after a change of requirements.in or requirements-dev.in, inside the environment
that `python3 manage.py check` makes:

    .venv/bin/python tools/lock.py              keeps what is locked, adds what is new
    .venv/bin/python tools/lock.py --upgrade    takes the newest versions

The lock is universal: one file for Linux, macOS and Windows and for every Python from 3.11 on.
Only the public index counts, so that no local folder of wheels narrows the list of hashes.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST_PYTHON = "3.11"
HEADER = "# Written by tools/lock.py from {source}; do not edit by hand.\n"
COMPILE = [
    *("uv", "pip", "compile", "--no-config", "--quiet", "--universal", "--generate-hashes"),
    *("--python-version", OLDEST_PYTHON, "--fork-strategy", "fewest"),
    *("--no-header", "--no-emit-index-url", "--no-emit-find-links"),
]


def lock(source: str, target: str, options: list[str]) -> None:
    """Writes the lock `target` of the list `source`; what it holds already is preferred."""
    command = [sys.executable, "-m", *COMPILE, source, "--output-file", target, *options]
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("UV_", "PIP_"))}
    subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    path = ROOT / target
    text = HEADER.format(source=source) + path.read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8", newline="\n")
    print(f"{target}: {text.count('==')} packages, {text.count('--hash=')} hashes")


def main() -> None:
    """Locks what runs first, then what tests need on top of exactly those versions."""
    options = sys.argv[1:]
    lock("requirements.in", "requirements.txt", options)
    lock("requirements-dev.in", "requirements-dev.txt", ["-c", "requirements.txt", *options])


if __name__ == "__main__":
    main()
