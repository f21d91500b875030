"""What a running year still brings beyond what is on record: reports under way, and what is to come."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from metrics.counts.entities import By, keys, members
from metrics.counts.periods import YEAR
from metrics.counts.snapshot import Counts
from metrics.counts.summaries import summed_cube
from metrics.methods.forecast import HALF, goal_probability, rest_variance
from metrics.methods.proportions import ratio
from metrics.methods.reporting_delay import unreported
from metrics.readings.completeness import Event, city_completeness, national_completeness
from metrics.readings.season import Season, overdispersion, season

Floats = NDArray[np.float64]
MOST = 1e7  # persons: no yearly number is larger
BISECTIONS = 80


@dataclass(frozen=True, eq=False)
class YearRest:
    """Expected beyond the count seen, arrays of one value per entity.

    `unreported` has happened and is not on record, `to_come` lies ahead; `variance` is that of
    their sum, `complete` the share recorded of what has happened.
    """

    complete: Floats
    unreported: Floats
    to_come: Floats
    variance: Floats

    @property
    def mean(self) -> Floats:
        """What is still expected to enter the year's count."""
        return self.unreported + self.to_come


def year_rest(counts: Counts, done: Floats, by: By) -> YearRest:
    """Reports under way and what is to come of a year of which `done` are on record.

    Cities by their own delays, any other slice by the nation's. NaN where nothing of the year
    can be on record yet.
    """
    behind, phi = season(counts), overdispersion(counts)
    complete, variance = completeness_of_year(counts, behind, by)
    late, _ = unreported(done, complete, variance, phi)
    _, late_variance = unreported(done + HALF, complete, variance, phi)  # nothing seen is not none
    happened = done + late - _of_cities_left(counts, by)
    return YearRest(
        complete + done * 0,
        late,
        happened * ratio(1 - behind.share, behind.share),
        rest_variance(happened + HALF, late_variance, behind.share, phi, behind.shift),
    )


def _of_cities_left(counts: Counts, by: By) -> Floats | float:
    """Of what the running year has brought what came from cities that left: they bring no more."""
    if not counts.left.any() or by not in ("national", "province", "tier", "city"):
        return 0.0
    first = counts.month // YEAR * YEAR
    trained = summed_cube(counts, "trained").window("syb", first, counts.month) * counts.left
    return np.bincount(members(counts, by), trained, len(keys(counts, by))).astype(float)


def completeness_of_year(
    counts: Counts, behind: Season, by: By, event: Event = "completion"
) -> tuple[Floats, Floats]:
    """Share recorded of what the running year has brought so far, and its variance.

    The months weigh as the season has it; their errors, which come from the same delays, add up.
    """
    of = city_completeness if by == "city" else national_completeness
    complete, variance = of(counts, event)
    months = min(counts.month % YEAR + 1, complete.shape[1])
    weights = behind.months[counts.month % YEAR + 1 - months : counts.month % YEAR + 1]
    weights = ratio(weights, weights.sum())
    error = np.sqrt(variance[:, -months:]) @ weights
    share = np.minimum(complete[:, -months:] @ weights, 1)  # weights add up to 1 and a rounding
    return share, error**2


def goals_reached(counts: Counts, done: Floats, chance: float) -> tuple[Floats, Floats]:
    """Goals of cities just reached, and just not, with this probability, by bisection."""
    rest = year_rest(counts, done, "city")
    low, high = done.copy(), np.full(len(done), MOST)
    for _ in range(BISECTIONS):
        middle = (low + high) / 2
        likely = goal_probability(done, rest.mean, rest.variance, middle) >= chance
        low, high = np.where(likely, middle, low), np.where(likely, high, middle)
    return low, high


def year_end_probability(counts: Counts, done: Floats, goal: Floats, by: By = "city") -> Floats:
    """Probability that a count of trained persons reaches its goal once the year is reported."""
    rest = year_rest(counts, done, by)
    return goal_probability(done, rest.mean, rest.variance, goal)
