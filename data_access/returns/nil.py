"""Nil returns of a city: what its standing batches declare that there was nothing of."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, select, tuple_

from data_access.schema.reference import nil_returns
from data_access.schema.returns import returned_rows

NIL = "nil_returns"
Counted = dict[str, int]


def note_nil_returns(
    connection: Connection, city: str, declared: Iterable[Mapping[str, Any]]
) -> tuple[Counted, Counted]:
    """Brings the nil returns that came by batches to what stands; how many were added and removed."""
    c = nil_returns.c
    query = select(c.record_table, c.month_end).where(c.city_code == city)
    there = {(row.record_table, row.month_end) for row in connection.execute(query)}
    wanted = {_declared(row) for row in declared}
    removed = (_ever_declared(connection, city) & there) - wanted
    added = wanted - there
    if removed:
        which = tuple_(c.record_table, c.month_end).in_(sorted(removed))
        connection.execute(nil_returns.delete().where(c.city_code == city, which))
    if added:
        names = ("city_code", "record_table", "month_end")
        rows = [dict(zip(names, (city, *pair), strict=True)) for pair in sorted(added)]
        connection.execute(nil_returns.insert(), rows)
    return _count(added), _count(removed)


def _declared(row: Mapping[str, Any]) -> tuple[str, date]:
    return row["record_table"], date.fromisoformat(row["month_end"])


def _ever_declared(connection: Connection, city: str) -> set[tuple[str, date]]:
    r = returned_rows.c
    query = select(r.content).where(r.city_code == city, r.record_table == NIL)
    return {_declared(json.loads(content)) for content in connection.execute(query).scalars()}


def _count(pairs: set[tuple[str, date]]) -> Counted:
    return {NIL: len(pairs)} if pairs else {}
