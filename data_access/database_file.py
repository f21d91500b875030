"""Whether the file that a server has opened is still the one at its path: what is saved must be there.

A file that was deleted or put in another's place lives on for those who have it open, so a save
would be acknowledged and lost. Only SQLite keeps its data in a file of ours.
"""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine

from data_access.wording import Worded

COMPANIONS = ("-wal", "-shm")  # kept as long as anybody has the file open, and as much a part of it
OPTION = "opened_file"
Identity = tuple[int, int] | None


class DatabaseReplaced(Worded):
    """The file at the database's path is no longer the one that was opened, or there is none."""

    def __init__(self) -> None:
        super().__init__(
            "数据库文件在运行期间被删除、移走或替换，未作任何改动；请重新启动后再试。",
            "The database file was deleted, moved or replaced while it was open; nothing was "
            "changed. Start again, then repeat it.",
        )


class OpenedFile:
    """The file of one engine, as it was first opened, and those beside it, by connection."""

    def __init__(self, path: Path) -> None:
        self.path = path.absolute()
        self.real = self.path.resolve()  # beside which SQLite keeps the others, also for a link
        self.first: Identity = None
        self.companions: dict[int, tuple[Identity, ...]] = {}

    def note(self, connection: sqlite3.Connection, _record: Any) -> None:
        """Notes what a new connection has opened."""
        connection.execute("PRAGMA schema_version").close()  # reads, so that all of it is open
        self.first = self.first or _identity(self.path)
        self.companions[id(connection)] = self._companions_now()

    def forget(self, connection: sqlite3.Connection, _record: Any) -> None:
        """Forgets a connection that closes; the last one takes the files beside along."""
        self.companions.pop(id(connection), None)

    def check(self, *_connecting: Any) -> None:
        """Raises DatabaseReplaced unless all that is open is what stands at the path."""
        if self.first is None:
            return
        now = self._companions_now()
        if _identity(self.path) != self.first or any(
            files != now for files in tuple(self.companions.values())
        ):
            raise DatabaseReplaced

    def _companions_now(self) -> tuple[Identity, ...]:
        return tuple(_identity(Path(f"{self.real}{ending}")) for ending in COMPANIONS)


def check_in_place(of: Engine | Connection) -> None:
    """Raises DatabaseReplaced where saving would not reach the file at the database's path."""
    opened = of.get_execution_options().get(OPTION)
    if opened is not None:
        opened.check()


def _identity(path: Path) -> Identity:
    """Device and number of the file, None where there is none."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return status.st_dev, status.st_ino
