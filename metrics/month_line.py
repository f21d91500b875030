"""One figure month by month of its cohorts, with the months that are not ripe told apart."""

import numpy as np
import pandas as pd

from metrics.counts import Counts
from metrics.definition import Indicator
from metrics.entities import By, keys, members
from metrics.methods.proportions import mean_interval, ratio, wilson
from metrics.months import month_label
from metrics.periods import GRACE

SHOWN = 24


def month_line(
    counts: Counts,
    indicator: Indicator,
    by: By = "national",
    entity: str = "000000",
    variant: str | None = None,
    grace: int = GRACE,
    shown: int = SHOWN,
) -> pd.DataFrame:
    """Rows per cohort month: month "2009-03", numerator, denominator, value, lower, upper, mature.

    For training the value is persons per month, without interval. An unknown entity is an error.
    """
    row = keys(counts, by).index(entity)
    last = counts.month
    first = max(counts.first_month, last - shown + 1)
    top, bottom, squares = indicator.measures(variant)
    numerator = _monthly(counts, indicator, top, by, row, first)
    months = np.arange(first, last + 1)
    if indicator.kind == "progress":
        value, lower, upper, denominator = (
            numerator,
            numerator,
            numerator,
            np.full_like(numerator, np.nan),
        )
    else:
        denominator = _monthly(counts, indicator, bottom, by, row, first)
        if indicator.kind == "mean":
            total = _monthly(counts, indicator, squares, by, row, first)
            value, _, lower, upper = mean_interval(denominator, numerator, total)
        else:
            value = ratio(numerator, denominator)
            lower, upper = wilson(numerator, denominator)
    return pd.DataFrame(
        {
            "month": [month_label(int(month)) for month in months],
            "numerator": numerator,
            "denominator": denominator,
            "value": value,
            "lower": lower,
            "upper": upper,
            "mature": months <= last - indicator.matures_after(grace, variant)
            if indicator.kind != "progress"
            else np.ones(len(months), dtype=bool),
        }
    )


def _monthly(counts: Counts, indicator: Indicator, measure: str, by: By, row: int, first: int):  # type: ignore[no-untyped-def]
    if by == "institution":
        held = counts.cube(f"{indicator.counts}_by_institution").monthly(measure)[row]
    elif by == "group":
        held = counts.cube(indicator.counts).monthly(measure, row).sum(axis=0)
    else:
        held = (
            counts.cube(indicator.counts).monthly(measure)[members(counts, by) == row].sum(axis=0)
        )
    return held[first - counts.first_month :].astype(float)
