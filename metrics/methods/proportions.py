"""A share of people or businesses, how sure we are of it, and how many are still needed.

Arrays broadcast against each other; single numbers give single numbers. Rates are fractions
of one, never per cent. Where nothing was counted the answer is NaN ("no figure"), never zero.
"""

from functools import lru_cache

import numpy as np
import numpy.typing as npt
from scipy import special

Floats = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.integer | np.floating]

EXACT_BELOW = 10  # under ten events Byar's approximation is too coarse
ROUNDING = 1e-9  # 0.8 * 30 is 24.000000000000004 for the machine and 24 for us


def ratio(numerator: npt.ArrayLike, denominator: npt.ArrayLike) -> Floats:
    """Numerator over denominator; NaN where the denominator is zero or either is NaN.

    The only division of counts in the product, so that "nothing to divide by" means the same
    everywhere. Any shapes that broadcast.
    """
    top, bottom = _floats(numerator), _floats(denominator)
    missing = np.full(np.broadcast_shapes(top.shape, bottom.shape), np.nan)
    quotient: Floats = np.divide(top, bottom, out=missing, where=bottom != 0)[()]
    return quotient


@lru_cache(maxsize=32)
def critical_value(confidence: float) -> float:
    """Two-sided standard normal quantile, 1.96 for 0.95.

    Raises ValueError if confidence is not strictly between 0 and 1.
    """
    check_confidence(confidence)
    return float(special.ndtri((1 + confidence) / 2))


def check_confidence(confidence: float) -> None:
    """Raise ValueError unless confidence is strictly between 0 and 1."""
    if not 0 < confidence < 1:
        raise ValueError(f"The confidence must lie between 0 and 1, but it is {confidence}.")


def wilson(x: npt.ArrayLike, n: npt.ArrayLike, confidence: float = 0.95) -> tuple[Floats, Floats]:
    """Interval (lower, upper) for the rate x / n (Wilson 1927).

    (2x + z^2 -+ z sqrt(z^2 + 4x(1 - x/n))) / (2(n + z^2)). x successes among n, any shapes that
    broadcast; NaN where n is 0. Raises ValueError if a count is negative or above its total.
    """
    z = critical_value(confidence)
    count, total = _counts(x, n)
    return wilson_limits(count, total, z)


def wilson_limits(x: Floats, n: Floats, z: float) -> tuple[Floats, Floats]:
    """Wilson's limits for unchecked float counts, which need not be whole; see `wilson`."""
    middle = 2 * x + z * z
    reach = z * np.sqrt(z * z + 4 * x * (1 - ratio(x, n)))
    width = 2 * (n + z * z)
    lower = np.clip((middle - reach) / width, 0, 1)
    # Rounding must not leave 0.9999999999999999 where the formula gives exactly 1.
    upper = np.where(x == n, 0 * reach + 1, np.clip((middle + reach) / width, 0, 1))
    return lower[()], upper[()]


def probability_at_least(x: npt.ArrayLike, n: npt.ArrayLike, target: npt.ArrayLike) -> Floats:
    """Probability that the true rate reaches the target, given x successes among n.

    Upper tail of Beta(x + 1/2, n - x + 1/2), the posterior under Jeffreys' prior (Brown, Cai
    and DasGupta 2001). NaN where n is 0. Raises ValueError on impossible counts.
    """
    count, total = _counts(x, n)
    goal = np.clip(_floats(target), 0, 1)
    tail = special.betaincc(count + 0.5, total - count + 0.5, goal)
    probability: Floats = np.where(total > 0, tail, np.nan)[()]
    return probability


def effective_counts(
    x: npt.ArrayLike, n: npt.ArrayLike, effective: npt.ArrayLike
) -> tuple[Floats, Floats]:
    """The same rate on the sample size that it is worth: (x effective / n, effective).

    How sure a rate is depends on how many independent cases it equals: fewer than n where classes
    pass or fail together or some were lost sight of. Where no effective size is known (NaN) it is
    n. For `wilson`, `newcombe`, `probability_at_least`, which then take these two.
    """
    count, total, size = _floats(x), _floats(n), _floats(effective)
    size = np.where(np.isnan(size), total, size)
    return np.minimum(count * ratio(size, total), size)[()], size[()]


def newcombe(
    x1: npt.ArrayLike,
    n1: npt.ArrayLike,
    x2: npt.ArrayLike,
    n2: npt.ArrayLike,
    confidence: float = 0.95,
) -> tuple[Floats, Floats, Floats]:
    """Difference x1/n1 - x2/n2 with its interval: (difference, lower, upper).

    Newcombe's hybrid score interval (Newcombe 1998, method 10), from the two Wilson intervals.
    NaN where n1 or n2 is 0. Raises ValueError on impossible counts.
    """
    first, second = ratio(x1, n1), ratio(x2, n2)
    lower1, upper1 = wilson(x1, n1, confidence)
    lower2, upper2 = wilson(x2, n2, confidence)
    difference = first - second
    down = np.hypot(first - lower1, upper2 - second)
    up = np.hypot(upper1 - first, second - lower2)
    return difference, difference - down, difference + up


def needed(target: npt.ArrayLike, numerator: npt.ArrayLike, denominator: npt.ArrayLike) -> Numbers:
    """How many more successes bring the rate to its target: max(0, ceil(t * d - n)).

    The numerator may be a fraction, as rate times denominator. Whole counts give whole numbers (int64); float counts give floats, where NaN stays NaN.
    """
    top, bottom = np.asarray(numerator), np.asarray(denominator)
    missing = np.ceil(_floats(target) * bottom - top - ROUNDING)
    missing = np.maximum(0, missing) + 0.0  # never -0.0
    whole = np.issubdtype(top.dtype, np.integer) and np.issubdtype(bottom.dtype, np.integer)
    people: Numbers = (missing.astype(np.int64) if whole else missing)[()]
    return people


def mean_interval(
    n: npt.ArrayLike, total: npt.ArrayLike, total_squares: npt.ArrayLike, confidence: float = 0.95
) -> tuple[Floats, Floats, Floats, Floats]:
    """Mean per unit with Student's t interval: (mean, std_error, lower, upper).

    From the number of units, the sum and the sum of squares, so that counts suffice. Mean NaN
    where n is 0; error and limits NaN where n < 2. Raises ValueError if the sum of squares is
    smaller than any n numbers with that sum can have.
    """
    check_confidence(confidence)
    units, summed, squares = _floats(n), _floats(total), _floats(total_squares)
    spread = units * squares - summed * summed  # exact for counts; n(n-1) times the variance
    if np.any(spread < -ROUNDING * np.maximum(1, units * squares)):
        raise ValueError("A sum of squares is too small for its sum and number of units.")
    mean = ratio(summed, units)
    std_error = np.sqrt(ratio(np.maximum(spread, 0), units * units * np.maximum(units - 1, 0)))
    reach = special.stdtrit(np.maximum(units - 1, 1), (1 + confidence) / 2) * std_error
    return mean, std_error, mean - reach, mean + reach


def byar(count: npt.ArrayLike, confidence: float = 0.95) -> tuple[Floats, Floats]:
    """Interval (lower, upper) for a Poisson count: exact under 10, Byar's formula from 10.

    Exact: chi-squared quantiles halved (Garwood 1936). Byar: x(1 - 1/(9x) - z/(3 sqrt x))^3 and
    the same with x + 1 and + z (Breslow and Day 1987). Raises ValueError on negative counts.
    """
    z, tail = critical_value(confidence), (1 - confidence) / 2
    x = _floats(count)
    if np.any(x < 0):
        raise ValueError(f"A count cannot be negative, but one is {np.nanmin(x)}.")
    few, large = x < EXACT_BELOW, np.maximum(x, EXACT_BELOW)
    least = np.where(x > 0, special.gammaincinv(np.where(x > 0, x, 1), tail), 0.0)
    lower = np.where(few, least, _byar_limit(large, -z))
    upper = np.where(few, special.gammainccinv(x + 1, tail), _byar_limit(large + 1, z))
    return lower[()], upper[()]


def _byar_limit(x: Floats, z: float) -> Floats:
    return x * (1 - 1 / (9 * x) + z / (3 * np.sqrt(x))) ** 3


def _floats(values: npt.ArrayLike) -> Floats:
    return np.asarray(values, dtype=np.float64)


def _counts(x: npt.ArrayLike, n: npt.ArrayLike) -> tuple[Floats, Floats]:
    count, total = np.broadcast_arrays(_floats(x), _floats(n))
    wrong = (count < 0) | (count > total)
    if wrong.any():
        offender, whole = count[wrong][0], total[wrong][0]
        raise ValueError(f"A count of {offender:g} does not lie between 0 and its total {whole:g}.")
    return count, total
