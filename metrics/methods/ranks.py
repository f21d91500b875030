"""Between which places a city's rank certainly lies, since close rates cannot be told apart."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy import special

from metrics.methods.proportions import Floats, check_confidence

Flags = npt.NDArray[np.bool_]


class RankIntervals(NamedTuple):
    """Place (1 = largest) with the best and the worst place it can be; NaN where no value."""

    rank: Floats
    lower: Floats
    upper: Floats


def rank_intervals(
    value: npt.ArrayLike,
    std_error: npt.ArrayLike,
    confidence: float = 0.95,
    simultaneous: bool = True,
) -> RankIntervals:
    """Ranks with intervals from pairwise comparisons (Mogstad, Romano, Shaikh, Wilhelm 2023).

    j is surely better than k if (x_j - x_k) / sqrt(s_j^2 + s_k^2) is rejected by Holm's step-down
    over all p(p-1) one-sided tests (`simultaneous`, for a whole table) or the 2(p-1) tests of one
    city (for that city alone). lower = 1 + surely better ones, upper = p - surely worse ones.
    One-dimensional float arrays of one length; ties share the smallest place. Cities whose value
    or error is NaN take no part. An error of 0 means known exactly. Raises ValueError on negative
    errors, unequal lengths, or a confidence outside (1/2, 1).
    """
    values, errors = _checked(value, std_error, confidence)
    known = np.isfinite(values) & np.isfinite(errors)
    scores = _scores(values[known], errors[known])
    critical = _critical_together if simultaneous else _critical_each
    # Column j of the threshold is the bar for "this city against j" of the row's city.
    bar = critical(scores, 1 - confidence)
    better, worse = (scores >= bar).sum(axis=1), (-scores >= bar).sum(axis=1)
    size = len(scores)
    places = 1 + (values[known] > values[known][:, None]).sum(axis=1)
    return RankIntervals(*(_spread(known, p) for p in (places, 1 + worse, size - better)))


def _checked(
    value: npt.ArrayLike, std_error: npt.ArrayLike, confidence: float
) -> tuple[Floats, Floats]:
    check_confidence(confidence)
    values = np.asarray(value, dtype=np.float64)
    errors = np.asarray(std_error, dtype=np.float64)
    if values.ndim != 1 or values.shape != errors.shape:
        raise ValueError(f"Values {values.shape} and errors {errors.shape} must be equal lists.")
    if np.any(errors < 0):
        raise ValueError(f"A standard error cannot be negative, but one is {np.nanmin(errors)}.")
    if confidence <= 0.5:
        raise ValueError(f"Ranks need a confidence above 0.5, but it is {confidence}.")
    return values, errors


def _scores(values: Floats, errors: Floats) -> Floats:
    """Standardised differences, row minus column; +-infinite where both are known exactly."""
    difference = values[:, None] - values
    scale = np.hypot(errors[:, None], errors)
    exact = np.copysign(np.inf, difference)
    scores = np.divide(difference, scale, out=exact, where=scale > 0)
    return np.where(difference == 0, 0.0, scores)


def _critical_together(scores: Floats, alpha: float) -> Floats:
    """One bar for all pairs: Holm over p(p-1) tests; of each pair only the positive can pass."""
    size = len(scores)
    pairs = np.sort(np.abs(scores[np.triu_indices(size, 1)]))[::-1]
    return _holm(pairs[None, :], size * (size - 1), alpha)


def _critical_each(scores: Floats, alpha: float) -> Floats:
    """A bar per row: Holm over the 2(p-1) tests of that city."""
    size = len(scores)
    others = np.abs(scores[~np.eye(size, dtype=bool)]).reshape(size, max(size - 1, 0))
    return _holm(np.sort(others, axis=1)[:, ::-1], 2 * (size - 1), alpha)


def _holm(ordered: Floats, tests: int, alpha: float) -> Floats:
    """Smallest rejected score per row of descending scores, infinite-plus (NaN) if none is.

    The i-th largest is rejected while it reaches the normal quantile of 1 - alpha/(tests - i).
    """
    steps = ordered.shape[1]
    if steps == 0:
        return np.full((len(ordered), 1), np.nan)
    bars = -special.ndtri(alpha / (tests - np.arange(steps)))
    passed = np.logical_and.accumulate(ordered >= bars, axis=1).sum(axis=1)
    last = np.take_along_axis(ordered, np.maximum(passed - 1, 0)[:, None], axis=1)
    return np.where(passed[:, None] > 0, last, np.nan)


def _spread(known: Flags, places: npt.NDArray[np.integer]) -> Floats:
    full = np.full(known.shape, np.nan)
    full[known] = places
    return full
