"""Saves and reads the yearly plans of the appraisal; every saving is a version and a log entry."""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import Connection, Engine, func, select

from data_access import changes
from data_access.changes import Change
from data_access.schema.workflow import appraisal_plans
from data_access.versions import Addition, Refused, append, check_unchanged, signature

SUBJECT = "appraisal_plan"
YEARS = (2008, 2100)
Problem = Literal[
    "year", "author", "reason", "components", "weights", "floors", "overtaken", "file_replaced"
]


class PlanRefused(Refused[Problem]):
    """A plan that was not saved."""


@dataclass(frozen=True)
class PlanRow:
    """One component: weight in points, floor (scored 0) and target (scored 100; None: the year's)."""

    component: str
    weight: float
    floor: float
    target: float | None = None


@dataclass(frozen=True)
class SavedPlan:
    """A version of a year's plan as it was saved."""

    year: int
    version: int
    rows: tuple[PlanRow, ...]
    set_on: date
    set_by: str
    reason: str


def save(
    engine: Engine, year: int, rows: Sequence[PlanRow], set_by: str, reason: str, after: int
) -> SavedPlan:
    """Keep a plan as the year's next version, with its log entry; both or nothing.

    `after` is the version that its author looked at, 0 where there was none: should somebody have
    saved another meanwhile, Refused("overtaken") says so, and nothing is written. Refused also for
    whatever no plan may be.
    """
    signed = signature(set_by, reason)
    _check(year, rows)

    def look_over(connection: Connection) -> Addition[SavedPlan]:
        before = _newest(connection, year)
        version = before.version if before else 0
        check_unchanged(after, version, f"The plan of {year}")
        by = signed.at.date(), signed.author, signed.reason
        plan = SavedPlan(year, version + 1, tuple(rows), *by)
        contents = _content(before) if before else "", _content(plan)
        subject = f"{SUBJECT}:{year}:{plan.version}"
        return Addition(plan, appraisal_plans, _table_rows(plan), subject, contents)

    return append(engine, signed, look_over)


def _table_rows(plan: SavedPlan) -> list[dict[str, object]]:
    names = ("year", "version", "set_on", "set_by", "reason")
    return [{name: getattr(plan, name) for name in names} | vars(row) for row in plan.rows]


def _content(plan: SavedPlan) -> str:
    """A plan's rows as text: {"component": [weight, floor, target]}."""
    return json.dumps({row.component: [row.weight, row.floor, row.target] for row in plan.rows})


def newest(engine: Engine, year: int) -> SavedPlan | None:
    """The newest version of a year's own plan, as the database has it now."""
    with engine.connect() as connection:
        return _newest(connection, year)


def _newest(connection: Connection, year: int) -> SavedPlan | None:
    c = appraisal_plans.c
    version = connection.scalar(select(func.max(c.version)).where(c.year == year))
    if version is None:
        return None
    records = connection.execute(
        select(appraisal_plans).where(c.year == year, c.version == version).order_by(c.component)
    ).fetchall()
    rows = tuple(PlanRow(row.component, row.weight, row.floor, row.target) for row in records)
    first = records[0]
    return SavedPlan(year, version, rows, first.set_on, first.set_by, first.reason)


def log(engine: Engine, most: int = 200) -> list[Change]:
    """The latest entries of the log about plans, the newest first."""
    return changes.log(engine, most, (SUBJECT,))


def _check(year: int, rows: Sequence[PlanRow]) -> None:
    keys = [row.component for row in rows]
    if not YEARS[0] <= year <= YEARS[1]:
        raise PlanRefused("year", f"A plan is for a year from {YEARS[0]} on, not for {year}.")
    if not keys or len(set(keys)) != len(keys) or not all(0 < len(key) <= 40 for key in keys):
        raise PlanRefused("components", "A plan has components, and each of them once.")
    weights = [row.weight for row in rows]
    if not all(math.isfinite(w) and w >= 0 for w in weights) or not 0 < sum(weights) <= 1e6:
        raise PlanRefused("weights", f"Weights are not negative, and one is above 0: {weights}.")
    for row in rows:
        ends = [row.floor, math.inf if row.target is None else row.target]
        if not math.isfinite(row.floor) or not 0 <= ends[0] < ends[1]:
            raise PlanRefused("floors", f"{row.component}: the floor must lie below the target.")
        if row.target is not None and not math.isfinite(row.target):
            raise PlanRefused("floors", f"{row.component}: the target is no number.")
