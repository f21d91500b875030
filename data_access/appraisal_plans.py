"""Saves and reads the yearly plans of the appraisal; every saving is a version and a log entry."""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from sqlalchemy import Connection, Engine, func, select

from data_access import changes
from data_access.changes import Change
from data_access.engine import writing
from data_access.schema.workflow import appraisal_plans

SUBJECT = "appraisal_plan"
YEARS = (2008, 2100)
LONGEST = {"set_by": 60, "reason": 400}
Problem = Literal["year", "author", "reason", "components", "weights", "floors", "overtaken"]


class PlanRefused(ValueError):
    """A plan that was not saved; `problem` names why, for whoever words it."""

    def __init__(self, problem: Problem, sentence: str) -> None:
        super().__init__(sentence)
        self.problem: Problem = problem


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
    saved another meanwhile, PlanRefused("overtaken") says so, and nothing is written. PlanRefused
    also for whatever no plan may be.
    """
    who, why = _words("set_by", set_by, "author"), _words("reason", reason, "reason")
    _check(year, rows)
    now = changes.now()
    with writing(engine) as connection:
        changes.one_after_the_other(connection)
        before = _newest(connection, year)
        found = before.version if before else 0
        if found != after:
            sentence = f"The plan of {year} is at version {found} by now, not at {after}."
            raise PlanRefused("overtaken", sentence)
        plan = SavedPlan(year, found + 1, tuple(rows), now.date(), who, why)
        _write(connection, plan)
        _log(connection, now, plan, before)
    return plan


def _write(connection: Connection, plan: SavedPlan) -> None:
    told = {name: getattr(plan, name) for name in ("year", "version", "set_on", "set_by", "reason")}
    connection.execute(appraisal_plans.insert(), [told | vars(row) for row in plan.rows])


def _log(connection: Connection, now: datetime, plan: SavedPlan, before: SavedPlan | None) -> None:
    contents = _content(before) if before else "", _content(plan)
    subject = f"{SUBJECT}:{plan.year}:{plan.version}"
    changes.log_change(connection, now, plan.set_by, subject, contents, plan.reason)


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
    held = connection.execute(
        select(appraisal_plans).where(c.year == year, c.version == version).order_by(c.component)
    ).fetchall()
    rows = tuple(PlanRow(row.component, row.weight, row.floor, row.target) for row in held)
    return SavedPlan(year, version, rows, held[0].set_on, held[0].set_by, held[0].reason)


def log(engine: Engine, most: int = 200) -> list[Change]:
    """The latest entries of the log about plans, the newest first."""
    return changes.log(engine, most, (SUBJECT,))


def _words(name: str, given: str, problem: Problem) -> str:
    """What was typed, on one line."""
    words = changes.one_line(given)
    if not 0 < len(words) <= LONGEST[name]:
        sentence = f"{name} must have 1 to {LONGEST[name]} characters, not {len(words)}."
        raise PlanRefused(problem, sentence)
    return words


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
