"""The target in force: a city's own before its tier's before the nation's, the newest version."""

import numpy as np
from numpy.typing import NDArray

from metrics.counts.snapshot import TIERS, Columns, Counts, once
from metrics.definition import Indicator

Floats = NDArray[np.float64]


@once
def city_targets(counts: Counts, key: str, year: int, otherwise: float) -> Floats:
    """Target of every city for an indicator and year, read-only; `otherwise` where none is set.

    A year without targets takes those of the nearest earlier year.
    """
    table = counts.tables["targets"]
    value = np.full(len(counts.codes), otherwise, dtype=np.float64)
    in_force = (table["indicator"] == key) & (table["year"] <= year)
    newest = in_force & (table["year"] == table["year"][in_force].max(initial=0))
    for row in sorted(np.flatnonzero(newest).tolist(), key=lambda row: _precedence(table, row)):
        applies = np.ones(len(value), dtype=bool)
        if table["tier"][row]:
            applies &= counts.tier_of == TIERS.index(table["tier"][row])
        if table["city"][row]:
            applies &= counts.codes == table["city"][row]
        value[applies] = table["value"][row]
    value.flags.writeable = False
    return value


def _precedence(table: Columns, row: int) -> tuple[bool, bool, int]:
    """General before particular, old before new: what comes later overrides."""
    return bool(table["city"][row]), bool(table["tier"][row]), int(table["version"][row])


def yearly_places(counts: Counts, year: int) -> Floats:
    """Persons each city is to train in a year."""
    return city_targets(counts, "trained", year, np.nan)


def rate_targets(counts: Counts, indicator: Indicator, year: int) -> Floats:
    """Target of every city for a rate or mean; NaN where the plan sets none."""
    default = np.nan if indicator.target is None else indicator.target
    return city_targets(counts, indicator.key, year, default)
