"""Makes a city's records what its standing batches say: after a batch, a correction or an undoing alike.

The records of a city are a pure function of the batches that stand: of each record the latest word
counts, column by column. A record whose person, class or business nobody returned waits until
somebody does, and so does one that a load would refuse: what stands always passes what a load asks.
So undoing a batch, whichever it is, gives exactly what would stand had it never come.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import Connection, Table, func, select

from data_access.counts.recount.touched import note_change
from data_access.loading.undated import undated_closings
from data_access.returns.declared.targets import TARGETS, set_targets
from data_access.returns.in_force import (
    AT_ONCE,
    contents_of,
    in_force,
    in_parts,
    keys_returned,
    tables_returned,
)
from data_access.returns.nil import NIL, note_nil_returns
from data_access.returns.records.sheets import RecordSheets, Waiting
from data_access.returns.records.writing import TableChange, take_away, write
from data_access.returns.returned import NATION, Key
from data_access.schema import metadata
from data_access.schema.reference import city_returns
from data_access.schema.returns import batches, record_numbers, returned_rows
from data_access.wording import Sentence

PERSONS = "persons"
APART = {NIL, TARGETS}  # declared of a month or a year, and no records
NO_GENERAL = Sentence("该年尚无全部城市的目标", "its year has no target for all cities yet")
FIRST_NUMBER = 1_000_000_000  # numbers of records that came by returns; those of files lie below


@dataclass(frozen=True)
class Changed:
    """How many records of each table were added, changed and taken away, and how many wait.

    `reasons` counts those that wait by why they do. `undated` are businesses of the city that a
    visit found closed and that have no closing date.
    """

    added: Mapping[str, int]
    changed: Mapping[str, int]
    removed: Mapping[str, int]
    waiting: Mapping[str, int]
    reasons: Mapping[Sentence, int] = field(default_factory=dict)
    undated: int = 0


def project(connection: Connection, city: str) -> Changed:
    """Brings the city's records to what its standing batches say, within the caller's transaction."""
    returned = tables_returned(connection, city)
    tables = [table for table in metadata.sorted_tables if table.name in returned - APART]
    sheets = RecordSheets(connection, returned - APART)
    done = {table.name: _one_table(connection, city, table, sheets) for table in tables}
    for table in reversed(tables):  # what is changed may refer to it until then
        take_away(connection, table, done[table.name][0].gone)
    _note_months(connection, city)
    more, fewer = _nil_returns(connection, city) if NIL in returned else ({}, {})
    versions, late = set_targets(connection, city)
    note_change(connection, city, _touched({name: one for name, (one, _) in done.items()}))
    reasons = Counter({NO_GENERAL: late} if late else {})
    for _, of_table in done.values():
        reasons.update(of_table)
    waiting = {name: sum(of_table.values()) for name, (_, of_table) in done.items()}
    return Changed(
        {
            **_some({name: one.added for name, (one, _) in done.items()}),
            **more,
            **_some({TARGETS: versions}),
        },
        _some({name: one.changed for name, (one, _) in done.items()}),
        {**_some({name: len(one.gone) for name, (one, _) in done.items()}), **fewer},
        _some({**waiting, TARGETS: late}),
        dict(reasons),
        undated_closings(connection, city).get(city, 0),
    )


def _touched(written: Mapping[str, TableChange]) -> Iterator[tuple[str, Mapping[str, int]]]:
    """The rows that were written, by their table, with the columns that lead to persons."""
    for name, of_table in written.items():
        for part in of_table.touched.to_batches(AT_ONCE):
            yield from ((name, row) for row in part.to_pylist())


def _one_table(
    connection: Connection, city: str, table: Table, sheets: RecordSheets
) -> tuple[TableChange, Waiting]:
    """Adds and changes the records of one table; what is to go is only told."""
    keys = keys_returned(connection, city, table.name)
    numbers = _numbers(connection, table.name, keys)
    sheet, waiting = sheets.of(table, contents_of(connection, city, table.name), numbers)
    written = write(connection, sheet, numbers.values())
    gone = _not_elsewhere(connection, city, table.name, written, numbers)
    return replace(written, gone=gone), waiting


def _numbers(connection: Connection, table: str, keys: set[Key]) -> dict[Key, int]:
    """The number of every record; new ones get the next, in the order of their keys."""
    n = record_numbers.c
    there: dict[Key, int] = {}
    for some in in_parts(sorted(keys)):
        query = select(n.row_key, n.id).where(n.record_table == table, n.row_key.in_(some))
        there |= {row.row_key: row.id for row in connection.execute(query)}
    new = sorted(keys - there.keys())
    last = connection.scalar(select(func.max(n.id)).where(n.record_table == table))
    first = (last or FIRST_NUMBER) + 1
    for start, some in zip(range(first, first + len(new), AT_ONCE), in_parts(new), strict=True):
        rows = [
            {"record_table": table, "row_key": key, "id": start + place}
            for place, key in enumerate(some)
        ]
        connection.execute(record_numbers.insert(), rows)
        there |= {row["row_key"]: row["id"] for row in rows}
    return there


def _not_elsewhere(
    connection: Connection, city: str, table: str, written: TableChange, numbers: Mapping[Key, int]
) -> list[int]:
    """The records to take away, but for persons whom another city's standing batches name too."""
    if table != PERSONS or not written.gone:
        return written.gone
    gone = set(written.gone)
    keys = sorted(key for key, number in numbers.items() if number in gone)
    r, elsewhere = returned_rows.c, set()
    for some in in_parts(keys):
        query = (
            select(r.row_key)
            .join(batches, batches.c.number == r.batch_number)
            .where(
                r.record_table == PERSONS,
                r.row_key.in_(some),
                r.city_code != city,
                batches.c.undone_at.is_(None),
            )
        )
        elsewhere |= {numbers[key] for key in connection.execute(query).scalars()}
    return sorted(gone - elsewhere)


def _nil_returns(connection: Connection, city: str) -> tuple[dict[str, int], dict[str, int]]:
    """Brings the nil returns to what stands; how many were added and removed."""
    declared = [in_force(said) for _, said in contents_of(connection, city, NIL)]
    return note_nil_returns(connection, city, declared)


def _note_months(connection: Connection, city: str) -> None:
    """The months that the city reported are those of its standing batches, each since the first."""
    if city == NATION:
        return
    b, c = batches.c, city_returns.c
    there = connection.execute(select(batches).where(b.city_code == city).order_by(b.number)).all()
    since: dict[date, date] = {}
    for batch in there:
        if batch.undone_at is None:
            since.setdefault(batch.month_end, max(batch.month_end, batch.received_at.date()))
    returned = {batch.month_end for batch in there}
    connection.execute(city_returns.delete().where(c.city_code == city, c.month_end.in_(returned)))
    rows = [{"city_code": city, "month_end": m, "received_on": day} for m, day in since.items()]
    if rows:
        connection.execute(city_returns.insert(), rows)


def _some(counts: Mapping[str, int]) -> dict[str, int]:
    """The tables of which there are any, in order."""
    return {name: n for name, n in sorted(counts.items()) if n}
