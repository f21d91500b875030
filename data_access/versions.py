"""New versions of what is never replaced: looked over first, then written with their entry in the log."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, Literal, TypeVar

from sqlalchemy import Connection, Engine, Table

from data_access import changes
from data_access.engine import DatabaseReplaced, alone_with_records, writing

Version = TypeVar("Version")
Problem = TypeVar("Problem", bound=str)


class Refused(ValueError, Generic[Problem]):
    """A version that was not added; `problem` names why, for whoever words it."""

    def __init__(self, problem: Problem, sentence: str) -> None:
        super().__init__(sentence)
        self.problem = problem


@dataclass(frozen=True)
class Signature:
    """Who adds a version, why, and when (UTC)."""

    author: str
    reason: str
    at: datetime


@dataclass(frozen=True)
class Addition(Generic[Version]):
    """What would be added and what it would change: the rows, and its entry in the log.

    `contents` are the texts before and after, the first "" where there was none before.
    """

    version: Version
    table: Table
    rows: Sequence[Mapping[str, Any]]
    subject: str
    contents: tuple[str, str]


def append(
    engine: Engine,
    signature: Signature,
    look_over: Callable[[Connection], Addition[Version]],
    of_records: bool = False,
) -> Version:
    """Adds what the look-over says is to be added, with its entry in the log; both or nothing.

    From the look-over to the end nobody else adds a version, nor loads records where the version
    is one `of_records`. The look-over refuses by Refused, and then nothing is written; so does
    Refused("file_replaced") where the database's file is no longer the one that was opened.
    """
    try:
        return _append(engine, signature, look_over, of_records)
    except DatabaseReplaced as replaced:
        raise Refused("file_replaced", str(replaced)) from replaced


def _append(
    engine: Engine,
    signature: Signature,
    look_over: Callable[[Connection], Addition[Version]],
    of_records: bool,
) -> Version:
    with writing(engine) as connection:
        if of_records:  # before the log's lock, in the order in which records are loaded
            alone_with_records(connection)
        changes.one_after_the_other(connection)
        addition = look_over(connection)
        connection.execute(addition.table.insert(), list(addition.rows))
        changes.log_change(
            connection,
            signature.at,
            signature.author,
            addition.subject,
            addition.contents,
            signature.reason,
        )
    return addition.version


def signature(author: str, reason: str) -> Signature:
    """Author and reason as they are kept, at this moment; Refused where one is missing or too long."""
    return Signature(words("author", author), words("reason", reason), changes.now())


def words(what: Literal["name", "author", "reason"], typed: str) -> str:
    """What was typed as a name, author or reason, on one line; Refused(what) otherwise."""
    line, longest = changes.one_line(typed), changes.LONGEST[what]
    if not 0 < len(line) <= longest:
        raise Refused(what, f"The {what} must have 1 to {longest} characters, not {len(line)}.")
    return line


def check_unchanged(looked_at: object, current: object, subject: str) -> None:
    """Refused("overtaken") where somebody changed meanwhile what the author looked at."""
    if looked_at != current:
        raise Refused("overtaken", f"{subject} changed after its author looked at it.")
