"""Which cohort months the reading of a year's last day takes, and how far they have come."""

from dataclasses import dataclass

from metrics.counts.periods import GRACE, YEAR
from metrics.counts.snapshot import Counts
from metrics.definition import Indicator


@dataclass(frozen=True)
class Cohorts:
    """Cohort months (numbers) that the reading of a year's last day takes, for one indicator.

    `first`..`last` are read; up to `ripe` the result stands, up to `begun` the people or
    businesses are known but not yet all their results; after `begun` nobody has started. Each
    part may be empty. `last` is the last month in which anything begun can still count this year.
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
        """Cohort months begun whose result is not all read yet."""
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
