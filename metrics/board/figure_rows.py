"""What the board reads of one figure beyond its row: every city, the nation's sum, the months."""

import numpy as np
import pandas as pd

from metrics.counts.periods import span
from metrics.counts.snapshot import Counts
from metrics.readings.tidy import readings
from metrics.readings.verdicts import NO_FIGURE, judged
from metrics.registry import FIGURES

SILENT = ["numerator", "denominator", "effective", "value", "lower", "upper"]


def city_rows(counts: Counts, figure: str, variant: str | None) -> pd.DataFrame:
    """Readings of all cities of the programme; without interval where the figure is a plain sum, ranked by it.

    A city that did not report has no figures.
    """
    indicator = FIGURES[figure]
    rows = judged(readings(counts, indicator, "city", variant))
    rows.loc[rows["verdict"].isin(NO_FIGURE), SILENT] = np.nan
    if indicator.kind != "count":
        return rows
    value = rows["value"]
    rank = value.rank(method="min", ascending=False)
    if value.nunique() < 2:  # where all are equal none is before another
        rank = rank * np.nan
    return rows.assign(lower=value, upper=value, rank=rank, rank_lower=rank, rank_upper=rank)


def national_value(counts: Counts, figure: str, variant: str | None) -> float:
    """The nation's figure."""
    nation = readings(counts, FIGURES[figure], "national", variant, ranks=False)
    return float(nation["value"].iloc[0])


def national_denominator(counts: Counts, figure: str, variant: str | None) -> tuple[float, int]:
    """The nation's denominator, and how many cities that did not report are still in it."""
    indicator = FIGURES[figure]
    nation = readings(counts, indicator, "national", variant, ranks=False)
    cities = readings(counts, indicator, "city", variant, ranks=False)
    silent = (cities["verdict"] == "unreported") & (cities["denominator"] > 0)
    return float(nation["denominator"].iloc[0]), int(silent.sum())


def first_and_last_month(counts: Counts, figure: str, variant: str | None) -> tuple[int, int]:
    """First and last month number that a figure reads."""
    return span(counts, FIGURES[figure], variant=variant).mature
