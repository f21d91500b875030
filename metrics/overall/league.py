"""A league of cities by one indicator: their rows in order, and the cohorts behind them."""

import numpy as np
import pandas as pd

from metrics.counts.periods import GRACE, Period, Span, on_record, span
from metrics.counts.snapshot import Counts
from metrics.readings.tidy import readings
from metrics.readings.verdicts import LEFT, NO_FIGURE, provisional
from metrics.registry import INDICATORS

FIGURES = ["numerator", "denominator", "effective", "value", "lower", "upper", "gap", "needed"]


def league_rows(
    counts: Counts, indicator: str, variant: str | None, period: Period, league: str | None
) -> pd.DataFrame:
    """Readings of a league's cities by value, ties by code; a city that did not report has no
    figure. `provisional` marks the verdicts of a year that is not ripe yet.

    A city that left is in a year's league, with its figure and without a rank, where it belonged to
    the programme to the year's end; in those of later years and of today it is not.
    """
    rows = readings(counts, INDICATORS[indicator], "city", variant, period, tier=league)
    rows = _belonging(counts, rows, span(counts, INDICATORS[indicator], period, variant=variant))
    silent = rows["verdict"].isin(NO_FIGURE) & (rows["verdict"] != LEFT)
    rows.loc[silent, FIGURES] = np.nan
    rows["provisional"] = provisional(rows, INDICATORS[indicator])
    return rows.sort_values(["rank", "entity"], ignore_index=True)


def _belonging(counts: Counts, rows: pd.DataFrame, months: Span) -> pd.DataFrame:
    """The rows of cities that are in the programme, or were to the end of these months."""
    outside = [f"{code:06d}" for code in counts.codes[~counts.belonged(months.last)]]
    gone = rows["entity"].isin(outside)
    return rows[~gone].reset_index(drop=True) if gone.any() else rows


def cohort_months(
    counts: Counts, indicator: str, variant: str | None, period: Period
) -> tuple[int, int]:
    """First and last month number of the mature cohorts; of the period where none is mature."""
    months = on_record(counts, span(counts, INDICATORS[indicator], period, variant=variant))
    first, last = months.mature
    return (first, last) if last >= first else (months.first, months.last)


def first_mature_month(counts: Counts, indicator: str, variant: str | None, period: Period) -> int:
    """Month number at whose end the first cohort of the period is mature."""
    definition = INDICATORS[indicator]
    months = on_record(counts, span(counts, definition, period, variant=variant))
    return months.first + definition.matures_after(GRACE, variant)
