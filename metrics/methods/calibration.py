"""Whether probabilities told earlier came true: how often, in bins, and by Brier's score."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from metrics.methods.proportions import Floats, ratio, wilson

EDGES = (0.0, 0.05, 0.2, 0.5, 0.8, 0.95, 1.0)
"""Limits of the bins: those of the words, and one half."""


class Bins(NamedTuple):
    """Per bin: its limits, how many probabilities, their mean, how many came true, Wilson's limits."""

    low: Floats
    high: Floats
    n: Floats
    predicted: Floats
    reached: Floats
    lower: Floats
    upper: Floats


class Decomposition(NamedTuple):
    """Brier's score as reliability - resolution + uncertainty (Murphy 1973), and what is left.

    `rest` is what varies inside the bins; the four add up to the score.
    """

    reliability: float
    resolution: float
    uncertainty: float
    rest: float


def brier(probability: npt.ArrayLike, true: npt.ArrayLike) -> float:
    """Mean squared difference between probabilities and what happened, 1 or 0; NaN of nothing."""
    told, came = (np.asarray(a, dtype=np.float64) for a in (probability, true))
    return float(ratio(((told - came) ** 2).sum(), len(told)))


def bins(probability: npt.ArrayLike, true: npt.ArrayLike, edges: Sequence[float] = EDGES) -> Bins:
    """Probabilities against what happened, in bins [low, high), the last one closed.

    `reached` is the number that came true; shares of empty bins are NaN. Probabilities for cities
    in one year share its chances, so the limits are the narrowest that may be.
    """
    told, came = (np.asarray(a, dtype=np.float64) for a in (probability, true))
    limits = np.asarray(edges, dtype=np.float64)
    place = np.clip(np.searchsorted(limits, told, side="right") - 1, 0, len(limits) - 2)
    n, total, reached = (
        np.bincount(place, weights=weight, minlength=len(limits) - 1).astype(np.float64)
        for weight in (np.ones(len(told)), told, came)
    )
    lower, upper = wilson(reached, n)
    return Bins(limits[:-1], limits[1:], n, ratio(total, n), reached, lower, upper)


def decomposition(
    probability: npt.ArrayLike, true: npt.ArrayLike, edges: Sequence[float] = EDGES
) -> Decomposition:
    """Brier's score taken apart over the bins (Murphy 1973; the rest after Stephenson 2008)."""
    told, came = (np.asarray(a, dtype=np.float64) for a in (probability, true))
    groups = bins(told, came, edges)
    base, total = float(ratio(came.sum(), len(came))), len(told)
    share = ratio(groups.reached, groups.n)
    weight = ratio(groups.n, total)
    reliability = float(np.nansum(weight * (groups.predicted - share) ** 2))
    resolution = float(np.nansum(weight * (share - base) ** 2))
    uncertainty = base * (1 - base)
    score = brier(told, came)
    return Decomposition(
        reliability, resolution, uncertainty, score - reliability + resolution - uncertainty
    )
