"""What a city's standing batches say of each record, column by column the latest word."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, select

from data_access.returns.returned import Key, Returned, settled, together
from data_access.schema.returns import batches, returned_rows

Named = tuple[str, Key]
Contents = tuple[str, ...]
"""What was said of one record and stands, as it is kept, the first word first."""
AT_ONCE = 2_000


def content_of(returned: Returned) -> str:
    """The values of a record as they are kept."""
    return json.dumps(
        dict(returned.values), default=_day_as_text, ensure_ascii=False, sort_keys=True
    )


def _day_as_text(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is not kept in a return")


def tables_returned(connection: Connection, city: str) -> set[str]:
    """The tables of which the city ever returned a record, undone batches included."""
    r = returned_rows.c
    query = select(r.record_table).where(r.city_code == city).distinct()
    return set(connection.execute(query).scalars())


def keys_returned(connection: Connection, city: str, table: str) -> set[Key]:
    """The keys of all records of a table that the city ever returned, undone batches included."""
    r = returned_rows.c
    query = select(r.row_key).where(r.city_code == city, r.record_table == table).distinct()
    return set(connection.execute(query).scalars())


def contents_of(connection: Connection, city: str, table: str) -> Iterator[tuple[Key, Contents]]:
    """What stands of each record of a table, in the order of their keys, read as it is asked for.

    A record declared as deleted is gone, with all that was said of it before.
    """
    r = returned_rows.c
    query = (
        select(r.row_key, r.content, r.withdrawn)
        .join(batches, batches.c.number == r.batch_number)
        .where(r.city_code == city, r.record_table == table, batches.c.undone_at.is_(None))
        .order_by(r.row_key, r.batch_number, r.place)
    )
    rows = connection.execute(query.execution_options(yield_per=AT_ONCE))
    for key, of_key in groupby(rows, attrgetter("row_key")):
        contents: Contents = ()
        for row in of_key:
            contents = () if row.withdrawn else (*contents, row.content)
        if contents:
            yield key, contents


def stated(contents: Iterable[str]) -> dict[str, Any]:
    """What these contents say of one record, readings still apart."""
    values: dict[str, Any] = {}
    for content in contents:
        said = json.loads(content)
        values = together(values, said) if values else said
    return values


def in_force(contents: Iterable[str]) -> dict[str, Any]:
    """The columns of one record as they stand."""
    return settled(stated(contents))


def standing_before(connection: Connection, city: str, batch: int) -> bool:
    """Whether an earlier batch of the city stands."""
    b = batches.c
    query = select(b.number).where(b.city_code == city, b.number < batch, b.undone_at.is_(None))
    return connection.execute(query.limit(1)).first() is not None


def contents_before(
    connection: Connection, city: str, batch: int, keys: Collection[Key]
) -> dict[Named, Contents]:
    """What stood of these records before a batch came."""
    r = returned_rows.c
    contents: dict[Named, Contents] = {}
    for some in in_parts(sorted(keys)):
        rows = connection.execute(
            select(r.record_table, r.row_key, r.content, r.withdrawn)
            .join(batches, batches.c.number == r.batch_number)
            .where(r.row_key.in_(some), r.city_code == city)
            .where(r.batch_number < batch, batches.c.undone_at.is_(None))
            .order_by(r.batch_number, r.place)
        )
        for row in rows:
            name = (row.record_table, row.row_key)
            contents[name] = () if row.withdrawn else (*contents.get(name, ()), row.content)
    return contents


def says_nothing_new(record: Returned, contents: Mapping[Named, Contents]) -> bool:
    """Whether what stands would stay the same with this record."""
    there = contents.get((record.table, record.key))
    if record.withdrawn or not there:
        return record.withdrawn and not there
    values = stated(there)
    return together(values, json.loads(content_of(record))) == values


def in_parts(values: Sequence[Any], at_once: int = AT_ONCE) -> Iterator[Sequence[Any]]:
    """The values in parts that one statement can name."""
    return (values[start : start + at_once] for start in range(0, len(values), at_once))
