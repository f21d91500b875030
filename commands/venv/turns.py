"""Lets a second start wait until the first has finished; standard library only."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def one_at_a_time(path: Path) -> Iterator[None]:
    """Holds the file's lock, after whoever holds it now; it ends with the process."""
    path.parent.mkdir(exist_ok=True)
    with path.open("w") as file:
        _wait(file.fileno())
        yield


def _wait(descriptor: int) -> None:
    """Waits for the operating system's lock on a file."""
    if sys.platform == "win32":
        import msvcrt

        locked = False
        while not locked:
            with suppress(OSError):  # raised after ten seconds of waiting
                msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
                locked = True
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX)
