"""What a table of readings says at a glance: verdicts counted, lists red and black."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from metrics.counts.snapshot import Counts
from metrics.definition import Indicator
from metrics.methods.funnel import Overdispersion, limits, overdispersion
from metrics.methods.proportions import effective_counts, ratio
from metrics.readings.tidy import readings
from metrics.readings.verdicts import NO_FIGURE, SMALLEST_N, STATES, judged
from metrics.registry import INDICATORS

FLAG_Z = 3.09  # 99.8 %


@dataclass(frozen=True)
class Funnel:
    """Centre and spread of the funnel, and on which side of its 99.8 % limits each city lies.

    `side` maps a city's key to "above", "below" or "within".
    """

    centre: float
    spread: Overdispersion
    side: dict[str, str]


def state_counts(rows: pd.DataFrame) -> dict[str, int]:
    """How many entities are in each state, in the order of STATES, zeros included."""
    occurring = rows["state"].value_counts()
    return {state: int(occurring.get(state, 0)) for state in STATES}


def red_list(rows: pd.DataFrame) -> list[str]:
    """Entities that have met the target and certainly rank in the upper half, best first."""
    ranked = rows[rows["rank"].notna()]
    chosen = ranked[(ranked["verdict"] == "met") & (ranked["rank_upper"] <= len(ranked) / 2)]
    return list(chosen.sort_values(["rank", "entity"])["entity"])


def black_list(rows: pd.DataFrame) -> list[str]:
    """Entities that have missed the target and certainly rank in the lower half, worst first."""
    ranked = rows[rows["rank"].notna()]
    low = ranked["rank_lower"] > len(ranked) / 2
    chosen = ranked[(ranked["verdict"] == "missed") & low]
    return list(chosen.sort_values(["rank", "entity"], ascending=[False, True])["entity"])


def all_targets(counts: Counts, **slice_: object) -> pd.DataFrame:
    """Readings of every indicator by city of the programme, one under the other, without ranks."""
    tables = [
        judged(readings(counts, indicator, "city", ranks=False, **slice_))  # type: ignore[arg-type]
        for indicator in INDICATORS.values()
    ]
    return pd.concat(tables, ignore_index=True)


def funnel(indicator: Indicator, rows: pd.DataFrame) -> Funnel | None:
    """Funnel of a rate around the pooled rate of the rows shown; None for means and counts."""
    if indicator.kind != "rate":
        return None
    usable = rows[(rows["denominator"] >= SMALLEST_N) & ~rows["verdict"].isin(NO_FIGURE)]
    if len(usable) < 3:
        return None
    of, n = usable["numerator"].to_numpy(), usable["denominator"].to_numpy()
    centre = float(ratio(of.sum(), n.sum()))
    x, n = effective_counts(of, n, usable["effective"].to_numpy())
    spread = overdispersion(x, n)
    lower, upper = limits(centre, n, FLAG_Z, spread.tau2)
    value = usable["value"].to_numpy()
    side = np.select([value > upper, value < lower], ["above", "below"], default="within")
    return Funnel(centre, spread, dict(zip(usable["entity"], side.tolist(), strict=True)))
