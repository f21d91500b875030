"""Cohort years side by side: the plain ratio, and the reading by months with how ripe it is."""

from typing import Any, cast

import numpy as np
import pandas as pd

from metrics.cohorts.curves import Split, Which
from metrics.cohorts.plain_ratio import side_by_side
from metrics.cohorts.standard import INDICATOR
from metrics.counts.entities import NATION, By
from metrics.counts.snapshot import Counts
from metrics.readings.tidy import readings
from metrics.registry import INDICATORS

YEARS = 3  # set side by side


def cohort_years(counts: Counts, which: Which, only: str, key: str) -> pd.DataFrame:
    """The latest cohort years read in both ways, and the last two together (year 0).

    Columns: year, started, counted, naive, unripe, late, at_risk, value, lower, upper, share_mature.
    """
    running = counts.as_of.year
    rows = [
        _year(counts, which, (year,), only, key) for year in range(running - YEARS + 1, running + 1)
    ]
    rows.append(_year(counts, which, (running - 1, running), only, key))
    return pd.DataFrame([row for row in rows if row])


def _year(
    counts: Counts, which: Which, years: tuple[int, ...], only: str, key: str
) -> dict[str, Any]:
    """One year's row, or that of two years together; empty where there are no such cohorts."""
    one_entity: dict[Split, str] = {cast(Split, only): key} if only else {}
    both = side_by_side(counts, which, years, one_entity)
    if both is None:
        return {}
    row = {"year": years[0] if len(years) == 1 else 0, **vars(both), "share_mature": np.nan}
    if len(years) == 1:
        row["share_mature"] = _share_mature(counts, which, years[0], only, key)
    return row


def _share_mature(counts: Counts, which: Which, year: int, only: str, key: str) -> float:
    """Of the year's cohort, the share that has had the months that the indicator asks for."""
    rows = readings(
        counts, INDICATORS[INDICATOR[which]], cast(By, only or "national"), period=year, ranks=False
    )
    return float(rows.set_index("entity")["share_mature"].loc[key or NATION])
