"""A figure of the nation or a city, one target group beside the other."""

from typing import Any

import numpy as np
import pandas as pd

from metrics.counts.entities import NATION, keys
from metrics.counts.snapshot import GROUPS, Counts
from metrics.readings.tidy import readings
from metrics.readings.verdicts import NO_FIGURE
from metrics.registry import FIGURES

ABSENT = ["numerator", "denominator", "effective", "value", "lower", "upper"]


def group_rates(counts: Counts, figure: str, code: str = NATION) -> pd.DataFrame:
    """Readings (columns as there) by target group, `entity` one of GROUPS, of a city or the nation.

    A city that has not reported has no figures.
    """
    indicator = FIGURES[figure]
    if code == NATION:
        return readings(counts, indicator, "group", ranks=False)
    row = keys(counts, "city").index(code)
    rates = pd.DataFrame([_of_city(counts, figure, row, place) for place in range(len(GROUPS))])
    rates.loc[rates["verdict"].isin(NO_FIGURE), ABSENT] = np.nan
    return rates


def _of_city(counts: Counts, figure: str, row: int, place: int) -> dict[str, Any]:
    every = readings(counts, FIGURES[figure], "city", group=place, ranks=False)
    return {**every.iloc[row].to_dict(), "entity": GROUPS[place]}


def apart(rows: pd.DataFrame, nation: float) -> dict[str, list[str]]:
    """Groups of which the whole interval lies above or below the nation's figure."""
    known = rows[~rows["verdict"].isin((*NO_FIGURE, "too_small", "quality_hold"))]
    return {
        "above": known.loc[known["lower"] > nation, "entity"].tolist(),
        "below": known.loc[known["upper"] < nation, "entity"].tolist(),
    }
