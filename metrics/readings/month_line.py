"""One figure month by month of its cohorts, with the months that are not ripe told apart."""

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from metrics.counts.entities import LISTED, By, keys, members
from metrics.counts.months import month_label
from metrics.counts.periods import GRACE
from metrics.counts.record_tables import cities_recorded
from metrics.counts.snapshot import Counts
from metrics.counts.summaries import reading_cube
from metrics.definition import Indicator
from metrics.methods.proportions import (
    byar,
    critical_value,
    effective_counts,
    mean_interval,
    ratio,
    wilson,
)
from metrics.methods.reporting_delay import unreported
from metrics.readings.completeness import Event, city_completeness, national_completeness
from metrics.readings.curve_rate import curve_rate
from metrics.readings.design_effects import effect_of
from metrics.readings.filled_mean import as_squares, filled_months
from metrics.readings.season import overdispersion
from metrics.readings.totals import entities_recorded, estimated, is_divided, read_by

SHOWN = 24
COMPLETE = 0.98
"""Share on record under which a month is told as incomplete."""
EVENT: Event = "completion"
Floats = NDArray[np.float64]


def month_line(
    counts: Counts,
    indicator: Indicator,
    by: By = "national",
    entity: str = "000000",
    variant: str | None = None,
    grace: int = GRACE,
    shown: int = SHOWN,
) -> pd.DataFrame:
    """Rows per cohort month: month "2009-03", numerator, denominator, value, lower, upper, mature,
    complete, complete_lower, complete_upper, estimate, estimate_lower, estimate_upper.

    For plain numbers (training among them) the value is the number per month, without interval.
    `complete` is the share of training estimated to be on record; a month under COMPLETE is not
    mature, and `estimate` is what it is expected to come to once all is reported, both with 95 %
    limits, missing elsewhere. Other figures are complete, as their months ripen first.
    An unknown entity is an error, and so is a figure without months (a median). Where the
    records behind the figure were never returned, every month's figures are missing.
    """
    if indicator.kind == "median":
        raise ValueError(f"{indicator.key} is a median; it is not known month by month.")
    row = keys(counts, by).index(entity)
    last = counts.month
    first = max(counts.first_month, last - shown + 1)
    months = np.arange(first, last + 1)
    if estimated(counts, indicator, variant) == "ratio":
        variant = read_by(counts, indicator, variant)
        top, bottom, squares = (
            _monthly(counts, indicator, measure, by, row, first, variant) if measure else None
            for measure in _measures(indicator, variant)
        )
        effective = ratio(bottom, effect_of(counts, indicator, by)) if bottom is not None else top
    else:
        top, bottom, squares, effective = _estimated(counts, indicator, by, row, first, variant)
    if not entities_recorded(counts, indicator, by, variant)[row]:
        top, bottom, squares, effective = (
            part if part is None else part * np.nan for part in (top, bottom, squares, effective)
        )
    value, lower, upper = _estimate(indicator, top, bottom, squares, effective)
    complete, error = _completeness(counts, indicator, by, row, first)
    return pd.DataFrame(
        {
            "month": [month_label(int(month)) for month in months],
            "numerator": top,
            "denominator": np.full(len(months), np.nan) if bottom is None else bottom,
            "value": value,
            "lower": lower,
            "upper": upper,
            "mature": months <= last - indicator.matures_after(grace, variant)
            if indicator.kind != "progress" and not indicator.stock
            else complete >= COMPLETE,
            "complete": complete,
            **_expected(counts, value, complete, error),
        }
    )


def _completeness(
    counts: Counts, indicator: Indicator, by: By, row: int, first: int
) -> tuple[Floats, Floats]:
    """Share of each month on record, and its standard error."""
    if indicator.kind != "progress":
        months = counts.month - first + 1
        return np.ones(months), np.zeros(months)
    of, place = (city_completeness, row) if by == "city" else (national_completeness, 0)
    complete, variance = (part[place, first - counts.first_month :] for part in of(counts, EVENT))
    return complete, np.sqrt(variance)


def _expected(counts: Counts, seen: Floats, complete: Floats, error: Floats) -> dict[str, Floats]:
    """What incomplete months are expected to come to, and shares on record, by column."""
    late, variance = unreported(seen, complete, error**2, overdispersion(counts))
    reach = critical_value(0.95) * np.sqrt(variance)
    low, high = seen + np.maximum(late - reach, 0), seen + late + reach
    columns = {
        "complete_lower": ratio(seen, high),
        "complete_upper": ratio(seen, low),
        "estimate": seen + late,
        "estimate_lower": low,
        "estimate_upper": high,
    }
    return {name: np.where(complete < COMPLETE, part, np.nan) for name, part in columns.items()}


def _measures(indicator: Indicator, variant: str | None) -> tuple[str, str, str]:
    """Names of the measures by month; training has its target for a whole year only."""
    top, bottom, squares = indicator.measures(variant)
    return (top, "", "") if indicator.kind == "progress" else (top, bottom, squares)


def _estimate(
    indicator: Indicator, top: Any, bottom: Any, squares: Any, effective: Any
) -> tuple[Floats, Floats, Floats]:
    """Value, lower and upper of every month."""
    match indicator.kind:
        case "progress" | "count":
            return top, top, top
        case "mean":
            value, _, lower, upper = mean_interval(bottom, top, squares)
            return value, lower, upper
        case "events":
            lower, upper = (indicator.scale * ratio(limit, bottom) for limit in byar(top))
            return indicator.scale * ratio(top, bottom), lower, upper
        case "share":
            return (ratio(top, bottom),) * 3
    return ratio(top, bottom), *wilson(*effective_counts(top, bottom, effective))


def _estimated(
    counts: Counts, indicator: Indicator, by: By, row: int, first: int, variant: str | None
) -> tuple[Floats, Floats, Floats, Floats]:
    """Numerator, denominator, squares and effective cases of every month, all months at once."""

    def monthly(measure: str) -> Floats:
        return _monthly(counts, indicator, measure, by, row, first, variant)

    if estimated(counts, indicator, variant) == "curve":
        lasting, opened, effective, _, _ = curve_rate(monthly)
        return lasting, opened, lasting, effective
    workers, _, spread = filled_months(counts, indicator, by, row, first, variant)
    units = monthly(indicator.measures(variant)[1])
    return workers, units, as_squares(workers, units, spread), units


def _monthly(
    counts: Counts,
    indicator: Indicator,
    measure: str,
    by: By,
    row: int,
    first: int,
    variant: str | None,
) -> Floats:
    """A measure of one entity by month, over the cities that keep its records."""
    cities = cities_recorded(counts, indicator, variant, is_divided(by, -1))
    monthly: NDArray[np.int64]
    if by in LISTED:
        monthly = counts.cube(f"{indicator.counts}_by_{by}").monthly(measure)[row]
    elif by == "group":
        monthly = counts.cube(indicator.counts).monthly(measure, row)[cities].sum(axis=0)
    else:
        inside = (members(counts, by) == row) & cities
        cube = reading_cube(counts, indicator, variant)
        monthly = cube.monthly(measure)[inside].sum(axis=0)
    return monthly[first - counts.first_month :].astype(float)
