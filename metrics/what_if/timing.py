"""Which cohorts can still count this year: a change shows only in those that ripen by December."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from metrics.counts import Counts
from metrics.definition import Indicator
from metrics.entities import members
from metrics.methods.proportions import ratio
from metrics.months import month_label
from metrics.periods import GRACE, YEAR, span
from metrics.registry import INDICATORS
from metrics.what_if.scenario import place

# The lever that each indicator's rate is moved by.
LEVER_OF = {
    "pass_rate": "pass_rate",
    "opening_rate": "opening_rate",
    "job_multiplier": "jobs",
    "stability_rate": "survival",
}


@dataclass(frozen=True)
class Cohorts:
    """Cohort months (numbers) that the reading of a year's last day takes, for one indicator.

    `first`..`last` are read; up to `ripe` the result stands, up to `begun` the people or
    businesses are known but not yet their results; after `begun` nobody has started. Each part
    may be empty. `last` is the last month in which anything begun can still count this year.
    """

    first: int
    last: int
    ripe: int
    begun: int

    @property
    def fixed(self) -> int:
        """Cohort months that nothing can change any more."""
        return max(0, min(self.ripe, self.last) - self.first + 1)

    @property
    def running(self) -> int:
        """Cohort months begun whose result is still open."""
        return max(0, min(self.begun, self.last) - max(self.ripe, self.first - 1))

    @property
    def to_come(self) -> int:
        """Cohort months not yet begun that still count."""
        return max(0, self.last - max(self.begun, self.first - 1))


def cohorts(counts: Counts, indicator: Indicator, grace: int = GRACE) -> Cohorts:
    """What the rolling reading at the end of the running calendar year is made of."""
    december = counts.month // YEAR * YEAR + YEAR - 1
    wait = indicator.matures_after(grace)
    last = december - wait
    return Cohorts(last - YEAR + 1, last, counts.month - wait, counts.month)


def year_end(
    counts: Counts, scope: str, moved: Mapping[str, float] | None = None, grace: int = GRACE
) -> pd.DataFrame:
    """One row per rate: what a change from today on can still do to the reading of 31 December.

    Columns indicator, first, last (cohort months read, "2010-05"), fixed, running, to_come
    (months), share_open (of the units expected, not yet decided), today (the reading now),
    unchanged (at December, open cohorts at today's rate), then (open cohorts at the lever's
    position). Cohorts to come are expected as large as the latest twelve begun. A business not
    yet open cannot count towards stability this year: `to_come` is then 0.
    """
    by, row = place(counts, scope)
    mine = members(counts, by) == row
    rows = []
    for key, lever in LEVER_OF.items():
        indicator = INDICATORS[key]
        held = cohorts(counts, indicator, grace)
        rows.append(
            {"indicator": key, **_row(counts, indicator, mine, held, (moved or {}).get(lever))}
        )
    return pd.DataFrame(rows)


def _row(
    counts: Counts,
    indicator: Indicator,
    mine: NDArray[np.bool_],
    held: Cohorts,
    lever: float | None,
) -> dict[str, object]:
    cube = counts.cube(indicator.counts)
    top, bottom, _ = indicator.measures()
    base = indicator.base or bottom

    def summed(measure: str, first: int, last: int) -> float:
        return float(cube.window(measure, first, last)[mine].sum())

    lately = span(counts, indicator).mature
    known = float(ratio(summed(bottom, *lately), summed(base, *lately)))
    ripe = min(held.ripe, held.last)
    x, n = summed(top, held.first, ripe), summed(bottom, held.first, ripe)
    begun = summed(base, ripe + 1, min(held.begun, held.last)) if held.running else 0.0
    usual = float(ratio(summed(base, held.begun - YEAR + 1, held.begun), YEAR))
    coming = (begun + usual * held.to_come) * known
    rate = float(ratio(summed(top, *lately), summed(bottom, *lately)))
    after = rate if lever is None else lever
    return {
        "first": month_label(held.first),
        "last": month_label(held.last),
        "fixed": held.fixed,
        "running": held.running,
        "to_come": held.to_come,
        "share_open": float(ratio(coming, n + coming)),
        "today": rate,
        "unchanged": float(ratio(x + coming * rate, n + coming)) if coming else float(ratio(x, n)),
        "then": float(ratio(x + coming * after, n + coming)) if coming else float(ratio(x, n)),
    }
