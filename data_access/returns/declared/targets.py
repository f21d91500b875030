"""Yearly targets that came by batches: set as new versions, and taken back by new versions; none is removed."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, func, select

from data_access import changes
from data_access.returns.returned import NATION
from data_access.schema.reference import cities, targets
from data_access.schema.returns import batches, returned_rows
from data_access.yearly_targets import RETURNED

TARGETS = "targets"
SET, BACK = "第 {} 号报送", "撤销第 {} 号报送"
NUMBER = re.compile(r"(撤销)?第 (\d+) 号报送")
Key = tuple[str, int, str | None, str | None]


@dataclass(frozen=True)
class SetByBatch:
    """A version that came by a batch, and whether it took that batch back."""

    version: int
    batch: int
    back: bool


def set_targets(connection: Connection, city: str) -> tuple[int, int]:
    """Adds the versions that the standing batches ask for: how many, and how many of the sender's wait.

    A batch is applied once. What the ministry adopted after it stays until a later batch says
    otherwise. A target of some cities waits while its year has none for all.
    """
    wanted = _wanted(connection)
    added = waiting = 0
    for key in sorted(_ever(connection) | wanted.keys(), key=_general_first):
        there = _versions(connection, key)
        batch, value = wanted.get(key, (0, None))
        last = _last(there)
        if value is not None and _is_new(batch, last, there):
            if not _has_general(connection, key):
                waiting += city in (NATION, key[3])
                continue
            _add(connection, key, there, value, batch, SET)
            added += 1
        elif last is not None and _is_gone(batch, last, there):
            number, reason = (last.batch, BACK) if value is None else (batch, SET)
            value = _otherwise(connection, key, there) if value is None else value
            if value is not None:
                _add(connection, key, there, value, number, reason)
                added += 1
    return added, waiting


def _is_new(batch: int, last: SetByBatch | None, there: Sequence[RowMapping]) -> bool:
    """Whether what a batch says was not applied yet, or was taken back and stands again."""
    if last is None or batch > last.batch:
        return True
    return last.back and there[-1]["version"] == last.version


def _is_gone(batch: int, last: SetByBatch, there: Sequence[RowMapping]) -> bool:
    """Whether what was applied last stands no longer, and nothing else was set since."""
    return not last.back and batch < last.batch and there[-1]["version"] == last.version


def _key(row: Mapping[Any, Any]) -> Key:
    return row["indicator"], row["year"], row["tier"], row["city_code"]


def _general_first(key: Key) -> tuple[bool, bool, str]:
    return key[3] is not None, key[2] is not None, str(key)


def _wanted(connection: Connection) -> dict[Key, tuple[int, float]]:
    """What stands of each target, whoever sent it: the batch that said it last, and the value."""
    r, b = returned_rows.c, batches.c
    rows = connection.execute(
        select(r.batch_number, r.content, r.withdrawn)
        .join(batches, b.number == r.batch_number)
        .where(r.record_table == TARGETS, b.undone_at.is_(None))
        .order_by(r.batch_number, r.place)
    )
    wanted: dict[Key, tuple[int, float]] = {}
    for row in rows:
        say = json.loads(row.content)
        wanted.pop(_key(say), None)
        if not row.withdrawn:
            wanted[_key(say)] = (row.batch_number, float(say["value"]))
    return wanted


def _ever(connection: Connection) -> set[Key]:
    """The targets that batches ever set."""
    t = targets.c
    rows = connection.execute(select(targets).where(t.id >= RETURNED)).mappings()
    return {_key(row) for row in rows}


def _versions(connection: Connection, key: Key) -> Sequence[RowMapping]:
    t = targets.c
    same = [
        column.is_(None) if value is None else column == value
        for column, value in zip((t.indicator, t.year, t.tier, t.city_code), key, strict=True)
    ]
    return list(connection.execute(select(targets).where(*same).order_by(t.version)).mappings())


def _last(there: Sequence[RowMapping]) -> SetByBatch | None:
    for row in reversed(there):
        match = NUMBER.match(row["reason"]) if row["id"] >= RETURNED else None
        if match:
            return SetByBatch(row["version"], int(match[2]), bool(match[1]))
    return None


def _has_general(connection: Connection, key: Key) -> bool:
    """Whether the year has a target for all cities; else it would lack one for the others."""
    general = (key[0], key[1], None, None)
    return key == general or bool(_versions(connection, general))


def _otherwise(connection: Connection, key: Key, there: Sequence[RowMapping]) -> float | None:
    """What holds without any batch: the last version before, else what is set more generally."""
    for row in reversed(there):
        if row["id"] < RETURNED:
            return float(row["value"])
    indicator, year, tier, city = key
    if city is not None:
        tier = connection.scalar(select(cities.c.tier).where(cities.c.code == city))
        if more := _versions(connection, (indicator, year, tier, None)):
            return float(more[-1]["value"])
    general = (indicator, year, None, None)
    if key != general and (more := _versions(connection, general)):
        return float(more[-1]["value"])
    return None


def _add(
    connection: Connection,
    key: Key,
    there: Sequence[RowMapping],
    value: float,
    batch: int,
    reason: str,
) -> None:
    newest = connection.scalar(select(func.max(targets.c.id))) or 0
    row = connection.execute(select(batches).where(batches.c.number == batch)).mappings().one()
    names = ("indicator", "year", "tier", "city_code")
    connection.execute(
        targets.insert(),
        {
            "id": max(RETURNED, newest + 1),
            **dict(zip(names, key, strict=True)),
            "version": there[-1]["version"] + 1 if there else 1,
            "value": value,
            "set_on": changes.now().date(),
            "set_by": row["undone_by"] or row["received_by"],
            "reason": reason.format(batch),
        },
    )
