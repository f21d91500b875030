"""What a snapshot restates of an earlier one: figures of the same city and period that changed."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from metrics.counts.months import month_label
from metrics.counts.periods import GRACE, YEAR, Span
from metrics.counts.snapshot import Counts
from metrics.definition import Indicator
from metrics.methods.proportions import ratio
from metrics.readings.totals import Totals, totals
from metrics.registry import INDICATORS

DIGITS = {"percent": 3, "jobs": 2}
"""Digits to which a value is shown, a share of one as a percentage; less is no change."""
Floats = NDArray[np.float64]


class Restated(NamedTuple):
    """A figure before and after, with its denominators; of the year's training persons and none.

    `period` is a month of a cohort, "2009-03", or a calendar year, "2009".
    """

    city: str
    indicator: str
    period: str
    value_before: float | None
    value_after: float | None
    n_before: float | None
    n_after: float | None


def restated(before: Counts, after: Counts) -> list[Restated]:
    """Every month and year that was ripe in both, of each city of both and target of clause 二.

    What ripened since, and what stands in one of them only, is no restatement.
    """
    both = [int(code) for code in np.intersect1d(before.codes, after.codes)]
    rows = [np.searchsorted(counts.codes, both) for counts in (before, after)]
    return [
        Restated(f"{both[place]:06d}", indicator.key, period, *values)
        for indicator in INDICATORS.values()
        for period, months in _periods(before, after, indicator)
        for place, values in _changed(indicator, months, (before, after), rows)
    ]


def _periods(before: Counts, after: Counts, indicator: Indicator) -> list[tuple[str, Span]]:
    """The calendar years that are whole and ripe in both, then the months."""
    earlier = min(before.month, after.month)
    last = earlier - (0 if indicator.kind == "progress" else indicator.matures_after(GRACE))
    first = min(before.first_month, after.first_month)
    years = [year for year in range(first // YEAR, last // YEAR + 1) if year * YEAR + 11 <= last]
    return [
        *((str(year), Span(year * YEAR, year * YEAR + YEAR - 1, last)) for year in years),
        *((month_label(month), Span(month, month, last)) for month in range(first, last + 1)),
    ]


Values = tuple[float | None, float | None, float | None, float | None]


def _changed(
    indicator: Indicator, months: Span, counts: tuple[Counts, Counts], rows: list[NDArray[np.int64]]
) -> list[tuple[int, Values]]:
    """Places of the cities whose shown value or denominator changed, with both of either."""
    (old, old_n), (new, new_n) = (
        [part[of_both] for part in _figure(indicator, _sums(one, indicator, months))]
        for one, of_both in zip(counts, rows, strict=True)
    )
    digits = DIGITS.get(indicator.unit, 0) if indicator.kind != "progress" else 0
    differs = _differ(old, new, digits) | _differ(old_n, new_n, 0)
    return [
        (int(at), (_plain(old[at]), _plain(new[at]), _plain(old_n[at]), _plain(new_n[at])))
        for at in np.flatnonzero(differs)
    ]


def _sums(counts: Counts, indicator: Indicator, months: Span) -> Totals:
    first, last = max(months.first, counts.first_month), months.last
    if first > last:  # before its first record
        nothing = np.zeros(len(counts.codes))
        return Totals(nothing, nothing, nothing, nothing, nothing)
    return totals(counts, indicator, "city", Span(first, last, months.ripe))


def _figure(indicator: Indicator, sums: Totals) -> tuple[Floats, Floats]:
    """Value and denominator; a yearly number has its persons alone."""
    if indicator.kind == "progress":
        return sums.numerator, np.full_like(sums.numerator, np.nan)
    return ratio(sums.numerator, sums.denominator), sums.denominator


def _differ(before: Floats, after: Floats, digits: int) -> NDArray[np.bool_]:
    same = np.isclose(before, after, rtol=0, atol=1e-9, equal_nan=True)
    rounded = [np.round(part, digits) for part in (before, after)]
    shown_alike = (rounded[0] == rounded[1]) | (np.isnan(before) & np.isnan(after))
    differs: NDArray[np.bool_] = ~same & ~shown_alike
    return differs


def _plain(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None
