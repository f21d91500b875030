"""Whether fair targets proposed a year ago were reached as often as they were meant to be."""

from typing import Any

import numpy as np
import pandas as pd

from metrics.counts.periods import YEAR, span
from metrics.counts.snapshot import Counts
from metrics.methods.proportions import ratio
from metrics.readings.totals import totals
from metrics.registry import INDICATORS
from metrics.what_if.targets.fair import chance_of, fair_targets

AMBITIONS = (0.0, 0.5, 1.0)
COLUMNS = ("figure", "meant", "n", "reached")


def fair_targets_tested(earlier: Counts, later: Counts, key: str) -> pd.DataFrame:
    """Targets proposed at the earlier date for cautious, middle and ambitious, a year on.

    One row per ambition, columns COLUMNS: the figure, the probability that was meant, the cities
    with a target and a figure then, and how many reached it. Raises ValueError where the dates do
    not lie a year apart.
    """
    if later.month - earlier.month != YEAR:
        raise ValueError("Fair targets are for the year that follows.")
    indicator, rows = INDICATORS[key], []
    sums = totals(later, indicator, "city", span(later, indicator))
    value = pd.Series(ratio(sums.numerator, sums.denominator), index=later.codes)
    came = value.where(later.reported).reindex(earlier.codes).to_numpy()
    for ambition in AMBITIONS:
        target = fair_targets(earlier, key, ambition)["target"].to_numpy(dtype=float)
        usable = np.isfinite(target + came)
        reached = (came >= target) & usable
        rows.append((key, round(chance_of(ambition), 3), int(usable.sum()), int(reached.sum())))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def fair_summary(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """Meant and reached, pooled, by figure and probability."""
    if rows.empty:
        return []
    pooled = rows.groupby(["figure", "meant"], sort=False)[["n", "reached"]].sum().reset_index()
    records: list[dict[str, Any]] = pooled[pooled["n"] > 0].to_dict("records")
    return records
