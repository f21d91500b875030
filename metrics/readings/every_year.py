"""The headline of every twelve ripe cohort months in a row that each city ever had."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from metrics.counts.periods import YEAR, span
from metrics.counts.record_tables import cities_recorded
from metrics.counts.snapshot import Counts
from metrics.counts.summaries import reading_cube
from metrics.definition import Indicator
from metrics.methods.proportions import ratio
from metrics.readings.curve_rate import curve_rate
from metrics.readings.design_effects import effect_of
from metrics.readings.filled_mean import as_squares, filled, fills_in, measures_of
from metrics.readings.totals import Totals, estimated, read_by

Floats = NDArray[np.float64]


def every_year(counts: Counts, indicator: Indicator) -> Totals:
    """Sums over every twelve months in a row, arrays (cities, months - 11); nothing is unripe."""
    months = max(0, span(counts, indicator).ripe - counts.first_month + 1)
    if estimated(counts, indicator, None) == "filled":
        return _filled(counts, indicator, months)
    cube = reading_cube(counts, indicator)

    def sums(measure: str) -> Floats:
        return year_sums(cube.monthly(measure)[:, :months].astype(float))

    return _of(counts, indicator, sums)


def _filled(counts: Counts, indicator: Indicator, months: int) -> Totals:
    """As `filled_sums` has them of every twelve months: a calendar year's part of each at once."""
    read = measures_of(indicator)
    cube, cities = counts.cube(read.table), np.arange(len(counts.codes))
    recorded = cities_recorded(counts, indicator)[:, None]
    monthly = [cube.monthly(name)[:, :months] * recorded for name in read.cells]
    calendar = (counts.first_month + np.arange(months)) // YEAR
    x, n, variance = np.zeros((3, len(cities), max(0, months - YEAR + 1)))
    for year in np.unique(calendar).tolist():
        of_year = [year_sums(part * (calendar == year)) for part in monthly]
        workers, opened, spread = filled(of_year, fills_in(counts, read, year), cities)
        x, n, variance = x + workers, n + opened, variance + spread
    return Totals(x, n, as_squares(x, n, variance), n * 0 + 1, n)


def _of(counts: Counts, indicator: Indicator, sums: Callable[[str], Floats]) -> Totals:
    if estimated(counts, indicator, None) == "curve":
        lasting, opened, effective, closed, lost = curve_rate(sums)
        return Totals(lasting, opened, lasting, opened * 0 + 1, effective, closed, lost)
    top, bottom, squares = indicator.measures(read_by(counts, indicator, None))
    x, n = sums(top), sums(bottom)
    sure = ratio(n, effect_of(counts, indicator))
    return Totals(x, n, sums(squares or top), n * 0 + 1, sure)


def year_sums(monthly: Floats) -> Floats:
    """Sums of every twelve months in a row, (cities, months - 11)."""
    before = np.concatenate([np.zeros((len(monthly), 1)), monthly.cumsum(axis=1)], axis=1)
    return before[:, YEAR:] - before[:, :-YEAR] if before.shape[1] > YEAR else before[:, :0]
