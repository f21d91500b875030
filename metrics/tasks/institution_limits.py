"""Which institutions pass and start up clearly fewer of their trainees than the nation's do."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from metrics.counts.periods import GRACE
from metrics.counts.record_tables import cities_recorded
from metrics.counts.snapshot import Columns, Counts, derived, once
from metrics.definition import Indicator
from metrics.methods.funnel import limits, overdispersion
from metrics.methods.proportions import ratio
from metrics.opening_rate import OPENING_RATE
from metrics.pass_rate import PASS_RATE

MODULE = "metrics/tasks/institution_limits.py"
LEAST_TRAINEES = 60
MONTHS = 24
FLAG_Z = 3.09  # 99.8 %

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Funnelled:
    """One rate of every institution, with its funnel limits; NaN where there is nobody."""

    numerator: NDArray[np.int64]
    denominator: NDArray[np.int64]
    lower: Floats
    upper: Floats

    @property
    def value(self) -> Floats:
        """The rates."""
        return ratio(self.numerator, self.denominator)

    @property
    def below(self) -> NDArray[np.bool_]:
        """Which lie below the lower limit."""
        return self.value < self.lower


@dataclass(frozen=True)
class Judgement:
    """Every institution at a month's end: whether it is judged, and how its two rates stand."""

    judged: NDArray[np.bool_]
    passing: Funnelled
    opening: Funnelled


@once
def judgement(counts: Counts, month: int) -> Judgement:
    """All institutions, in the order of their list, at the end of a month (a month number).

    Each rate takes its latest 24 mature cohort months. Judged are those with at least 60 persons
    who attended in theirs, and anybody whose opening is due. Limits are those of a funnel around
    the pooled rate of the judged, at 99.8 %, adjusted for overdispersion.
    """
    attended, passed = _window(counts, PASS_RATE, month)
    served, opened = _window(counts, OPENING_RATE, month)
    recorded = cities_recorded(counts, OPENING_RATE)[counts.institution_city]
    judged = (attended >= LEAST_TRAINEES) & (served > 0) & recorded & ~_left(counts, month)
    return Judgement(
        judged, _funnelled(passed, attended, judged), _funnelled(opened, served, judged)
    )


def _left(counts: Counts, month: int) -> NDArray[np.bool_]:
    """Institutions of cities that had left the programme by a month's end."""
    return ~counts.belonged(month)[counts.institution_city]


def _window(
    counts: Counts, indicator: Indicator, month: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Denominator and numerator of each institution over the months mature at a month's end."""
    cube = counts.cube(f"{indicator.counts}_by_institution")
    last = month - indicator.matures_after(GRACE)
    top, bottom, _ = indicator.measures()
    return cube.window(bottom, last - MONTHS + 1, last), cube.window(top, last - MONTHS + 1, last)


def _funnelled(x: NDArray[np.int64], n: NDArray[np.int64], judged: NDArray[np.bool_]) -> Funnelled:
    centre = ratio(x[judged].sum(), n[judged].sum())
    lower, upper = limits(centre, n, FLAG_Z, overdispersion(x[judged], n[judged]).tau2)
    return Funnelled(x, n, lower, upper)


@derived("institution_limits_by_institution")
@once
def by_institution(counts: Counts) -> Columns:
    """Judged institutions by (institution, month): `judged` and `within`, `pass_within`, `opening_within`."""
    rows = [_rows(counts, month) for month in range(_first(counts), counts.month + 1)]
    return {name: np.concatenate([row[name] for row in rows]) for name in rows[0]}


def two_rates(counts: Counts) -> pd.DataFrame:
    """The judged institutions at the as-of date: entity, and of each rate value, lower limit, n."""
    limits = judgement(counts, counts.month)
    rows = {"entity": counts.tables["institutions"]["id"].astype(str)}
    for name, rate in (("passing", limits.passing), ("opening", limits.opening)):
        rows |= {name: rate.value, f"{name}_limit": rate.lower, f"{name}_n": rate.denominator}
    return pd.DataFrame(rows)[limits.judged].reset_index(drop=True)


@derived("institution_limits")
@once
def by_city(counts: Counts) -> Columns:
    """The same rows with the institution's city in its place."""
    columns = dict(by_institution(counts))
    row = np.searchsorted(counts.tables["institutions"]["id"], columns.pop("institution"))
    return {"city": counts.codes[counts.institution_city[row]], **columns}


def _first(counts: Counts) -> int:
    """The first month that is judged: standing things are held for 24 months."""
    return max(counts.first_month, counts.month - MONTHS + 1)


def _rows(counts: Counts, month: int) -> dict[str, NDArray[np.int64]]:
    institutions = judgement(counts, month)
    passing, opening = (
        ~institutions.passing.below[institutions.judged],
        ~institutions.opening.below[institutions.judged],
    )
    columns = {
        "institution": counts.tables["institutions"]["id"][institutions.judged],
        "month": np.full(institutions.judged.sum(), month),
        "judged": np.ones(institutions.judged.sum()),
        "within": passing & opening,
        "pass_within": passing,
        "opening_within": opening,
    }
    return {name: values.astype(np.int64) for name, values in columns.items()}
