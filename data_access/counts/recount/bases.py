"""From which snapshot a count can go on, and what is kept beside it for the next one."""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np
from sqlalchemy import Connection, RowMapping, select

from data_access.counts.recount.touched import EVERYWHERE, last_change, touched_since
from data_access.counts.tables import PARTS
from data_access.counts.workbench.packing import Columns, Packed, pack, unpack
from data_access.schema.recounts import count_bases, count_parts
from data_access.schema.reference import cities
from data_access.schema.snapshots import snapshot_counts, snapshots
from data_access.wording import Sentence

MOST_CITIES = 10
"""Cities that are worth a count of their own; of more, everything is counted."""
FIRST = Sentence("截至这一天还没有可以接续的快照", "no snapshot of this date can be gone on from")
OTHER_DEFINITIONS = Sentence("统计口径已更新", "the definitions are newer")
OTHER_LIST = Sentence("城市名单有变动", "the list of cities has changed")
LOADED = Sentence("其间整批装入过数据", "records were loaded since")
MANY = Sentence("有变动的城市较多", "many cities have changed")
DAMAGED = Sentence("上一期快照的内容已损坏", "the content of the snapshot before is damaged")


@dataclass(frozen=True)
class Base:
    """A snapshot to go on from: its count tables, the cities touched since, by code, and of these
    the rows behind the curves of the nation, by city and name."""

    tables: Mapping[str, Packed]
    touched: frozenset[str]
    parts: Mapping[tuple[int, str], Columns]


class NoBase(Exception):
    """There is nothing to go on from, for a reason in words."""

    def __init__(self, reason: Sentence) -> None:
        super().__init__(reason.en)
        self.reason = reason


def find(connection: Connection, as_of: date, definitions: str) -> Base:
    """The last snapshot of this date, whole and of these definitions. Raises NoBase."""
    row = _base_row(connection, as_of)
    if row is None:
        raise NoBase(FIRST)
    if row["definitions"] != definitions:
        raise NoBase(OTHER_DEFINITIONS)
    if row["city_list"] != _city_list(connection):
        raise NoBase(OTHER_LIST)
    touched = touched_since(connection, row["last_change"])
    if EVERYWHERE in touched:
        raise NoBase(LOADED)
    listed = {*connection.execute(select(cities.c.code)).scalars()}
    if len(touched) > MOST_CITIES or touched >= listed:
        raise NoBase(MANY)
    tables = _tables(connection, row["snapshot_number"])
    if _digest(tables) != row["bodies"]:
        raise NoBase(DAMAGED)
    parts = _parts(connection, as_of, {int(code) for code in touched})
    return Base(tables, frozenset(touched), parts)


def keep(
    connection: Connection,
    snapshot: tuple[int, date, str],
    tables: Mapping[str, Packed],
    parts: Mapping[tuple[int, str], Columns],
    recounted: Collection[int] | None = None,
) -> None:
    """Makes a snapshot, by number, as-of date and content hash, the one to go on from.

    `parts` are those of the cities that were `recounted`; None means all. The caller has kept
    others from changing records since the snapshot was counted.
    """
    number, as_of, whole = snapshot
    b, p = count_bases.c, count_parts.c
    old = count_parts.delete().where(p.as_of == as_of)
    connection.execute(old if recounted is None else old.where(p.city.in_(recounted)))
    rows = [
        {"as_of": as_of, "city": city, "name": name, "digest": _hash(body), "body": body}
        for (city, name), columns in parts.items()
        for body in [pack(columns)]
    ]
    if rows:
        connection.execute(count_parts.insert(), rows)
    connection.execute(count_bases.delete().where(b.as_of == as_of))
    connection.execute(
        count_bases.insert(),
        {
            "as_of": as_of,
            "snapshot_number": number,
            "content_hash": whole,
            "last_change": last_change(connection),
            "city_list": _city_list(connection),
            "bodies": _digest(tables),
        },
    )


def parts_by_city(tables: Mapping[str, Columns]) -> dict[tuple[int, str], Columns]:
    """The parts among these tables, cut by city."""
    cut = {}
    for name in PARTS:
        full = tables[name]
        order = np.argsort(full["city"], kind="stable")
        numbers, starts = np.unique(full["city"][order], return_index=True)
        for city, (start, end) in zip(numbers, pairwise([*starts, len(order)]), strict=True):
            cut[int(city), name] = {
                key: values[order[start:end]] for key, values in full.items() if key != "city"
            }
    return cut


def _base_row(connection: Connection, as_of: date) -> RowMapping | None:
    """What is kept of the last snapshot of a date, as long as that snapshot is still there."""
    b, s = count_bases.c, snapshots.c
    query = (
        select(count_bases, s.definitions)
        .join(snapshots, s.number == b.snapshot_number)
        .where(b.as_of == as_of, s.as_of == as_of, s.content_hash == b.content_hash)
    )
    return connection.execute(query).mappings().first()


def _tables(connection: Connection, number: int) -> dict[str, Packed]:
    t = snapshot_counts.c
    query = select(t.name, t.content_hash, t.rows, t.body).where(t.snapshot_number == number)
    return {row[0]: Packed(*row[1:]) for row in connection.execute(query)}


def _parts(
    connection: Connection, as_of: date, numbers: Iterable[int]
) -> dict[tuple[int, str], Columns]:
    """The parts of these cities. Raises NoBase where one is damaged."""
    p = count_parts.c
    query = select(count_parts).where(p.as_of == as_of, p.city.in_(sorted(numbers)))
    parts = {}
    for row in connection.execute(query):
        if _hash(row.body) != row.digest:
            raise NoBase(DAMAGED)
        parts[row.city, row.name] = unpack(row.body)
    return parts


def _city_list(connection: Connection) -> str:
    rows = connection.execute(select(cities).order_by(cities.c.code))
    return _hash("\n".join(str(tuple(row)) for row in rows).encode())


def _digest(tables: Mapping[str, Packed]) -> str:
    digest = hashlib.sha256()
    for name, table in sorted(tables.items()):
        digest.update(f"{name}:{table.content_hash}:{table.rows}:{len(table.body)};".encode())
        digest.update(table.body)
    return digest.hexdigest()


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
