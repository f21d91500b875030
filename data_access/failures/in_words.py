"""What a database or a disk refuses, said in a sentence: full, locked, damaged, closed to this user."""

import errno
import sqlite3
from collections.abc import Iterator

from sqlalchemy import exc

from data_access.wording import Sentence, Worded

FULL = Sentence(
    "磁盘已满或超出限额，未作任何改动；请腾出空间后再试。",
    "The disk or its quota is full; nothing was changed. Make room, then repeat it.",
)
NOT_WRITTEN = Sentence(
    "磁盘读写出错（可能已满），未作任何改动；请检查磁盘后再试。",
    "The disk cannot be read or written, perhaps as it is full; nothing was changed. Look at it, then try again.",
)
LOCKED = Sentence(
    "数据库被其他程序占用过久，未作任何改动；请稍后再试。",
    "Another program kept the database locked for too long; nothing was changed. Try again later.",
)
DAMAGED = Sentence(
    "数据库文件已损坏，或不是本程序的数据库；请从备份中恢复。",
    "The database is damaged, or the file is no database of this program; restore a backup.",
)
CLOSED = Sentence(
    "当前用户不能读写数据库文件或其所在文件夹；请由其所有者开放权限。",
    "This user may not read or write the database or its folder; ask its owner to open it.",
)
UNREACHABLE = Sentence(
    "数据库服务器没有应答或中断了连接；请检查服务器后再试。",
    "The database server gives no answer or closed the connection; look at it, then try again.",
)
NO_MEMORY = Sentence(
    "内存不足，未作任何改动；请关闭其他程序后再试。",
    "There is not enough memory; nothing was changed. Close other programs and try again.",
)
OF_SQLITE = {
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_BUSY: LOCKED,
    sqlite3.SQLITE_LOCKED: LOCKED,
    sqlite3.SQLITE_PROTOCOL: LOCKED,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: DAMAGED,
    sqlite3.SQLITE_IOERR: NOT_WRITTEN,
    sqlite3.SQLITE_READONLY: CLOSED,
    sqlite3.SQLITE_PERM: CLOSED,
    sqlite3.SQLITE_CANTOPEN: CLOSED,
    sqlite3.SQLITE_AUTH: CLOSED,
    sqlite3.SQLITE_NOMEM: NO_MEMORY,
}
READ_FAILED = {sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_SHORT_READ}
OF_STATES = {"53": FULL, "55": LOCKED, "40": LOCKED, "42": CLOSED, "25": CLOSED, "28": CLOSED}
"""Of PostgreSQL the first two signs of its state: resources, not available, taken back, rights."""
NO_ROOM = {errno.ENOSPC, errno.EFBIG, errno.EDQUOT}


def in_words(error: BaseException) -> Sentence | None:
    """The refusal behind an error; None where it is an error of this program."""
    for one in _chain(error):
        sentence = _one(one)
        if sentence is not None:
            return sentence
    return None


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error and those that it was raised from."""
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        yield one
        one = getattr(one, "orig", None) or one.__cause__


def _one(error: BaseException) -> Sentence | None:
    if isinstance(error, Worded):
        return Sentence(error.zh, error.en)
    if isinstance(error, MemoryError):
        return NO_MEMORY
    if isinstance(error, exc.TimeoutError):
        return LOCKED
    if isinstance(error, sqlite3.Error):
        return _of_sqlite(error)
    if isinstance(error, exc.DBAPIError) and error.connection_invalidated:
        return UNREACHABLE
    if state := getattr(error, "sqlstate", None):
        return OF_STATES.get(state[:2], UNREACHABLE if state[:2] in {"08", "57"} else None)
    if type(error).__module__.startswith("psycopg") and type(error).__name__ == "OperationalError":
        return UNREACHABLE
    return _of_system(error) if isinstance(error, OSError) else None


def _of_sqlite(error: sqlite3.Error) -> Sentence | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    if code in READ_FAILED:
        return DAMAGED
    return OF_SQLITE.get(code & 0xFF)


def _of_system(error: OSError) -> Sentence:
    """What the system says of a file; its reason stays in the system's own words."""
    if error.errno in NO_ROOM:
        return FULL
    what = f"{error.filename}" if error.filename else ""
    reason = error.strerror or str(error)
    return Sentence(
        f"不能读写 {what}（{reason}）。", f"{what} cannot be read or written ({reason})."
    )
