"""Sums of counts per entity over the cohort months of a period: what every reading divides."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from metrics.counts.entities import LISTED, By, keys, members
from metrics.counts.periods import GRACE, YEAR, Span
from metrics.counts.snapshot import Counts
from metrics.definition import Indicator, NotReadable
from metrics.methods.proportions import ratio
from metrics.readings.design_effects import effect_of
from metrics.readings.medians import occurrences
from metrics.readings.targets import yearly_places

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Totals:
    """Sums of an entity's mature cohorts, and the share of all its cohorts that is mature.

    A yearly count is mature as a whole or not at all. `effective` is how many units taught one by
    one would be as sure as the denominator's, which were taught in classes.
    """

    numerator: Floats
    denominator: Floats
    squares: Floats
    share_mature: Floats
    effective: Floats


def totals(
    counts: Counts,
    indicator: Indicator,
    by: By,
    months: Span,
    variant: str | None = None,
    group: int = -1,
) -> Totals:
    """Numerator, denominator and squares of every entity over the mature cohort months."""
    top, bottom, squares = indicator.measures(variant)
    if indicator.kind == "progress":
        done = _sums(counts, indicator.counts, top, by, months.first, months.last, group)
        goal = _places(counts, by, months) if bottom else done * np.nan
        return Totals(done, goal, done * 0, done * 0 + float(year_is_ripe(counts, months)), goal)
    first, last = months.mature
    if indicator.kind == "count":
        amount = _sums(counts, indicator.counts, top, by, first, last, group)
        return Totals(amount, amount * np.nan, amount * 0, amount * 0 + 1, amount * np.nan)
    if indicator.kind == "median":
        occurred = occurrences(counts, indicator.counts, by).sum(axis=1).astype(float)
        return Totals(occurred, occurred, occurred * 0, occurred * 0 + 1, occurred)
    base = indicator.base or bottom
    x, n, squared, ripe, all_cohorts = (
        _sums(counts, indicator.counts, measure, by, first, end, group)
        for measure, end in (
            (top, last),
            (bottom, last),
            (squares or top, last),
            (base, last),
            (base, months.last),
        )
    )
    sure = ratio(n, effect_of(counts, indicator, by, group))
    return Totals(x, n, squared, ratio(ripe, all_cohorts), sure)


def year_is_ripe(counts: Counts, months: Span) -> bool:
    """Whether a yearly count is final: the year is over, and the month in which reports arrive."""
    return counts.month >= months.first // YEAR * YEAR + YEAR - 1 + GRACE


def _sums(
    counts: Counts, table: str, measure: str, by: By, first: int, last: int, group: int
) -> Floats:
    if by in LISTED:
        if group >= 0:
            raise NotReadable(
                f"按 {by} 没有分对象类别的计数。", f"By {by} nothing is counted by target group."
            )
        return counts.cube(f"{table}_by_{by}").window(measure, first, last).astype(float)
    cube = counts.cube(table)
    if by == "group":
        by_group: Floats = cube.groups(measure, first, last).sum(axis=0).astype(float)
        return by_group
    if by == "cohort":
        monthly = cube.monthly(measure, group).sum(axis=0).astype(float)
        months = np.arange(counts.first_month, counts.month + 1)
        inside: Floats = np.where((months >= first) & (months <= last), monthly, 0.0)
        return inside
    amounts = cube.window(measure, first, last, group)
    if by == "city":
        return amounts.astype(float)
    return gathered(counts, by, amounts)


def gathered(counts: Counts, by: By, amount: NDArray[Any]) -> Floats:
    """Sum of what each city has, per entity of a slice made of cities; 0 where it has no city."""
    size = len(keys(counts, by))
    return np.bincount(members(counts, by), weights=amount, minlength=size).astype(float)


def _places(counts: Counts, by: By, months: Span) -> Floats:
    """Yearly training target per entity; none for groups, institutions and single months."""
    places = yearly_places(counts, months.first // 12)
    if by in ("group", "cohort", *LISTED):
        return np.full(len(keys(counts, by)), np.nan)
    return gathered(counts, by, places)
