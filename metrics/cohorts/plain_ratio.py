"""The plain ratio that everybody divides first, beside the figure by months completed.

"Still open ÷ opened" counts businesses too young to have closed, "opened ÷ served" counts
persons who have had no time to open; both also count what came after the horizon.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from metrics.cohorts.curves import Split, Stratum, Which, strata
from metrics.counts.snapshot import Counts
from metrics.methods.proportions import ratio
from metrics.readings.verdicts import SMALLEST_N

HORIZON: dict[Which, int] = {"opening": 6, "survival": 12}  # months of clause 二
NOTHING = (float("nan"),) * 3


@dataclass(frozen=True)
class SideBySide:
    """Some years' cohorts read in both ways; shares of one, NaN where there is no figure.

    `counted` of `started` have opened (or are still open), `naive` is their ratio. `unripe` is
    the share of those without the event that were followed for less than the horizon, `late`
    the number of events after it, `at_risk` who were followed so far. `value`, `lower`, `upper` come from the curve at the horizon.
    """

    started: int
    counted: int
    naive: float
    unripe: float
    late: int
    at_risk: int
    value: float
    lower: float
    upper: float


def side_by_side(
    counts: Counts, which: Which, years: tuple[int, ...], only: dict[Split, str] | None = None
) -> SideBySide | None:
    """Cohorts of these years of T0 together, narrowed by `only`; None where there are none."""
    wanted = {(str(year),) for year in years}
    cohorts = [s for s in strata(counts, which, ("cohort",), only) if s.keys in wanted and s.n]
    if not cohorts:
        return None
    return _read(which, pooled(cohorts))


def pooled(parts: list[Stratum]) -> Stratum:
    """All strata as one; there must be at least one."""
    leaving = np.sum([stratum.leaving for stratum in parts], axis=0)
    closing = np.sum([stratum.closing for stratum in parts], axis=0)
    return Stratum((), leaving, closing)


def share_at(curve: pd.DataFrame, which: Which, months: int) -> tuple[float, float, float]:
    """Share opened (or still operating) after so many months, with limits.

    `curve` from `Stratum.curve`; NaN where fewer than SMALLEST_N were followed that far, for
    then a single event would move the share by points.
    """
    reached = curve[curve["time"] <= months]
    if reached.empty:
        return NOTHING
    last = reached.iloc[-1]
    if last["survival"] > 0 and at_risk_at(curve, months) < SMALLEST_N:
        return NOTHING
    value, lower, upper = (float(last[name]) for name in ("survival", "lower", "upper"))
    return (value, lower, upper) if which == "survival" else (1 - value, 1 - upper, 1 - lower)


def at_risk_at(curve: pd.DataFrame, months: int) -> int:
    """How many were under observation in that month of age."""
    return int(curve.loc[curve["time"] == months, "at_risk"].sum())


def _read(which: Which, stratum: Stratum) -> SideBySide:
    months = HORIZON[which]
    events = int(stratum.closing.sum())
    without = stratum.leaving - stratum.closing
    counted = events if which == "opening" else stratum.n - events
    curve = stratum.curve()
    value, lower, upper = share_at(curve, which, months)
    return SideBySide(
        started=stratum.n,
        counted=counted,
        naive=float(ratio(counted, stratum.n)),
        unripe=float(ratio(without[: months - 1].sum(), without.sum())),
        at_risk=at_risk_at(curve, months),
        late=int(stratum.closing[months:].sum()),
        value=value,
        lower=lower,
        upper=upper,
    )
