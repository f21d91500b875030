"""By how much the classes of a rate make it less sure: one number for the whole programme."""

from metrics.counts.periods import GRACE, YEAR
from metrics.counts.snapshot import Counts, once
from metrics.definition import OF_CITIES, Indicator
from metrics.methods.design_effect import design_effect

SUMS = ("classes", "units", "cases", "units_squared", "cases_squared", "units_cases")


def effect_of(counts: Counts, indicator: Indicator, by: str = "city", group: int = -1) -> float:
    """What the units of a rate are divided by before its interval is drawn; 1 where nothing is.

    A figure without classes, an older snapshot that has not counted them, and a slice by target
    group, of which every class holds a few only, are read as if each person came alone.
    """
    whole_classes = by in (*OF_CITIES, "institution") and group < 0
    if not whole_classes or indicator.classes not in counts.tables:
        return 1.0
    return _pooled(counts, indicator.classes, indicator.matures_after(GRACE))


@once
def _pooled(counts: Counts, table: str, ripe_after: int) -> float:
    """Over all cities, from the classes of the latest twelve ripe months."""
    last = counts.month - ripe_after
    classes = counts.cube(table)
    return design_effect(*(classes.window(name, last - YEAR + 1, last) for name in SUMS))
