"""What the cohorts under way have decided already: it stays, whatever changes from today on."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from metrics.counts.entities import By, members
from metrics.counts.kept_tables import cities_with_records
from metrics.counts.periods import GRACE, YEAR, Span, span
from metrics.counts.record_tables import WHOLE_WAY
from metrics.counts.snapshot import Columns, Counts, once
from metrics.definition import Indicator
from metrics.methods.proportions import ratio
from metrics.readings.totals import estimated, read_by, totals
from metrics.registry import INDICATORS
from metrics.what_if.levers.cohorts import cohorts
from metrics.what_if.scenario import slice_and_row

Floats = NDArray[np.float64]
Cities = NDArray[np.bool_]
# What is decided, where that is not the numerator; and whose curve tells when it was.
READ = {"job_multiplier": "jobs_6_known", "stability_rate": "known_12"}
CLOSED = "opened - operating_or_lost_12"
CURVE = {"opening_rate": "opening", "stability_rate": "survival"}
TURNED = ("stability_rate",)  # what comes with age is the failure
AGES = 48  # months, more than any reading looks back


@dataclass(frozen=True, eq=False)
class Decided:
    """The cohort months that a reading takes and that have begun, oldest first.

    `units` are the persons or businesses expected in the denominator, `done` the numerator that
    stands, `open` the units whose result can still change. Of the open a rate r brings
    open x r x `gain`; `turned`, where a closing is what comes, it leaves open x (1 - (1 - r) x
    `gain`). `usual` are the units of a month, over the latest twelve begun.
    """

    units: Floats
    done: Floats
    open: Floats
    gain: Floats
    turned: bool
    usual: float

    def more(self, rate: float) -> float:
        """What the open units bring at a rate."""
        if not self.open.any():
            return 0.0
        gained = 1 - (1 - rate) * self.gain if self.turned else rate * self.gain
        return float((self.open * gained).sum())


@once
def fixed_outcomes(counts: Counts, scope: str, key: str, grace: int = GRACE) -> Decided:
    """How far the cohorts of the reading at the year's end have come, for one indicator.

    Until its window is over (for jobs: until the visits around it are in) a unit is open unless
    it passed, opened, closed or was visited. How much of their result cohorts of an age have had
    is the nation's (`_had`): gain = (1 - had) / (1 - decided), so that today's rate brings what
    such cohorts usually still bring, and any other rate in proportion to it.
    """
    by, row = slice_and_row(counts, scope)
    part = _Part(counts, by, row, INDICATORS[key], grace)
    cohort_months = cohorts(counts, part.indicator, grace)
    months = np.arange(cohort_months.first, min(cohort_months.begun, cohort_months.last) + 1)
    age = counts.month - months
    done, read = part.sums(months)
    units = np.where(months <= cohort_months.ripe, read, np.maximum(part.expected(months), read))
    over, settled = age >= _over(part.indicator), part.monthly(part.settled, months)
    if key not in TURNED:  # until the visits are in, nobody unvisited is filled in
        done = np.where(over, done, part.monthly(part.read[0], months))
    if key in TURNED and part.by_curve:  # unripe, they are decided only where they closed
        done = np.where(months <= cohort_months.ripe, done, np.where(over, read - settled, 0.0))
    if key in TURNED:  # past the anniversary all that did not close operate
        done = np.where(over & (months > cohort_months.ripe), units - (read - done), done)
    year = np.arange(cohort_months.begun - YEAR + 1, cohort_months.begun + 1)
    return Decided(
        units,
        done,
        np.where(over, 0.0, units - settled),
        _gain(part, age),
        key in TURNED,
        float(part.expected(year).sum()) / YEAR,
    )


@dataclass(frozen=True, eq=False)
class _Part:
    """The counts of one indicator in some cities."""

    counts: Counts
    by: By
    row: int
    indicator: Indicator
    grace: int

    @property
    def cities(self) -> Cities:
        """Those that keep the records of the whole way, from training to jobs."""
        inside: Cities = members(self.counts, self.by) == self.row
        return inside & cities_with_records(self.counts, *WHOLE_WAY)

    def monthly(self, measure: str, months: NDArray[np.int64]) -> Floats:
        """A measure in each cohort month."""
        cube = self.counts.cube(self.indicator.counts)
        sums = [cube.window(measure, int(month), int(month))[self.cities].sum() for month in months]
        return np.array(sums, dtype=float)

    def ripe(self, measure: str) -> float:
        """A measure over the latest twelve ripe cohort months."""
        cube, lately = self.counts.cube(self.indicator.counts), self.lately
        return float(cube.window(measure, *lately)[self.cities].sum())

    @property
    def by_curve(self) -> bool:
        """Whether all who opened are read by the curve, or in an older snapshot those known."""
        return estimated(self.counts, self.indicator, None) == "curve"

    @property
    def settled(self) -> str:
        """The measure of units whose result is decided before the window is over."""
        top, _, _ = self.read
        key = self.indicator.key
        return CLOSED if key in TURNED and self.by_curve else READ.get(key, top)

    @property
    def read(self) -> tuple[str, str, str]:
        """Names of the measures that the headline reads in this snapshot."""
        return self.indicator.measures(read_by(self.counts, self.indicator, None))

    def sums(self, months: NDArray[np.int64]) -> tuple[Floats, Floats]:
        """Numerator and denominator of the headline in each cohort month."""
        top, bottom, _ = self.read
        if estimated(self.counts, self.indicator, None) == "ratio":
            return self.monthly(top, months), self.monthly(bottom, months)
        spans = [Span(int(month), int(month), int(month)) for month in months]
        monthly = [totals(self.counts, self.indicator, self.by, part) for part in spans]
        return (
            np.nan_to_num([sums.numerator[self.row] for sums in monthly]),
            np.array([sums.denominator[self.row] for sums in monthly], dtype=float),
        )

    @property
    def lately(self) -> tuple[int, int]:
        """The latest twelve ripe cohort months, first and last."""
        return span(self.counts, self.indicator, grace=self.grace).mature

    @property
    def rate(self) -> float:
        """The reading now."""
        now = totals(self.counts, self.indicator, self.by, Span(*self.lately, self.lately[1]))
        return float(ratio(now.numerator[self.row], now.denominator[self.row]))

    def expected(self, months: NDArray[np.int64]) -> Floats:
        """Units that will be in the denominator: as many of those begun as lately."""
        bottom = self.read[1]
        base = self.indicator.base or bottom
        return self.monthly(base, months) * float(ratio(self.ripe(bottom), self.ripe(base)))


def _over(indicator: Indicator) -> int:
    """Age in months at which nothing can change the result any more, only reports be late."""
    return indicator.window + (indicator.settling if indicator.kind == "mean" else 0)


def _gain(part: _Part, age: NDArray[np.int64]) -> Floats:
    """Of a full rate, what a unit still open at an age has before it."""
    key = part.indicator.key
    had, settled = _had(part.counts, key, part.grace)[:, age]
    if key not in READ or key in TURNED:
        settled = had * (1 - part.rate if key in TURNED else part.rate)
    return np.nan_to_num(ratio(1 - had, 1 - settled))


@once
def _had(counts: Counts, key: str, grace: int) -> Floats:
    """The nation's share of the result (turned: of the closings) had by each age, and the share
    of units settled, (2, ages)."""
    whole = _Part(counts, "national", 0, INDICATORS[key], grace)
    top, bottom, _ = whole.read
    months = np.arange(counts.month, counts.month - AGES, -1)
    n = whole.monthly(whole.indicator.base or bottom, months)
    settled = np.nan_to_num(ratio(whole.monthly(whole.settled, months), n))
    table = counts.tables.get(f"{CURVE.get(key)}_curve_triangle")
    if table is not None:
        return np.array([_by_curve(whole, table), settled])
    return np.array([_by_age(whole, ratio(whole.monthly(top, months), n), settled), settled])


def _by_curve(whole: _Part, table: Columns) -> Floats:
    """Share of the events within the window that came by each age, in the ripe months."""
    first, last = whole.lately
    counted = (table["month"] >= first) & (table["month"] <= last) & (table["event"] == 1)
    counted &= table["period"] <= whole.indicator.window
    events = np.bincount(table["period"][counted], table["n"][counted], AGES)[:AGES].cumsum()
    return np.nan_to_num(ratio(events, events[-1]))


def _by_age(whole: _Part, value: Floats, settled: Floats) -> Floats:
    """What the one month of each age shows of today's reading: where no curve is counted."""
    if whole.indicator.key in TURNED:
        top, bottom, _ = whole.read
        closed = whole.ripe(bottom) - whole.ripe(top)
        share = ratio(settled - value, ratio(closed, whole.ripe(whole.indicator.base)))
    else:
        share = ratio(value, whole.rate)
    return np.clip(np.nan_to_num(share), 0, 1)
