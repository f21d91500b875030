"""Scenarios side by side, and one scenario on two snapshots: what new data changed about it."""

from collections.abc import Sequence

import pandas as pd

from metrics.counts import Counts
from metrics.registry import INDICATORS
from metrics.what_if.baseline import STAGES
from metrics.what_if.draws import draw, quantiles
from metrics.what_if.levers import outcome
from metrics.what_if.scenario import Scenario
from metrics.what_if.targets import effect

MOST = 4


def amounts_beside(counts: Counts, scenarios: Sequence[Scenario]) -> pd.DataFrame:
    """One row per stage and scenario, today's of the same scope first in each: scenario (its text,
    "" for today), scope, stage, point, lower, upper (95 % of the draws).

    Raises ValueError for more than four scenarios.
    """
    if len(scenarios) > MOST:
        raise ValueError(f"At most {MOST} scenarios are compared, not {len(scenarios)}.")
    tables = []
    for scope in dict.fromkeys(each.scope for each in scenarios):
        mine = [each for each in scenarios if each.scope == scope]
        tables += [_amounts(counts, Scenario(scope), "")]
        tables += [_amounts(counts, each, each.text) for each in mine]
    columns = ["scenario", "scope", "stage", "point", "lower", "upper"]
    return pd.concat(tables, ignore_index=True) if tables else pd.DataFrame(columns=columns)


def verdicts_beside(counts: Counts, scenarios: Sequence[Scenario]) -> pd.DataFrame:
    """One row per indicator and scenario, today first: scenario, indicator, a column per verdict
    with the number of cities, missing, asked. Raises ValueError for more than four scenarios."""
    if len(scenarios) > MOST:
        raise ValueError(f"At most {MOST} scenarios are compared, not {len(scenarios)}.")
    rows = []
    for key in INDICATORS:
        for text, targets in [("", ()), *((each.text, each.targets) for each in scenarios)]:
            found = effect(counts, key, targets)
            totals = {"missing": found.missing_after, "asked": found.asked_after}
            rows.append({"scenario": text, "indicator": key, **found.after, **totals})
    return pd.DataFrame(rows)


def moved_on(before: Counts, now: Counts, scenario: Scenario) -> pd.DataFrame:
    """One row per stage: what a scenario gave on its own snapshot and gives on a newer one.

    Columns stage, today_before, today_now, then_before, then_now: the first two say what the new
    data changed of today, the last two what they changed of the answer.
    """
    old, new = outcome(before, scenario), outcome(now, scenario)
    return pd.DataFrame(
        {
            "stage": list(STAGES),
            "today_before": old["today"],
            "today_now": new["today"],
            "then_before": old["then"],
            "then_now": new["then"],
        }
    )


def _amounts(counts: Counts, scenario: Scenario, text: str) -> pd.DataFrame:
    held = quantiles(draw(counts, scenario))
    return pd.DataFrame(
        {
            "scenario": text,
            "scope": scenario.scope,
            "stage": held["stage"],
            "point": held["point"],
            "lower": held["q025"],
            "upper": held["q975"],
        }
    )
