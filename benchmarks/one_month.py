"""A snapshot after one city's month, beside the full one: a month's records come back, as by a return."""

import statistics
import time
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, select

from benchmarks.data import AS_OF
from benchmarks.rows import NO_LIMIT, Limit, Row, milliseconds, times
from data_access import snapshots
from data_access.counts.recount.touched import note_change
from data_access.engine import Engine, writing
from data_access.schema import metadata

T = metadata.tables
CITY = "340100"
BEGINS = AS_OF.replace(day=1)
Month = list[tuple[str, Sequence[dict[str, Any]]]]
MOST, TARGET, SET_FOR = 0.1, 1.0, "M"  # of the full snapshot; seconds; the size of both
TURNS = 3


def measure(engine: Engine, size: str, full: tuple[str, float]) -> Row:
    """The row of a size, given the content hash and the seconds of the full snapshot of it all."""
    whole, baseline = full
    seconds, hashes = [], set()
    here = size == SET_FOR
    for _ in range(TURNS if here else 1):
        with writing(engine) as connection:
            month = take_out(connection)
        try:
            snapshots.count_anew(engine, AS_OF)
        finally:
            with writing(engine) as connection:
                put_back(connection, month)
        begun = time.perf_counter()
        built = snapshots.count_anew(engine, AS_OF)
        seconds.append(time.perf_counter() - begun)
        hashes.add(built.info.content_hash if built.cities else "everything was counted")
    ours = statistics.median(seconds)
    equal = hashes == {whole}
    return Row(
        "snapshot after one city's month",
        size,
        milliseconds(ours),
        f"full snapshot: {milliseconds(baseline)}",
        times(ours / baseline),
        Limit(f"{TARGET:g} s at {SET_FOR}", ours <= TARGET) if here else NO_LIMIT,
        Limit("1/10, equal", equal and ours <= MOST * baseline) if here else Limit("equal", equal),
    )


def take_out(connection: Connection) -> Month:
    """Removes what the city entered in the last month, and notes it; by table, owners first."""
    month = [(name, _rows(connection, name, query)) for name, query in _queries()]
    for name, rows in reversed(month):
        key = next(iter(T[name].primary_key.columns))
        for start in range(0, len(rows), 500):
            numbers = [row[key.name] for row in rows[start : start + 500]]
            connection.execute(T[name].delete().where(key.in_(numbers)))
    note_change(connection, CITY, _pairs(month))
    return month


def put_back(connection: Connection, month: Month) -> None:
    """Brings these records in again, and notes it."""
    for name, rows in month:
        if rows:
            connection.execute(T[name].insert(), rows)
    note_change(connection, CITY, _pairs(month))


def _pairs(month: Month) -> list[tuple[str, dict[str, Any]]]:
    return [(name, row) for name, rows in month for row in rows]


def _rows(
    connection: Connection, name: str, numbers: Select[tuple[int]]
) -> Sequence[dict[str, Any]]:
    key = next(iter(T[name].primary_key.columns))
    query = select(T[name]).where(key.in_(numbers))
    return [dict(row) for row in connection.execute(query).mappings()]


def _queries() -> list[tuple[str, Select[tuple[int]]]]:
    """The numbers of what the city entered in the last month, by table."""
    t = {name: table.c for name, table in T.items()}
    here = select(t["institutions"].id).where(t["institutions"].city_code == CITY)
    courses = select(t["courses"].id).where(t["courses"].institution_id.in_(here))
    ended = courses.where(t["courses"].ends_on >= BEGINS)
    attended = select(t["enrolments"].id).where(t["enrolments"].course_id.in_(ended))
    cases = select(t["service_cases"].id).where(t["service_cases"].enrolment_id.in_(attended))
    owned = select(t["businesses"].id).where(t["businesses"].city_code == CITY)
    opened = owned.where(t["businesses"].opened_on >= BEGINS)
    founded = select(t["founders"].business_id).where(t["founders"].business_id.in_(opened))
    visits = select(t["visits"].id).where(
        t["visits"].business_id.in_(owned) & (t["visits"].visited_on >= BEGINS)
        | t["visits"].business_id.in_(opened)
    )
    of_opened = {
        name: select(t[name].id).where(t[name].business_id.in_(opened))
        for name in ("relief_cases", "tenancies")
    }
    chosen = select(t["project_recommendations"].id).where(
        t["project_recommendations"].business_id.in_(opened)
        | t["project_recommendations"].case_id.in_(cases)
    )
    services = select(t["services"].id).where(t["services"].case_id.in_(cases))
    return [
        ("enrolments", attended),
        ("service_cases", cases),
        ("services", services),
        ("businesses", opened),
        ("founders", founded),
        ("visits", visits),
        *of_opened.items(),
        ("project_recommendations", chosen),
    ]
