"""Cohort years side by side: the plain ratio, and the reading by months with how ripe it is."""

from typing import Any, cast

import numpy as np
import pandas as pd

from metrics.cohorts.curves import Split, Which
from metrics.cohorts.plain_ratio import side_by_side
from metrics.counts.entities import NATION, By
from metrics.counts.snapshot import Counts
from metrics.readings.tidy import readings
from metrics.registry import INDICATORS
from shell.cache.readings import cached
from shell.screens.cohort_survival.choice import Choice
from shell.screens.cohort_survival.figures import INDICATOR
from shell.viewer.view import View

YEARS = 3  # set side by side


def years(view: View, choice: Choice) -> pd.DataFrame:
    """The latest cohort years read in both ways, and the last two together (year 0).

    Columns: year, started, counted, naive, unripe, late, at_risk, value, lower, upper, share_mature.
    """
    return cached(view.scope, view.snapshot, _years, **choice.codes)


def _years(counts: Counts, which: Which, only: str, key: str) -> pd.DataFrame:
    running = counts.as_of.year
    rows = [
        _year(counts, which, (year,), only, key) for year in range(running - YEARS + 1, running + 1)
    ]
    rows.append(_year(counts, which, (running - 1, running), only, key))
    return pd.DataFrame([row for row in rows if row])


def _year(
    counts: Counts, which: Which, taken: tuple[int, ...], only: str, key: str
) -> dict[str, Any]:
    """One year's row, or that of two years together; empty where there are no such cohorts."""
    narrowed: dict[Split, str] = {cast(Split, only): key} if only else {}
    both = side_by_side(counts, which, taken, narrowed)
    if both is None:
        return {}
    row = {"year": taken[0] if len(taken) == 1 else 0, **vars(both), "share_mature": np.nan}
    if len(taken) > 1:
        return row
    held = readings(
        counts,
        INDICATORS[INDICATOR[which]],
        cast(By, only or "national"),
        period=taken[0],
        ranks=False,
    ).set_index("entity")
    row["share_mature"] = float(held["share_mature"].loc[key or NATION])
    return row
