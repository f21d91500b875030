"""How much classes differ from each other: sums over the classes of a city, by month.

Persons taught together have much in common, so a class says less than as many persons from all
over. From these sums `metrics.methods.design_effect` tells how much less.
"""

from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, Select, and_, func, select

from data_access.counts.opening import OPENING_WINDOW
from data_access.counts.stages.clocks import flag, total
from data_access.counts.stages.journeys import journeys
from data_access.counts.stages.trainings import SYB, trainings
from data_access.counts.workbench.bench import Workbench
from data_access.counts.workbench.packing import Columns

SUMS = ("classes", "units", "cases", "units_squared", "cases_squared", "units_cases")

t, j = trainings.c, journeys.c


def attended(bench: Workbench) -> Columns:
    """Classes by the month of their end: who attended (units), and who of them passed (cases)."""
    counted = select(func.count().label("units"), total(t.passed).label("cases"))
    rows = counted.where(t.kind == SYB, t.attended_place == 1)
    return _sums(bench, rows, t.institution, t.course, t.end_month)


def opening(bench: Workbench) -> Columns:
    """Classes by the month in which the last clock started: who was served, and who then opened."""
    opened = and_(j.period >= 1, j.period <= OPENING_WINDOW)
    counted = select(func.count().label("units"), total(flag(opened)).label("cases"))
    rows = counted.where(j.begun == 1, j.served == 1)
    return _sums(bench, rows, j.institution, j.course, j.month)


def _sums(
    bench: Workbench,
    counted: Select[*tuple[Any, ...]],
    institution: ColumnElement[int],
    course: ColumnElement[int],
    month: ColumnElement[int],
) -> Columns:
    """One row per class: institution, month and SUMS, ready to be added up."""
    keys = (func.min(institution).label("institution"), func.max(month).label("month"))
    of_class = bench.fetch(counted.add_columns(*keys).group_by(course))
    units, cases = of_class["units"], of_class["cases"]
    return {
        "institution": of_class["institution"],
        "month": of_class["month"],
        "classes": np.ones_like(units),
        "units": units,
        "cases": cases,
        "units_squared": units * units,
        "cases_squared": cases * cases,
        "units_cases": units * cases,
    }
