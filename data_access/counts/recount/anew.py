"""Counts the cities whose records changed, and puts their rows into the tables of the last snapshot."""

from collections.abc import Callable, Collection, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial

import numpy as np
from sqlalchemy import Connection, Engine, select

from data_access.counts.recount import bases
from data_access.counts.recount.reading import bring_records_of
from data_access.counts.recount.splicing import Recounted, spliced, with_parts
from data_access.counts.tables import NATIONAL, PARTS, Progress, build, count, steps
from data_access.counts.workbench.bench import workbench
from data_access.counts.workbench.packing import Columns, Packed, packed, unpack
from data_access.schema.business import incubators
from data_access.schema.reference import cities
from data_access.schema.services import projects
from data_access.schema.training import institutions
from data_access.wording import Sentence

STANDING_IN_CITIES = {"institution": institutions, "incubator": incubators, "project": projects}
FINISHERS = 2  # threads that put tables together while the next are counted
ASKED = Sentence("按要求", "as asked")


@dataclass(frozen=True)
class Counted:
    """The tables of a new snapshot, and the rows behind the curves of the nation of the cities that
    were counted: those in `cities`, by code, or all, for a `reason`."""

    tables: dict[str, Packed]
    parts: dict[tuple[int, str], Columns]
    cities: tuple[str, ...]
    reason: Sentence | None

    def keep(self, connection: Connection, snapshot: tuple[int, date, str]) -> None:
        """Lets the next count go on from here; the snapshot by number, as-of date and hash."""
        recounted = None if self.reason else [int(code) for code in self.cities]
        bases.keep(connection, snapshot, self.tables, self.parts, recounted)


def counted(
    engine: Engine,
    connection: Connection,
    as_of: date,
    definitions: str,
    progress: Progress,
    full: bool,
) -> Counted:
    """Counts what changed since the last snapshot of this date; with `full` or without one all.

    `connection` has a transaction in which nobody else changes records.
    """
    try:
        if full:
            raise bases.NoBase(ASKED)
        base = bases.find(connection, as_of, definitions)
    except bases.NoBase as none:
        every = dict(build(engine, as_of, progress))
        parts = bases.parts_by_city({name: every.pop(name) for name in PARTS})
        tables = {name: packed(columns) for name, columns in every.items()}
        return Counted(tables, parts, (), none.reason)
    return _touched(connection, base, as_of, progress)


def _touched(connection: Connection, base: bases.Base, as_of: date, progress: Progress) -> Counted:
    recounted = _recounted(connection, base.touched)
    tables: dict[str, Future[Packed]] = {}
    parts: dict[str, Columns] = {}
    with ThreadPoolExecutor(FINISHERS) as threads, workbench() as bench:
        old = {name: threads.submit(unpack, table.body) for name, table in base.tables.items()}

        def finish(name: str, change: Callable[[Columns], Columns | None]) -> None:
            of_base = base.tables[name], old.pop(name)
            tables[name] = threads.submit(_changed, *of_base, change)

        bring_records_of(connection, bench, base.touched, as_of)
        for name, columns in count(bench, as_of, steps(progress)):
            if name in PARTS:
                parts[name] = columns
            elif name not in base.tables:
                tables[name] = threads.submit(packed, columns)
            elif name not in NATIONAL:
                finish(name, partial(spliced, name, new=columns, of=recounted))
        after = _of_cities(parts, recounted)
        for name, part in NATIONAL.items():
            less, more = (_rows_of(part, parts, rows) for rows in (base.parts, after))
            finish(name, partial(with_parts, name, before=less, after=more))
        finished = {name: future.result() for name, future in tables.items()}
    return Counted(finished, after, tuple(sorted(base.touched)), None)


def _changed(
    packed_before: Packed, old: Future[Columns], change: Callable[[Columns], Columns | None]
) -> Packed:
    """The table of the base, or what became of it."""
    new = change(old.result())
    return packed_before if new is None else packed(new)


def _recounted(connection: Connection, codes: Collection[str]) -> Recounted:
    numbers = sorted(map(int, codes))
    listed = connection.execute(select(cities.c.code, cities.c.code)).all()
    of_cities = {
        entity: connection.execute(select(table.c.id, table.c.city_code)).all()
        for entity, table in STANDING_IN_CITIES.items()
    }
    inside, outside = {}, {}
    for entity, rows in {"city": listed, **of_cities}.items():
        pairs = np.array([(int(number), int(code)) for number, code in rows], np.int64)
        entities, of_city = pairs.reshape(-1, 2).T
        counted = np.isin(of_city, numbers)
        inside[entity], outside[entity] = entities[counted], entities[~counted]
    return Recounted(inside, outside)


def _of_cities(
    parts: Mapping[str, Columns], recounted: Recounted
) -> dict[tuple[int, str], Columns]:
    """The parts of the recounted cities; of others only few rows were at hand."""
    inside = {*recounted.inside["city"].tolist()}
    return {key: rows for key, rows in bases.parts_by_city(parts).items() if key[0] in inside}


def _rows_of(
    part: str, like: Mapping[str, Columns], rows: Mapping[tuple[int, str], Columns]
) -> Columns:
    """The rows of all cities of a part after each other, with columns `like` these."""
    pieces = [columns for (_, name), columns in rows.items() if name == part]
    return {
        key: np.concatenate([values[:0], *(piece[key] for piece in pieces)]).astype(np.int64)
        for key, values in like[part].items()
        if key != "city"
    }
