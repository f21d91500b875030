"""What all cities' figures change by together from one year to the next: a drift, and a shift about it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from metrics.methods.proportions import ratio

PRIOR_DRIFT, PRIOR_SHIFT = 0.02, 0.015
"""Standard deviations before years tell them, of rates as shares of one; of a mean, times the mean."""


@dataclass(frozen=True)
class CommonChange:
    """`drift` a year, its standard `error`, the standard deviation `shift` of single years about it.

    In the figure's unit. `steps` between years that it rests on: the degrees of freedom of the
    shift; with 0 it is the stated prior alone.
    """

    drift: float
    error: float
    shift: float
    steps: int

    def variance(self, years: float = 1.0) -> float:
        """Of what these years (not below 0) change the figure by, about drift times years."""
        return self.shift**2 * years + (self.error * years) ** 2


def common_change(
    steps: Sequence[float], noise: Sequence[tuple[float, float]], scale: float = 1.0
) -> CommonChange:
    """From the changes between years that do not overlap, the latest first, in the figure's unit.

    Random walk with drift: a step ~ N(drift, shift^2), drift ~ N(0, PRIOR_DRIFT^2), and one
    degree of freedom of PRIOR_SHIFT beside the k - 1 of the steps about their mean, hence k in all.
    The drift is drawn to 0 as far as few or restless steps leave it open. `noise` holds the
    sampling variances of the later and the earlier year of every step: what they bring into the
    sum of squares is taken out, and what the two outermost bring into the mean makes the drift
    less sure. `scale` is what the priors are shares of.
    """
    k, prior = len(steps), (PRIOR_DRIFT * scale) ** 2
    if not k:
        return CommonChange(0.0, PRIOR_DRIFT * scale, PRIOR_SHIFT * scale, 0)
    mean = float(np.mean(steps))
    outermost = noise[0][0] + noise[-1][1]
    squares = float(((np.asarray(steps) - mean) ** 2).sum())
    squares -= float(np.sum(noise)) - outermost / k
    variance = ((PRIOR_SHIFT * scale) ** 2 + max(0.0, squares)) / k
    unsure = variance / k + outermost / k**2
    weight = float(ratio(prior, prior + unsure))
    return CommonChange(weight * mean, float(np.sqrt(weight * unsure)), float(np.sqrt(variance)), k)
