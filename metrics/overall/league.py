"""A league of cities by one indicator: their rows in order, and the cohorts behind them."""

import numpy as np
import pandas as pd

from metrics.counts.periods import GRACE, Period, on_record, span
from metrics.counts.snapshot import Counts
from metrics.readings.tidy import readings
from metrics.readings.verdicts import NO_FIGURE, provisional
from metrics.registry import INDICATORS

FIGURES = ["numerator", "denominator", "effective", "value", "lower", "upper", "gap", "needed"]


def league_rows(
    counts: Counts, indicator: str, variant: str | None, period: Period, league: str | None
) -> pd.DataFrame:
    """Readings of a league's cities by value, ties by code; a city that did not report has no
    figure. `provisional` marks the verdicts of a year that is not ripe yet.
    """
    rows = readings(counts, INDICATORS[indicator], "city", variant, period, tier=league)
    rows.loc[rows["verdict"].isin(NO_FIGURE), FIGURES] = np.nan
    rows["provisional"] = provisional(rows, INDICATORS[indicator])
    return rows.sort_values(["rank", "entity"], ignore_index=True)


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
