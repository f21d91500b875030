"""A year's targets as the database has them now, and new versions of them from a scenario."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, Engine, func, select

from data_access import changes
from data_access.engine import alone_with_records, writing
from data_access.scenarios import there, words
from data_access.schema.reference import TIERS, cities, targets

SUBJECT = "targets"
YEARS = (2007, 2100)
OURS = 1_000_000_000  # numbers from here on are given here, so that no file's own meet them
Problem = Literal["year", "targets", "overtaken"]


class AdoptionRefused(ValueError):
    """Targets that were not set; `problem` names why, for whoever words it."""

    def __init__(self, problem: Problem, sentence: str) -> None:
        super().__init__(sentence)
        self.problem: Problem = problem


@dataclass(frozen=True, order=True)
class TargetVersion:
    """One version of a target; `tier` "" stands for every tier, `city` "" for every city."""

    indicator: str
    year: int
    tier: str
    city: str
    version: int
    value: float


@dataclass(frozen=True, order=True)
class NewTarget:
    """A target to be set; `tier` and `city` as in TargetVersion."""

    indicator: str
    tier: str
    city: str
    value: float


def versions(engine: Engine, indicators: Sequence[str], year: int) -> tuple[TargetVersion, ...]:
    """Every version of these indicators' targets for a year and those before it, in order."""
    with engine.connect() as connection:
        return _versions(connection, sorted(set(indicators)), year)


def adopt(
    engine: Engine,
    year: int,
    new: Sequence[NewTarget],
    scenario: int,
    author: str,
    reason: str,
    seen: tuple[TargetVersion, ...],
) -> tuple[TargetVersion, ...]:
    """Set new versions of a year's targets from a saved scenario, with one entry in the log.

    All of it or nothing; older versions stay. `seen` is what `versions` said of these indicators
    when the author looked: should anything in it have changed meanwhile, AdoptionRefused
    ("overtaken") says so. ScenarioRefused where author or reason is missing or there is no such
    scenario. Returns the versions set.
    """
    who, why = words("author", author), words("reason", reason)
    when, keys = changes.now(), sorted({each.indicator for each in new})
    with writing(engine) as connection:
        alone_with_records(connection)
        changes.one_after_the_other(connection)
        there(connection, scenario)
        _check(connection, year, new)
        if _versions(connection, keys, year) != tuple(sorted(seen)):
            raise AdoptionRefused("overtaken", f"The targets of {year} have changed meanwhile.")
        added = _added(year, new, seen)
        first = max(OURS, (connection.scalar(select(func.max(targets.c.id))) or 0) + 1)
        rows = [_row(each, first + i, when, who, why) for i, each in enumerate(added)]
        connection.execute(targets.insert(), rows)
        told = {"scenario": scenario, "ids": [first, first + len(added) - 1]}
        contents = _content(_newest(seen)), _content(added, **told)
        changes.log_change(connection, when, who, f"{SUBJECT}:{year}:{scenario}", contents, why)
    return added


def _versions(
    connection: Connection, indicators: Sequence[str], year: int
) -> tuple[TargetVersion, ...]:
    t = targets.c
    chosen = select(
        t.indicator,
        t.year,
        func.coalesce(t.tier, "").label("tier"),
        func.coalesce(t.city_code, "").label("city"),
        t.version,
        t.value,
    ).where(t.indicator.in_(indicators), t.year <= year)
    return tuple(sorted(TargetVersion(**row._mapping) for row in connection.execute(chosen)))


def _added(
    year: int, new: Sequence[NewTarget], seen: Sequence[TargetVersion]
) -> tuple[TargetVersion, ...]:
    """The new targets, each with the version after the last one for the same cities and year."""
    last: dict[tuple[str, str, str], int] = {}
    for each in seen:
        if each.year == year:
            place = each.indicator, each.tier, each.city
            last[place] = max(last.get(place, 0), each.version)
    return tuple(
        TargetVersion(i, year, tier, city, last.get((i, tier, city), 0) + 1, value)
        for i, tier, city, value in map(astuple, sorted(new))
    )


def _row(each: TargetVersion, number: int, when: datetime, who: str, why: str) -> dict[str, object]:
    return {
        "id": number,
        "indicator": each.indicator,
        "year": each.year,
        "tier": each.tier or None,
        "city_code": each.city or None,
        "version": each.version,
        "value": each.value,
        "set_on": when.date(),
        "set_by": who,
        "reason": why,
    }


def _newest(seen: Sequence[TargetVersion]) -> list[TargetVersion]:
    """Of each indicator what its latest year says, in its newest versions."""
    year = {each.indicator: each.year for each in sorted(seen, key=lambda one: one.year)}
    held = {
        (each.indicator, each.tier, each.city): each
        for each in sorted(seen, key=lambda one: one.version)
        if each.year == year[each.indicator]
    }
    return list(held.values())


def _content(rows: Sequence[TargetVersion], **told: object) -> str:
    """Targets in the log: rows, lowest and highest by indicator; the table itself keeps each."""
    found: dict[str, object] = dict(told)
    for key in dict.fromkeys(each.indicator for each in rows):
        values = [each.value for each in rows if each.indicator == key]
        found[key] = [len(values), min(values), max(values)]
    return json.dumps(found)


def _check(connection: Connection, year: int, new: Sequence[NewTarget]) -> None:
    if not YEARS[0] <= year <= YEARS[1]:
        raise AdoptionRefused("year", f"Targets are for a year from {YEARS[0]} on, not {year}.")
    places = [(each.indicator, each.tier, each.city) for each in new]
    if not new or len(set(places)) != len(places):
        raise AdoptionRefused("targets", "There must be targets, and each of them once.")
    known = {"", *connection.scalars(select(cities.c.code))}
    for each in new:
        usable = math.isfinite(each.value) and each.value >= 0 and 0 < len(each.indicator) <= 40
        if not usable or each.city not in known or each.tier not in ("", *TIERS):
            raise AdoptionRefused("targets", f"This is no target: {each}.")


def adopted_here(connection: Connection) -> list[dict[str, Any]]:
    """Rows of the targets that were adopted here and came in no file."""
    rows = connection.execute(select(targets).where(targets.c.id >= OURS).order_by(targets.c.id))
    return [dict(row) for row in rows.mappings()]


def put_back(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Sets these rows again after all records were replaced, as the newest version of their target.

    A target of a city that is no longer there is left out; the log still tells of it.
    """
    there_now = {None, *connection.scalars(select(cities.c.code))}
    newest: dict[tuple[Any, ...], int] = {}
    for held in connection.execute(select(targets)).mappings():
        newest[_place(held)] = max(newest.get(_place(held), 0), held["version"])
    kept = []
    for row in rows:
        if row["city_code"] in there_now:
            version = max(row["version"], newest.get(_place(row), 0) + 1)
            newest[_place(row)] = version
            kept.append({**row, "version": version})
    if kept:
        connection.execute(targets.insert(), kept)


def _place(row: Mapping[Any, Any]) -> tuple[Any, ...]:
    return row["indicator"], row["year"], row["tier"], row["city_code"]
