"""Whether stability changes when a closing found by a visit may lie anywhere since the last one."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from metrics.counts.entities import By, keys, members
from metrics.counts.measures import CLOSED, LOST
from metrics.counts.periods import YEAR, span
from metrics.counts.presence import has_columns
from metrics.counts.snapshot import Counts
from metrics.methods.proportions import ratio, wilson
from metrics.methods.turnbull import lasting, turnbull
from metrics.readings.totals import totals
from metrics.registry import INDICATORS

TABLE, OPENED = "found_closed", "opened"
KEY = "stability_rate"
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class VisitCheck:
    """The headline and the share lasting a year by visits' intervals, of the same cohorts.

    `undated` closings within the year have no date; `half_width` is that of the headline's
    interval.
    """

    undated: int
    headline: float
    between: float
    half_width: float

    @property
    def matters(self) -> bool:
        """Whether the two differ by more than half the half width."""
        return bool(self.undated and abs(self.between - self.headline) > self.half_width / 2)


def visit_check(counts: Counts, by: By, entity: str) -> VisitCheck | None:
    """The check of one city, tier, province or the nation; None where it was not counted."""
    indicator = INDICATORS[KEY]
    if TABLE not in counts.tables or not has_columns(counts, indicator):
        return None
    place = list(keys(counts, by)).index(entity)
    sums = totals(counts, indicator, by, span(counts, indicator))
    x, n = (evidence[place : place + 1] for evidence in sums.evidence)
    lower, upper = wilson(x, n)
    left, right, weight, undated = _intervals(
        counts, members(counts, by) == place, *span(counts, indicator).mature
    )
    return VisitCheck(
        undated,
        float(ratio(sums.numerator, sums.denominator)[place]),
        lasting(turnbull(left, right, weight), YEAR) if weight.any() else np.nan,
        float((upper - lower)[0] / 2),
    )


def _intervals(
    counts: Counts, cities: NDArray[np.bool_], first: int, last: int
) -> tuple[Floats, Floats, Floats, int]:
    """(left, right, number) of the businesses of some cities and months, and how many have no date."""
    cube = counts.cube("business")

    def total(name: str) -> float:
        return float(cube.window(name, first, last)[cities].sum())

    table = counts.tables[TABLE]
    rows = np.isin(table["city"], counts.codes[cities])
    rows &= (table["month"] >= first) & (table["month"] <= last)
    after, until, n = (table[name][rows].astype(float) for name in ("after", "until", "n"))
    periods = np.arange(1.0, YEAR + 1)
    closed = np.array([total(name) for name in CLOSED])
    dated = closed - np.bincount(np.minimum(until, YEAR).astype(int), n, YEAR + 1)[1:]
    lost = np.array([total(name) for name in LOST])
    rest = total(OPENED) - closed.sum() - lost.sum()
    return (
        np.concatenate([periods - 1, after, periods - 1, [YEAR]]),
        np.concatenate([periods, until, np.full(YEAR + 1, np.inf)]),
        np.concatenate([dated, n, lost, [rest]]),
        int(n.sum()),
    )
