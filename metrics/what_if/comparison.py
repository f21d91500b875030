"""Scenarios side by side, and one scenario on two snapshots: what new data changed about it."""

from collections.abc import Sequence

import pandas as pd

from metrics.counts.snapshot import Counts
from metrics.registry import INDICATORS
from metrics.what_if.levers.baseline import STAGES
from metrics.what_if.levers.draws import draw, quantiles
from metrics.what_if.levers.flow import outcome
from metrics.what_if.scenario import Scenario
from metrics.what_if.targets.before_after import before_after, of_targets

MOST = 4


def compared_amounts(counts: Counts, scenarios: Sequence[Scenario]) -> pd.DataFrame:
    """One row per stage and scenario, today's of the same scope first in each: scenario (its text,
    "" for today), scope, stage, point, lower, upper (95 % of the draws).

    Raises ValueError for more than four scenarios.
    """
    if len(scenarios) > MOST:
        raise ValueError(f"At most {MOST} scenarios are compared, not {len(scenarios)}.")
    tables = []
    for scope in dict.fromkeys(scenario.scope for scenario in scenarios):
        of_scope = [scenario for scenario in scenarios if scenario.scope == scope]
        tables += [_amounts(counts, Scenario(scope), "")]
        tables += [_amounts(counts, scenario, scenario.text) for scenario in of_scope]
    columns = ["scenario", "scope", "stage", "point", "lower", "upper"]
    return pd.concat(tables, ignore_index=True) if tables else pd.DataFrame(columns=columns)


def compared_verdicts(counts: Counts, scenarios: Sequence[Scenario]) -> pd.DataFrame:
    """One row per indicator and scenario, over the cities of its scope, today's of the same scope
    first: scenario (its text, "" for today), scope, indicator, a column per state with the
    number of cities, surely_met and surely_missed (those of a running year too), lowest and highest target, missing, asked. Raises ValueError for more than
    four scenarios."""
    if len(scenarios) > MOST:
        raise ValueError(f"At most {MOST} scenarios are compared, not {len(scenarios)}.")
    pairs = []
    for scope in dict.fromkeys(scenario.scope for scenario in scenarios):
        of_scope = [scenario for scenario in scenarios if scenario.scope == scope]
        pairs += [("", Scenario(scope)), *((scenario.text, scenario) for scenario in of_scope)]
    return pd.DataFrame(
        [_verdicts(counts, key, text, scenario) for key in INDICATORS for text, scenario in pairs]
    )


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


def _verdicts(counts: Counts, key: str, text: str, scenario: Scenario) -> dict[str, object]:
    result = before_after(counts, key, scenario.scope, of_targets(scenario, key))
    return {
        "scenario": text,
        "scope": scenario.scope,
        "indicator": key,
        **result.states,
        "surely_met": result.cities("met")[1],
        "surely_missed": result.cities("missed")[1],
        "lowest": result.assumed[0],
        "highest": result.assumed[1],
        "missing": result.missing[1],
        "asked": result.asked[1],
    }


def _amounts(counts: Counts, scenario: Scenario, text: str) -> pd.DataFrame:
    limits = quantiles(draw(counts, scenario))
    return pd.DataFrame(
        {
            "scenario": text,
            "scope": scenario.scope,
            "stage": limits["stage"],
            "point": limits["point"],
            "lower": limits["q025"],
            "upper": limits["q975"],
        }
    )
