"""What a city's standing batches say of each record, column by column the latest word."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from data_access.returns.returned import Key, Returned, settled, together
from data_access.schema.returns import batches, returned_rows

Named = tuple[str, Key]
Rows = dict[Named, dict[str, Any]]


def content_of(returned: Returned) -> str:
    """The values of a record as they are kept."""
    return json.dumps(
        dict(returned.values), default=_day_as_text, ensure_ascii=False, sort_keys=True
    )


def _day_as_text(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is not kept in a return")


def statements(connection: Connection, city: str) -> Rows:
    """What stands now of each record that the city returned, readings still apart.

    A record declared as deleted is gone, with all that was said of it before.
    """
    r = returned_rows.c
    rows = connection.execute(
        select(r.record_table, r.row_key, r.content, r.withdrawn)
        .join(batches, batches.c.number == r.batch_number)
        .where(r.city_code == city, batches.c.undone_at.is_(None))
        .order_by(r.batch_number, r.place)
    )
    stated: Rows = {}
    for row in rows:
        name = (row.record_table, row.row_key)
        if row.withdrawn:
            stated.pop(name, None)
        else:
            stated[name] = together(stated.get(name, {}), json.loads(row.content))
    return stated


def in_force(connection: Connection, city: str) -> Rows:
    """The columns of each record as they stand."""
    return {name: settled(values) for name, values in statements(connection, city).items()}


def says_nothing_new(record: Returned, stated: Mapping[Named, Mapping[str, Any]]) -> bool:
    """Whether what stands would stay the same with this record."""
    there = stated.get((record.table, record.key))
    if record.withdrawn:
        return there is None
    return there is not None and together(there, json.loads(content_of(record))) == there


def ever_returned(connection: Connection, city: str) -> set[Named]:
    """Every record that the city ever returned, undone batches included."""
    r = returned_rows.c
    query = select(r.record_table, r.row_key).where(r.city_code == city).distinct()
    return {(row.record_table, row.row_key) for row in connection.execute(query)}
