"""The target of every city under a scenario: as assumed, else as it is today."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from metrics.counts.periods import YEAR, span
from metrics.counts.snapshot import TIERS, Counts
from metrics.definition import Indicator
from metrics.readings.targets import city_targets
from metrics.registry import INDICATORS
from metrics.what_if.scenario import EVERYONE, Target
from metrics.what_if.targets.arrays import Floats, target_arrays


def chosen_targets(counts: Counts, key: str, targets: Sequence[Target]) -> Floats:
    """Target of every city in the year that is read: as assumed, else as today.

    A city's own goes before its tier's, that before one for all; one named for the year before
    one for all years.
    """
    year = _year(counts, INDICATORS[key])
    return _with(counts, target_arrays(counts, key).today.copy(), key, targets, year)


def targets_of_year(counts: Counts, key: str, targets: Sequence[Target], year: int) -> Floats:
    """Target of every city in a calendar year: as assumed, else as set for it or the year before."""
    return _with(counts, targets_in_force(counts, key, year).copy(), key, targets, year)


def targets_in_force(counts: Counts, key: str, year: int) -> Floats:
    """Target of every city as set for a calendar year or the one before, else the plan's; NaN: none."""
    plan = INDICATORS[key].target if INDICATORS[key].kind != "progress" else None
    return city_targets(counts, key, year, np.nan if plan is None else plan)


def targets_for(targets: Sequence[Target], year: int) -> list[Target]:
    """Those of the targets that are for a year: the general before the particular, which override."""
    of_year = [target for target in targets if target.year in (0, year)]
    return sorted(of_year, key=lambda target: (narrowness(target.whom), target.year))


def narrowness(whom: str) -> int:
    """0 for a target of every city, 1 for a tier's, 2 for a city's own."""
    return 0 if whom == EVERYONE else 1 if whom in TIERS else 2


def _year(counts: Counts, indicator: Indicator) -> int:
    """The calendar year whose targets a rolling reading is held against."""
    months = span(counts, indicator)
    if indicator.kind == "progress":
        return months.first // YEAR
    return min(months.last, counts.month) // YEAR


def _with(counts: Counts, today: Floats, key: str, targets: Sequence[Target], year: int) -> Floats:
    """Today's targets, in place, with those assumed for the year: the general ones first."""
    for target in targets_for(targets, year):
        if target.indicator == key:
            today[_addressees(counts, target.whom)] = target.value
    return today


def _addressees(counts: Counts, whom: str) -> NDArray[np.bool_]:
    """Which cities a target is for."""
    if whom == EVERYONE:
        return np.ones(len(counts.codes), dtype=bool)
    addressees: NDArray[np.bool_] = (
        counts.tier_of == TIERS.index(whom) if whom in TIERS else counts.codes == int(whom)
    )
    return addressees
