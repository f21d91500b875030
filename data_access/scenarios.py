"""Saves and reads scenarios of the what-if; a name saved again is a new version, none is replaced."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, Engine, Row, func, select

from data_access.schema.snapshots import snapshots
from data_access.schema.workflow import scenarios
from data_access.versions import Addition, Refused, append, signature, words

SUBJECT = "scenario"
LONGEST_CONTENT = 40_000
Problem = Literal[
    "name", "author", "reason", "content", "snapshot", "same", "unknown", "file_replaced"
]


class ScenarioRefused(Refused[Problem]):
    """A scenario that was not saved or not found."""


@dataclass(frozen=True)
class SavedScenario:
    """A scenario as it was saved; `content` is its text, `saved_at` is UTC."""

    id: int
    name: str
    version: int
    author: str
    reason: str
    snapshot_number: int
    content: str
    saved_at: datetime


def save(
    engine: Engine, name: str, content: str, snapshot: int, author: str, reason: str
) -> SavedScenario:
    """Keep a scenario, with its entry in the log; both or nothing.

    A name that stands already gets its next version. Refused where a word is missing or too long,
    there is no such snapshot, or the name's newest version says the same already.
    """
    name, signed = words("name", name), signature(author, reason)
    if not 0 < len(content) <= LONGEST_CONTENT:
        raise ScenarioRefused("content", f"A scenario has up to {LONGEST_CONTENT} characters.")

    def look_over(connection: Connection) -> Addition[SavedScenario]:
        _check_snapshot(connection, snapshot)
        before = _newest(connection, name)
        if before and (before.content, before.snapshot_number) == (content, snapshot):
            raise ScenarioRefused("same", f"{name!r} says so in version {before.version}.")
        number = (connection.scalar(select(func.max(scenarios.c.id))) or 0) + 1
        version = before.version + 1 if before else 1
        by = signed.author, signed.reason
        saved = SavedScenario(number, name, version, *by, snapshot, content, signed.at)
        contents = _log_content(before) if before else "", _log_content(saved)
        return Addition(saved, scenarios, [vars(saved)], f"{SUBJECT}:{number}", contents)

    return append(engine, signed, look_over)


def saved_scenarios(engine: Engine, most: int = 500) -> list[SavedScenario]:
    """The latest scenarios in all their versions, the newest first."""
    with engine.connect() as connection:
        rows = connection.execute(select(scenarios).order_by(scenarios.c.id.desc()).limit(most))
        return [_saved(row) for row in rows]


def saved_scenario(connection: Connection, number: int) -> SavedScenario:
    """One scenario as it was saved; Refused("unknown") where there is none."""
    row = connection.execute(select(scenarios).where(scenarios.c.id == number)).first()
    if row is None:
        raise ScenarioRefused("unknown", f"There is no scenario number {number}.")
    return _saved(row)


def _check_snapshot(connection: Connection, number: int) -> None:
    if connection.scalar(select(snapshots.c.number).where(snapshots.c.number == number)) is None:
        raise ScenarioRefused("snapshot", f"There is no snapshot number {number}.")


def _newest(connection: Connection, name: str) -> SavedScenario | None:
    chosen = select(scenarios).where(scenarios.c.name == name)
    row = connection.execute(chosen.order_by(scenarios.c.version.desc()).limit(1)).first()
    return _saved(row) if row else None


def _saved(row: Row[tuple[object, ...]]) -> SavedScenario:
    return SavedScenario(**row._mapping)


def _log_content(saved: SavedScenario) -> str:
    """A scenario in the log: its name and the mark of its content, which its own row keeps."""
    mark = hashlib.sha256(saved.content.encode()).hexdigest()
    labels = {"name": saved.name, "version": saved.version, "snapshot": saved.snapshot_number}
    return json.dumps(labels | {"sha256": mark}, ensure_ascii=False)
