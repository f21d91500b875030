"""Makes a city's records what its standing batches say: after a batch, a correction or an undoing alike.

The records of a city are a pure function of the batches that stand: of each record the latest word
counts, column by column, and a record whose person, class or business nobody returned waits until
somebody does.
So undoing a batch, whichever it is, gives exactly what would stand had it never come.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Column, Connection, Date, Table, bindparam, func, select

from data_access.counts.recount.touched import note_change
from data_access.returns.declared.targets import TARGETS, set_targets
from data_access.returns.in_force import Named, Rows, ever_returned, in_force
from data_access.returns.nil import NIL, note_nil_returns
from data_access.returns.references import complete, links, with_records_meant
from data_access.returns.returned import NATION
from data_access.schema import metadata
from data_access.schema.business import businesses, founders
from data_access.schema.reference import city_returns
from data_access.schema.returns import batches, record_numbers, returned_rows

PERSONS = "persons"
FIRST_NUMBER = 1_000_000_000  # numbers of records that came by returns; those of files lie below
AT_ONCE = 500


@dataclass(frozen=True)
class Changed:
    """How many records of each table were added, changed and taken away, and how many wait."""

    added: Mapping[str, int]
    changed: Mapping[str, int]
    removed: Mapping[str, int]
    waiting: Mapping[str, int]


def project(connection: Connection, city: str) -> Changed:
    """Brings the city's records to what its standing batches say, within the caller's transaction."""
    returned = ever_returned(connection, city)
    standing = in_force(connection, city)
    nil = {name for name in returned if name[0] == NIL}
    apart = nil | {name for name in returned if name[0] == TARGETS}
    records = {name: row for name, row in standing.items() if name not in apart}
    whole = complete(with_records_meant(records))
    numbers = _numbers(connection, returned - apart)
    wanted = _as_rows(whole, numbers)
    present = _present(connection, returned - apart, numbers)
    elsewhere = _persons_elsewhere(connection, city, returned - whole.keys())
    added, changed, removed = _write(connection, wanted, present, elsewhere)
    _note_months(connection, city)
    more, fewer = note_nil_returns(connection, city, [standing[n] for n in nil & standing.keys()])
    versions, late = set_targets(connection, city)
    waiting = _count(records.keys() - whole.keys())
    note_change(connection, city, _different(wanted, present, elsewhere))
    return Changed(
        {**added, **more, **_if_any(versions)},
        changed,
        {**removed, **fewer},
        {**waiting, **_if_any(late)},
    )


def _if_any(versions: int) -> dict[str, int]:
    return {TARGETS: versions} if versions else {}


def _numbers(connection: Connection, names: Iterable[Named]) -> dict[Named, int]:
    """The number of every record; new ones get the next, in the order of table and key."""
    n = record_numbers.c
    there: dict[Named, int] = {}
    for keys in _in_parts(sorted({key for _, key in names})):
        for row in connection.execute(select(record_numbers).where(n.row_key.in_(keys))):
            there[row.record_table, row.row_key] = row.id
    new = sorted(set(names) - there.keys())
    if new:
        highest = select(n.record_table, func.max(n.id)).group_by(n.record_table)
        last: dict[str, int] = {row[0]: row[1] for row in connection.execute(highest)}
        for table, key in new:
            last[table] = there[table, key] = last.get(table, FIRST_NUMBER) + 1
        connection.execute(
            record_numbers.insert(),
            [{"record_table": t, "row_key": k, "id": there[t, k]} for t, k in new],
        )
    return there


def _as_rows(complete: Rows, numbers: Mapping[Named, int]) -> dict[Named, dict[str, Any]]:
    """The records as rows of their tables, keys turned into numbers and texts into days."""
    return {
        (table, key): _as_row(metadata.tables[table], numbers[table, key], row, numbers)
        for (table, key), row in complete.items()
    }


def _as_row(
    table: Table, number: int, row: Mapping[str, Any], numbers: Mapping[Named, int]
) -> dict[str, Any]:
    keys = links(table)
    values: dict[str, Any] = {}
    for column in table.columns:
        if column.name == "id":
            values["id"] = number
        elif column.name in keys and row.get(column.name) is not None:
            values[column.name] = numbers[keys[column.name], row[column.name]]
        else:
            values[column.name] = _value(column, row.get(column.name))
    return values


def _value(column: Column[Any], value: Any) -> Any:
    return date.fromisoformat(value) if isinstance(column.type, Date) and value else value


def _present(
    connection: Connection, returned: Iterable[Named], numbers: Mapping[Named, int]
) -> dict[Named, dict[str, Any]]:
    """What stands in the tables of records now of all that the city ever returned."""
    names: dict[str, dict[int, Named]] = defaultdict(dict)
    for name in returned:
        names[name[0]][numbers[name]] = name
    present = {}
    for table, by_number in names.items():
        columns = metadata.tables[table]
        for some in _in_parts(sorted(by_number)):
            for row in connection.execute(select(columns).where(columns.c.id.in_(some))):
                present[by_number[row.id]] = dict(row._mapping)
    return present


def _persons_elsewhere(connection: Connection, city: str, names: Iterable[Named]) -> set[Named]:
    """Of these persons, those whom another city's standing batches name too."""
    r, elsewhere = returned_rows.c, set()
    for keys in _in_parts(sorted(key for table, key in names if table == PERSONS)):
        query = (
            select(r.row_key)
            .join(batches, batches.c.number == r.batch_number)
            .where(
                r.record_table == PERSONS,
                r.row_key.in_(keys),
                r.city_code != city,
                batches.c.undone_at.is_(None),
            )
        )
        elsewhere |= {(PERSONS, key) for key in connection.execute(query).scalars()}
    return elsewhere


def _in_parts(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (values[start : start + AT_ONCE] for start in range(0, len(values), AT_ONCE))


def _write(
    connection: Connection,
    wanted: Mapping[Named, dict[str, Any]],
    present: Mapping[Named, dict[str, Any]],
    to_stay: Collection[Named],
) -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
    """Adds what is new, changes what is returned otherwise, takes away what no longer stands."""
    removed = [name for name in present if name not in wanted and name not in to_stay]
    changed = [name for name in wanted if name in present and wanted[name] != present[name]]
    added = [name for name in wanted if name not in present]
    for table in metadata.sorted_tables:
        _add(connection, table, [wanted[name] for name in added if name[0] == table.name])
        _change(connection, table, [wanted[name] for name in changed if name[0] == table.name])
    # last, as what is changed may refer to it until then
    for table in reversed(metadata.sorted_tables):
        _remove(
            connection, table, [present[name]["id"] for name in removed if name[0] == table.name]
        )
    return _count(added), _count(changed), _count(removed)


def _different(
    wanted: Mapping[Named, dict[str, Any]],
    present: Mapping[Named, dict[str, Any]],
    to_stay: Collection[Named],
) -> Iterator[tuple[str, dict[str, Any]]]:
    """What was written, by table: rows as they were and as they are."""
    for name in wanted.keys() | present.keys() - to_stay:
        before, after = present.get(name), wanted.get(name)
        if before != after:
            yield from ((name[0], row) for row in (before, after) if row is not None)


def _remove(connection: Connection, table: Table, numbers: Sequence[int]) -> None:
    for some in _in_parts(numbers):
        if table is businesses:
            connection.execute(founders.delete().where(founders.c.business_id.in_(some)))
        connection.execute(table.delete().where(table.c.id.in_(some)))


def _change(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        values: dict[str, Any] = {
            name: bindparam(f"new_{name}") for name in _names(table) if name != "id"
        }
        connection.execute(
            table.update().where(table.c.id == bindparam("new_id")).values(values),
            [{f"new_{name}": value for name, value in row.items()} for row in rows],
        )


def _names(table: Table) -> list[str]:
    return [column.name for column in table.columns]


def _add(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Adds rows; whoever leads a business is its founder."""
    if rows:
        connection.execute(table.insert(), rows)
    if rows and table is businesses:
        pairs = [{"business_id": row["id"], "person_id": row["lead_person_id"]} for row in rows]
        connection.execute(founders.insert(), pairs)


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


def _count(names: Iterable[Named]) -> dict[str, int]:
    return dict(sorted(Counter(table for table, _ in names).items()))
