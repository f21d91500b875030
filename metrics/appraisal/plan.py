"""The yearly plan of the appraisal: six components, their weights, floors and targets.

Clause 四 asks for an appraisal and names no weights. Those below, and all floors, are our
proposal for the years from 2008 on, until a plan of the user's own is saved.
"""

from dataclasses import dataclass, replace

import numpy as np

from metrics.counts.snapshot import Counts
from metrics.definition import Text

NO_TARGET = 0.0  # how a count table says that a plan sets no target of its own, with anything below


@dataclass(frozen=True)
class Component:
    """One aspect of the index: its figure, and our proposal of weight, floor and target.

    `weight` in points of 100; `floor` in the figure's unit, scored 0; `target`, scored 100, only
    where neither the work plan nor the year's list of targets sets one.
    """

    key: str
    name: Text
    weight: float
    floor: float
    target: float | None = None


# Results that the plan itself counts (opening, stability, jobs) carry 60 points alike; quality of
# training and delivery of policy 15 each, as means to them; satisfaction 10, as it rests on those
# who answer. No two components together hold back a third of the weight but two of the results.
COMPONENTS = (
    Component("pass_rate", Text("培训质量", "Training quality"), 15, 0.5),
    Component("satisfaction", Text("服务满意度", "Service satisfaction"), 10, 0.5, 0.8),
    Component("policy_relief", Text("政策落实", "Policy delivery"), 15, 0.3, 0.8),
    Component("opening_rate", Text("初始成功", "Initial success"), 20, 0.2),
    Component("stability_rate", Text("一年稳定", "One-year stability"), 20, 0.5),
    Component("job_multiplier", Text("带动就业", "Jobs brought"), 20, 1.0),
)
KEYS = tuple(component.key for component in COMPONENTS)


@dataclass(frozen=True)
class Scale:
    """Where a component scores 0 and 100; a target of None is that of the year."""

    floors: tuple[float, ...]
    targets: tuple[float | None, ...]


@dataclass(frozen=True)
class AppraisalPlan:
    """Weights and scale in the order of COMPONENTS; `year` 0 and `version` 0: our proposal."""

    year: int
    version: int
    weights: tuple[float, ...]
    scale: Scale

    def with_weights(self, weights: tuple[float, ...]) -> "AppraisalPlan":
        """The same plan under other weights."""
        return replace(self, weights=weights)


PROPOSED = AppraisalPlan(
    0,
    0,
    tuple(float(component.weight) for component in COMPONENTS),
    Scale(tuple(component.floor for component in COMPONENTS), (None,) * len(COMPONENTS)),
)


def plan_in_force(counts: Counts, year: int) -> AppraisalPlan:
    """The newest version saved by the as-of date for a year, else for the nearest year before.

    Our proposal where none was saved. A component that a saved plan leaves out weighs nothing.
    """
    columns = counts.tables.get("appraisal_plans")
    if columns is None or not (columns["year"] <= year).any():
        return PROPOSED
    newest_year = int(columns["year"][columns["year"] <= year].max())
    version = int(columns["version"][columns["year"] == newest_year].max())
    rows = np.flatnonzero((columns["year"] == newest_year) & (columns["version"] == version))
    row_of = {str(columns["component"][row]): row for row in rows}
    weights, floors, targets = [], [], []
    for component in COMPONENTS:
        row = row_of.get(component.key)
        weights.append(0.0 if row is None else float(columns["weight"][row]))
        floors.append(component.floor if row is None else float(columns["floor"][row]))
        own = None if row is None else float(columns["target"][row])
        targets.append(own if own is not None and own > NO_TARGET else None)
    return AppraisalPlan(newest_year, version, tuple(weights), Scale(tuple(floors), tuple(targets)))
