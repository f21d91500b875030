"""The headline of every twelve ripe cohort months in a row that each city ever had."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from metrics.counts.periods import YEAR, span
from metrics.counts.snapshot import Counts
from metrics.definition import Indicator
from metrics.methods.proportions import ratio
from metrics.readings.curve_rate import curve_rate
from metrics.readings.design_effects import effect_of
from metrics.readings.filled_mean import as_squares, filled_sums
from metrics.readings.totals import Totals, estimated, read_by

Floats = NDArray[np.float64]


def every_year(counts: Counts, indicator: Indicator) -> Totals:
    """Sums over every twelve months in a row, arrays (cities, months - 11); nothing is unripe."""
    months = max(0, span(counts, indicator).ripe - counts.first_month + 1)
    if estimated(counts, indicator, None) == "filled":
        return _filled(counts, indicator, months)
    cube = counts.cube(indicator.counts)

    def sums(measure: str) -> Floats:
        return year_sums(cube.monthly(measure)[:, :months].astype(float))

    return _of(counts, indicator, sums)


def _filled(counts: Counts, indicator: Indicator, months: int) -> Totals:
    monthly = [
        filled_sums(counts, indicator, "city", month, month)
        for month in range(counts.first_month, counts.first_month + months)
    ]
    none = np.zeros((len(counts.codes), 0))
    parts = [np.stack(part, axis=-1) for part in zip(*monthly, strict=True)] or [none] * 3
    x, n, variance = (year_sums(part) for part in parts)
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
