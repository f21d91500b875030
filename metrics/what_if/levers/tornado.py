"""Which lever matters most: each alone over what is not known of it, or by one step."""

import numpy as np
import pandas as pd

from metrics.counts.snapshot import Counts
from metrics.methods.proportions import critical_value, ratio, wilson
from metrics.readings.season import overdispersion
from metrics.what_if.levers.baseline import Baseline, baseline
from metrics.what_if.levers.catalogue import ALONE, CAPACITY, LEVERS
from metrics.what_if.levers.funnel import Flow, carry
from metrics.what_if.scenario import Scenario


def tornado(
    counts: Counts, scenario: Scenario, stage: str = "jobs", step: float | None = None
) -> pd.DataFrame:
    """One row per lever, largest swing first: lever, low, high, at_low, at_high, swing.

    Each lever is moved alone from the scenario's position. Without a step over its own 95 %
    interval (Wilson's of a rate, Student's of jobs, normal with the overdispersion of training
    for the volume), shifted to where the lever stands; places and loans are counted, so there is
    nothing unknown of their number. With a step (0.05) rates by that many points of a hundred
    (5), within 0 and 1, and the others by that share of their position. `at_low` and `at_high`
    are amounts of the stage. Levers without a figure have no row.
    """
    base = baseline(counts, scenario.scope)
    then = carry(base, scenario.moved)
    rows = []
    for lever in ALONE:
        position = _position(base, then, scenario, lever)
        if lever in CAPACITY and np.isnan(position):
            continue
        low, high = _around(counts, base, lever, position, step)
        ends = [carry(base, {**scenario.moved, lever: end}).amounts[stage] for end in (low, high)]
        at_low, at_high = (float(amount) for amount in ends)
        rows.append((lever, position, low, high, at_low, at_high, abs(at_high - at_low)))
    names = ["lever", "position", "low", "high", "at_low", "at_high", "swing"]
    rows_of_levers = pd.DataFrame(rows, columns=names)
    return rows_of_levers.sort_values("swing", ascending=False, kind="stable").reset_index(
        drop=True
    )


def _position(base: Baseline, then: Flow, scenario: Scenario, lever: str) -> float:
    """Where a lever stands; capacity that is not set has grown with those it covers."""
    if lever in scenario.moved:
        return scenario.moved[lever]
    if lever in CAPACITY:
        stage = "passed" if lever == "loans" else "businesses"
        return base.today[lever] * float(ratio(then.amounts[stage], base.amounts[stage]))
    return float(then.amounts["attended"] if lever == "volume" else then.rates[lever])


def _around(
    counts: Counts, base: Baseline, lever: str, position: float, step: float | None
) -> tuple[float, float]:
    if step is not None:
        if LEVERS[lever].kind == "rate":
            return max(0.0, position - step), min(1.0, position + step)
        return position * (1 - step), position * (1 + step)
    if lever in CAPACITY:
        return position, position
    z = critical_value(0.95)
    if lever == "volume":
        reach = z * np.sqrt(overdispersion(counts) * position)
        return max(0.0, position - reach), position + reach
    if lever == "jobs":
        return max(0.0, position - z * base.spread), position + z * base.spread
    n = base.evidence[lever][1]
    lower, upper = wilson(position * n, n)
    return float(lower), float(upper)
