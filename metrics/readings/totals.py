"""Sums of counts per entity over the cohort months of a period: what every reading divides."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from metrics.counts.entities import LISTED, By, keys, members
from metrics.counts.periods import GRACE, YEAR, Span
from metrics.counts.presence import columns_of, has_columns
from metrics.counts.record_tables import Flags, cities_recorded
from metrics.counts.snapshot import Counts
from metrics.counts.summaries import reading_cube
from metrics.definition import Estimate, Indicator, NotReadable
from metrics.methods.proportions import effective_counts, ratio
from metrics.readings.curve_rate import curve_rate
from metrics.readings.design_effects import effect_of
from metrics.readings.filled_mean import as_squares, filled_sums
from metrics.readings.medians import occurrences
from metrics.readings.targets import yearly_places

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Totals:
    """Sums of an entity's mature cohorts, and the share of all its cohorts that is mature.

    A yearly count is mature as a whole or not at all. `effective` is the number of independent
    cases that a rate is worth: fewer than the denominator where people were taught in classes, or
    some were lost sight of; intervals, probabilities and ranks rest on it. `closed` and `lost`
    are told of a rate from a curve.
    """

    numerator: Floats
    denominator: Floats
    squares: Floats
    share_mature: Floats
    effective: Floats
    closed: Floats | None = None
    lost: Floats | None = None

    @property
    def evidence(self) -> tuple[Floats, Floats]:
        """Successes and cases as sure as the rate is."""
        return effective_counts(self.numerator, self.denominator, self.effective)


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
    cities = cities_recorded(counts, indicator, variant, is_divided(by, group))

    def sums(measure: str, first: int, last: int) -> Floats:
        return _sums(counts, indicator, variant, measure, by, first, last, group, cities)

    if indicator.kind == "progress":
        done = sums(top, months.first, months.last)
        goal = _places(counts, by, months, cities) if bottom else done * np.nan
        return Totals(done, goal, done * 0, done * 0 + float(year_is_ripe(counts, months)), goal)
    first, last = months.mature
    if indicator.kind == "count":
        amount = sums(top, first, last)
        return Totals(amount, amount * np.nan, amount * 0, amount * 0 + 1, amount * np.nan)
    if indicator.kind == "median":
        occurred = occurrences(counts, indicator.counts, by).sum(axis=1).astype(float)
        return Totals(occurred, occurred, occurred * 0, occurred * 0 + 1, occurred)
    base = indicator.base or bottom
    ripe, all_cohorts = (sums(base, first, end) for end in (last, months.last))
    share_mature = ratio(ripe, all_cohorts)

    def ripe_sums(measure: str) -> Floats:
        if indicator.before and not columns_of((measure,)) <= set(counts.tables[indicator.counts]):
            return all_cohorts * np.nan  # an older snapshot did not count it
        return sums(measure, first, last)

    if estimated(counts, indicator, variant) == "curve":
        lasting, opened, effective, closed, lost = curve_rate(ripe_sums)
        return Totals(lasting, opened, lasting, share_mature, effective, closed, lost)
    if estimated(counts, indicator, variant) == "filled":
        workers, opened, spread = filled_sums(
            counts, indicator, by, first, last, group, variant=variant
        )
        of = opened if bottom == indicator.denominator else ripe_sums(bottom)
        return Totals(workers, of, as_squares(workers, of, spread), share_mature, of)
    top, bottom, squares = indicator.measures(read_by(counts, indicator, variant))
    x, n, squared = ripe_sums(top), ripe_sums(bottom), ripe_sums(squares or top)
    sure = ratio(n, effect_of(counts, indicator, by, group))
    return Totals(x, n, squared, share_mature, sure)


def estimated(counts: Counts, indicator: Indicator, variant: str | None) -> Estimate:
    """How a reading comes about in this snapshot; in one that lacks its counts a plain ratio."""
    own = has_columns(counts, indicator, variant)
    return indicator.estimate_of(variant) if own else "ratio"


def read_by(counts: Counts, indicator: Indicator, variant: str | None) -> str | None:
    """The variant that is read: an older snapshot keeps the headline of its time."""
    older = variant is None and indicator.before and not has_columns(counts, indicator)
    return indicator.before if older else variant


def year_is_ripe(counts: Counts, months: Span) -> bool:
    """Whether a yearly count is final: the year is over, and the month in which reports arrive."""
    return counts.month >= months.first // YEAR * YEAR + YEAR - 1 + GRACE


def _sums(
    counts: Counts,
    indicator: Indicator,
    variant: str | None,
    measure: str,
    by: By,
    first: int,
    last: int,
    group: int,
    cities: Flags,
) -> Floats:
    """Sum of a measure per entity over the cities that keep its records."""
    if by in LISTED:
        if group >= 0:
            raise NotReadable(
                f"按 {by} 没有分对象类别的计数。", f"By {by} nothing is counted by target group."
            )
        sums = counts.cube(f"{indicator.counts}_by_{by}").window(measure, first, last).astype(float)
        return np.where(cities[counts.city_of(by)], sums, 0.0)
    cube = reading_cube(counts, indicator, variant)
    if by == "group":
        by_group: Floats = cube.groups(measure, first, last)[cities].sum(axis=0).astype(float)
        return by_group
    if by == "cohort":
        monthly = cube.monthly(measure, group)[cities].sum(axis=0).astype(float)
        months = np.arange(counts.first_month, counts.month + 1)
        inside: Floats = np.where((months >= first) & (months <= last), monthly, 0.0)
        return inside
    amounts = cube.window(measure, first, last, group) * cities
    if by == "city":
        return amounts.astype(float)
    return gathered(counts, by, amounts)


def is_divided(by: By, group: int) -> bool:
    """Whether a slice asks for what summaries do not know: groups, or who did the work."""
    return group >= 0 or by in ("group", *LISTED)


def entities_recorded(
    counts: Counts, indicator: Indicator, by: By, variant: str | None = None, group: int = -1
) -> Flags:
    """Which entities have a city that keeps the records which a figure rests on, or no city at all."""
    cities = cities_recorded(counts, indicator, variant, is_divided(by, group))
    if cities.all():
        return np.ones(len(keys(counts, by)), dtype=bool)
    if by in LISTED:
        return cities[counts.city_of(by)]
    if by in ("group", "cohort"):
        return np.full(len(keys(counts, by)), cities.any())
    recorded: Flags = (gathered(counts, by, cities) > 0) | (gathered(counts, by, ~cities) == 0)
    return recorded


def entities_left(counts: Counts, by: By) -> Flags:
    """Which entities lie in no city of the programme any more; groups and cohorts never do."""
    if by in LISTED:
        return counts.left[counts.city_of(by)]
    if by in ("group", "cohort") or not counts.left.any():
        return np.zeros(len(keys(counts, by)), dtype=bool)
    left: Flags = (gathered(counts, by, counts.left) > 0) & (
        gathered(counts, by, ~counts.left) == 0
    )
    return left


def gathered(counts: Counts, by: By, amount: NDArray[Any]) -> Floats:
    """Sum of what each city has, per entity of a slice made of cities; 0 where it has no city."""
    size = len(keys(counts, by))
    return np.bincount(members(counts, by), weights=amount, minlength=size).astype(float)


def _places(counts: Counts, by: By, months: Span, cities: Flags) -> Floats:
    """Yearly training target per entity; none for groups, institutions and single months.

    A city without records of training is outside the nation's target as it is outside its sum; one
    that left has that of every year in which it belonged to the programme, as a year's target is
    not divided, and none of later ones.
    """
    asked = cities & counts.belonged(months.first)
    places = yearly_places(counts, months.first // 12) * np.where(asked, 1, 0)
    if by in ("group", "cohort", *LISTED):
        return np.full(len(keys(counts, by)), np.nan)
    return gathered(counts, by, places)
