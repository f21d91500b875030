"""A year's targets as the database has them now, and new versions of them from a scenario."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Engine, func, select

from data_access.scenarios import saved_scenario
from data_access.schema.reference import TIERS, cities, targets
from data_access.versions import Addition, Refused, Signature, append, check_unchanged, signature

SUBJECT = "targets"
YEARS = (2007, 2100)
OURS = 1_000_000_000  # numbers from here on are given here, so that no file's own meet them
RETURNED = 1_500_000_000  # of those, the numbers of targets that came by returns
Problem = Literal["year", "targets", "author", "reason", "overtaken", "file_replaced"]


class AdoptionRefused(Refused[Problem]):
    """Targets that were not set."""


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
    when the author looked: should anything in it have changed meanwhile, Refused("overtaken") says
    so. Refused also where author or reason is missing, there is no such scenario, or these are no
    targets. Returns the versions set.
    """
    signed, keys = signature(author, reason), sorted({target.indicator for target in new})

    def look_over(connection: Connection) -> Addition[tuple[TargetVersion, ...]]:
        saved_scenario(connection, scenario)
        _check(connection, year, new)
        current = _versions(connection, keys, year)
        check_unchanged(tuple(sorted(seen)), current, f"A target of {year}")
        added = _added(year, new, seen)
        last = select(func.max(targets.c.id)).where(targets.c.id < RETURNED)
        first = max(OURS, (connection.scalar(last) or 0) + 1)
        rows = [_row(target, first + at, signed) for at, target in enumerate(added)]
        origin = {"scenario": scenario, "ids": [first, first + len(added) - 1]}
        contents = _content(_newest(seen)), _content(added, **origin)
        return Addition(added, targets, rows, f"{SUBJECT}:{year}:{scenario}", contents)

    return append(engine, signed, look_over, of_records=True)


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
    for target in seen:
        if target.year == year:
            key = target.indicator, target.tier, target.city
            last[key] = max(last.get(key, 0), target.version)
    return tuple(
        TargetVersion(i, year, tier, city, last.get((i, tier, city), 0) + 1, value)
        for i, tier, city, value in map(astuple, sorted(new))
    )


def _row(target: TargetVersion, number: int, signed: Signature) -> dict[str, object]:
    return {
        "id": number,
        "indicator": target.indicator,
        "year": target.year,
        "tier": target.tier or None,
        "city_code": target.city or None,
        "version": target.version,
        "value": target.value,
        "set_on": signed.at.date(),
        "set_by": signed.author,
        "reason": signed.reason,
    }


def _newest(seen: Sequence[TargetVersion]) -> list[TargetVersion]:
    """Of each indicator what its latest year says, in its newest versions."""
    latest = {target.indicator: target.year for target in sorted(seen, key=lambda t: t.year)}
    in_force = {
        (target.indicator, target.tier, target.city): target
        for target in sorted(seen, key=lambda t: t.version)
        if target.year == latest[target.indicator]
    }
    return list(in_force.values())


def _content(rows: Sequence[TargetVersion], **origin: object) -> str:
    """Targets in the log: rows, lowest and highest by indicator; the table itself keeps each."""
    content: dict[str, object] = dict(origin)
    for key in dict.fromkeys(target.indicator for target in rows):
        values = [target.value for target in rows if target.indicator == key]
        content[key] = [len(values), min(values), max(values)]
    return json.dumps(content)


def _check(connection: Connection, year: int, new: Sequence[NewTarget]) -> None:
    if not YEARS[0] <= year <= YEARS[1]:
        raise AdoptionRefused("year", f"Targets are for a year from {YEARS[0]} on, not {year}.")
    keys = [(target.indicator, target.tier, target.city) for target in new]
    if not new or len(set(keys)) != len(keys):
        raise AdoptionRefused("targets", "There must be targets, and each of them once.")
    codes = {"", *connection.scalars(select(cities.c.code))}
    for target in new:
        usable = math.isfinite(target.value) and target.value >= 0
        usable &= 0 < len(target.indicator) <= 40
        if not usable or target.city not in codes or target.tier not in ("", *TIERS):
            raise AdoptionRefused("targets", f"This is no target: {target}.")


def adopted_here(connection: Connection) -> list[dict[str, Any]]:
    """Rows of the targets that were adopted here and came in no file."""
    rows = connection.execute(select(targets).where(targets.c.id >= OURS).order_by(targets.c.id))
    return [dict(row) for row in rows.mappings()]


def put_back(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Sets these rows again after all records were replaced, as the newest version of their target.

    A target of a city that is no longer there is left out; the log still tells of it.
    """
    codes = {None, *connection.scalars(select(cities.c.code))}
    newest: dict[tuple[Any, ...], int] = {}
    for target in connection.execute(select(targets)).mappings():
        newest[_key(target)] = max(newest.get(_key(target), 0), target["version"])
    restored = []
    for row in rows:
        if row["city_code"] in codes:
            version = max(row["version"], newest.get(_key(row), 0) + 1)
            newest[_key(row)] = version
            restored.append({**row, "version": version})
    if restored:
        connection.execute(targets.insert(), restored)


def _key(row: Mapping[Any, Any]) -> tuple[Any, ...]:
    """What one target is told by, in all its versions."""
    return row["indicator"], row["year"], row["tier"], row["city_code"]
