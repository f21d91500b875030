"""Every load of a folder has a number, is in the log and can be taken back, the last one first."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, Table, func, select, tuple_
from sqlalchemy.exc import IntegrityError

from data_access import area, changes
from data_access.counts.recount.touched import note_load
from data_access.engine import alone_with_records, writing
from data_access.loading import undo_parts
from data_access.loading.inserting import empty, insert, take_statistics
from data_access.schema.loads import loads
from data_access.schema.returns import batches
from data_access.wording import Worded
from data_access.yearly_targets import adopted_here
from data_access.yearly_targets import put_back as put_back_targets

SUBJECT = "load"
REPLACEMENTS_KEPT = 3  # each holds all records that stood before it
KEYS_AT_ONCE = 400


class LoadRefused(Worded):
    """A load that cannot be taken back, with the reason."""


@dataclass(frozen=True)
class Undone:
    """What taking a load back did: rows taken away, and rows put back."""

    removed: int
    restored: int


def begin(connection: Connection, folder: str, replaced: bool) -> int:
    """Gives a load its number, within the caller's transaction."""
    number = (connection.scalar(select(func.max(loads.c.number))) or 0) + 1
    connection.execute(
        loads.insert(),
        {
            "number": number,
            "folder": folder[-200:],
            "replaced": replaced,
            "rows": 0,
            "last_batch": connection.scalar(select(func.max(batches.c.number))) or 0,
            "loaded_at": changes.now(),
            "loaded_by": "",
        },
    )
    return number


def end(connection: Connection, number: int, rows: int, author: str) -> None:
    """Notes what was loaded and by whom, writes it to the log, and lets old replacements go."""
    changes.one_after_the_other(connection)
    n = loads.c
    values = {"rows": rows, "loaded_by": author}
    connection.execute(loads.update().where(n.number == number).values(values))
    row = connection.execute(select(loads).where(n.number == number)).mappings().one()
    _log(connection, author, number, ("", _line(row)))
    query = select(n.number).where(n.replaced, n.undone_at.is_(None)).order_by(n.number.desc())
    undo_parts.forget(
        connection, connection.execute(query.offset(REPLACEMENTS_KEPT)).scalars().all()
    )


def end_batches(connection: Connection, number: int, author: str) -> None:
    """Takes all returns out of force whose records a replacement ends."""
    values = {"undone_at": changes.now(), "undone_by": _mark(number, author)}
    connection.execute(batches.update().where(batches.c.undone_at.is_(None)).values(values))


def all_loads(engine: Engine) -> list[RowMapping]:
    """The loads, the newest first."""
    with engine.connect() as connection:
        return list(
            connection.execute(select(loads).order_by(loads.c.number.desc())).mappings().all()
        )


def undo_load(engine: Engine, number: int, author: str) -> Undone:
    """Takes a load back: the records are what they were before it.

    Raises LoadRefused for a number that there is not or that was undone, while anything that came
    later still stands, and where its rows were changed or others refer to them since.
    """
    try:
        with writing(engine, bulk=True) as connection:
            alone_with_records(connection)
            changes.one_after_the_other(connection)
            load = _undoable(connection, number)
            undone = (_restore if load["replaced"] else _take_away)(connection, number)
            mark = {"undone_at": changes.now(), "undone_by": author}
            connection.execute(loads.update().where(loads.c.number == number).values(mark))
            undo_parts.forget(connection, [number])
            note_load(connection)
            _log(connection, author, number, (_line(load), ""))
    except IntegrityError as error:
        raise LoadRefused(
            f"第 {number} 次装入的数据已被其他数据引用，不能撤销；未作任何改动。",
            f"Others refer to rows of load {number}, so it cannot be undone; nothing was changed.",
        ) from error
    return undone


def _undoable(connection: Connection, number: int) -> RowMapping:
    n = loads.c
    load = connection.execute(select(loads).where(n.number == number)).mappings().first()
    if load is None:
        raise LoadRefused(f"没有第 {number} 次装入。", f"There is no load {number}.")
    if load["undone_at"] is not None:
        raise LoadRefused(f"第 {number} 次装入已经撤销。", f"Load {number} was undone already.")
    later = select(n.number).where(n.number > number, n.undone_at.is_(None))
    _require_none_later(connection.execute(later).scalars().all(), "次装入", "load")
    b = batches.c
    later = select(b.number).where(b.number > load["last_batch"], b.undone_at.is_(None))
    _require_none_later(connection.execute(later).scalars().all(), "号报送", "batch")
    if not undo_parts.tables_with_parts(connection, number):
        raise LoadRefused(
            f"第 {number} 次装入之前的数据已不再留存，不能撤销。",
            f"What stood before load {number} is no longer kept, so it cannot be undone.",
        )
    return load


def _require_none_later(numbers: Any, zh: str, en: str) -> None:
    if numbers:
        last = max(numbers)
        raise LoadRefused(
            f"请先撤销其后的第 {last} {zh}。", f"Undo {en} {last} first, which came later."
        )


def _restore(connection: Connection, number: int) -> Undone:
    """Puts the rows back that a replacement took out, and its returns in force again."""
    adopted, named = adopted_here(connection), area.area_in(connection)
    tables = undo_parts.tables_with_parts(connection, number)
    removed = sum(_count(connection, table) for table in tables)
    empty(connection, tables)
    restored = 0
    for table in tables:
        for sheet in undo_parts.parts(connection, number, table):
            if sheet.rows:
                insert(connection, sheet, lambda _: None)
            restored += sheet.rows
    put_back_targets(connection, adopted)
    area.put_back(connection, named)
    mark = batches.c.undone_by.startswith(_mark(number, ""), autoescape=True)
    connection.execute(batches.update().where(mark).values(undone_at=None, undone_by=None))
    take_statistics(connection, tables)
    return Undone(removed, restored)


def _take_away(connection: Connection, number: int) -> Undone:
    """Takes the rows out that a load added."""
    removed = 0
    tables = undo_parts.tables_with_parts(connection, number)
    for table in reversed(tables):
        rows = undo_parts.rows_added(connection, number, table)
        if rows is not None:
            if _count(connection, table) != rows:
                raise LoadRefused(
                    f"表 {table.name} 在第 {number} 次装入之后又有变动，不能撤销；未作任何改动。",
                    f"The table {table.name} was changed after load {number}, so that cannot be undone; "
                    "nothing was changed.",
                )
            connection.execute(table.delete())
            removed += rows
        else:
            removed += sum(
                _delete(connection, s) for s in undo_parts.parts(connection, number, table)
            )
    take_statistics(connection, tables)
    return Undone(removed, 0)


def _delete(connection: Connection, keys: Any) -> int:
    """Deletes the rows of a table with these keys; how many there were."""
    columns = list(keys.table.primary_key.columns)
    values = list(zip(*(keys.columns[c.name].to_pylist() for c in columns), strict=True))
    removed = 0
    for start in range(0, len(values), KEYS_AT_ONCE):
        some = values[start : start + KEYS_AT_ONCE]
        removed += connection.execute(
            keys.table.delete().where(tuple_(*columns).in_(some))
        ).rowcount
    return removed


def _count(connection: Connection, table: Table) -> int:
    return connection.scalar(select(func.count()).select_from(table)) or 0


def _mark(number: int, author: str) -> str:
    """Who took a return out of force: a load, and whose it was."""
    return f"load {number} {author}"[:60]


def _line(load: RowMapping) -> str:
    how = "replace" if load["replaced"] else "add"
    return f"{how} {load['folder']} {load['rows']}"


def _log(connection: Connection, author: str, number: int, contents: tuple[str, str]) -> None:
    changes.log_change(connection, changes.now(), author, f"{SUBJECT}:{number}", contents, "load")
