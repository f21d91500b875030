"""The point answer of a scenario's levers: a year's funnel as it is and as assumed, side by side."""

import numpy as np
import pandas as pd

from metrics.counts.snapshot import Counts
from metrics.methods.proportions import ratio
from metrics.what_if.levers.baseline import STAGES, baseline
from metrics.what_if.levers.catalogue import LEVERS, MIX
from metrics.what_if.levers.funnel import Flow, carry, weights
from metrics.what_if.scenario import Scenario

# The readings that a flow gives again: indicator, numerator, denominator, lever.
READ = {
    "pass_rate": ("passed", "attended", "pass_rate"),
    "opening_rate": ("opened", "served", "opening_rate"),
    "job_multiplier": ("jobs", "businesses", "jobs"),
}


def flow(counts: Counts, scenario: Scenario) -> Flow:
    """Amounts and rates of a scenario, single numbers."""
    return carry(baseline(counts, scenario.scope), scenario.moved)


def outcome(counts: Counts, scenario: Scenario) -> pd.DataFrame:
    """One row per stage: stage, today, then, change (then minus today), relative (then / today).

    Persons up to `opened`, then businesses, businesses operating after a year, jobs; of the
    latest twelve ripe months of each reading, and what the same twelve months would give.
    """
    base = baseline(counts, scenario.scope)
    now, then = carry(base, {}), carry(base, scenario.moved)
    rows = pd.DataFrame(
        {
            "stage": list(STAGES),
            "today": [float(now.amounts[stage]) for stage in STAGES],
            "then": [float(then.amounts[stage]) for stage in STAGES],
        }
    )
    rows["change"] = rows["then"] - rows["today"]
    rows["relative"] = ratio(rows["then"], rows["today"])
    return rows


def readings_under(counts: Counts, scenario: Scenario) -> pd.DataFrame:
    """The rates as readings would show them: indicator, numerator, denominator, value.

    Nothing moved: equal to `metrics.readings.tidy.readings` of the same slice.
    """
    base, then = baseline(counts, scenario.scope), flow(counts, scenario)
    rows = [
        (key, float(then.amounts[top]), float(then.amounts[bottom]), float(then.rates[lever]))
        for key, (top, bottom, lever) in READ.items()
    ]
    grew = float(ratio(then.amounts["businesses"], base.amounts["businesses"]))
    grown = 1.0 if np.isnan(grew) else grew  # nothing to grow from
    known, survival = base.amounts["known"] * grown, float(then.rates["survival"])
    same = np.isnan(survival) or survival == base.today["survival"]
    steadier = 1.0 if same else float(ratio(survival, base.today["survival"]))
    operating = base.amounts["operating"] * grown * steadier
    rows.append(("stability_rate", operating, known, survival))
    return pd.DataFrame(rows, columns=["indicator", "numerator", "denominator", "value"])


def positions(counts: Counts, scenario: Scenario) -> pd.DataFrame:
    """One row per lever: lever, today, then, moved. Rates not set show what the others make of them."""
    base, then = baseline(counts, scenario.scope), flow(counts, scenario)
    today = base.today | dict(zip(MIX, base.mix.tolist(), strict=True))
    now = {**today, **scenario.moved, **{k: float(v) for k, v in then.rates.items()}}
    if any(key in scenario.moved for key in MIX):
        now |= dict(zip(MIX, (weights(base, scenario.moved) * base.mix).tolist(), strict=True))
    return pd.DataFrame(
        {
            "lever": list(LEVERS),
            "today": [today[key] for key in LEVERS],
            "then": [now[key] for key in LEVERS],
            "moved": [key in scenario.moved for key in LEVERS],
        }
    )
