"""Whether more cases fall on a spot than chance and ordinary spread put there."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy import special

from metrics.methods.proportions import ROUNDING, Floats, ratio

WINSORISED = (0.1, 0.9)
LEAST_SPREAD, MOST_SPREAD = 1e-5, 0.3


class Excess(NamedTuple):
    """Per unit: expected number with its 95 % range, and the chance of as many as seen or more."""

    expected: Floats
    lower: Floats
    upper: Floats
    p: Floats


def log_pmf(x: npt.ArrayLike, n: npt.ArrayLike, mean: npt.ArrayLike, rho: npt.ArrayLike) -> Floats:
    """Logarithm of the beta-binomial probability of x of n; rho 0 gives the binomial.

    `rho` is the correlation of two cases of one unit: a + b = 1/rho - 1 (Skellam 1948). Shapes
    broadcast; 0 < mean < 1, 0 <= rho < 1.
    """
    k, size, p, r = np.broadcast_arrays(*(np.asarray(a, np.float64) for a in (x, n, mean, rho)))
    choose = special.gammaln(size + 1) - special.gammaln(k + 1) - special.gammaln(size - k + 1)
    plain = special.xlogy(k, p) + special.xlog1py(size - k, -p)
    strength = ratio(1, np.maximum(r, LEAST_SPREAD)) - 1
    a, b = p * strength, (1 - p) * strength
    mixed = special.betaln(k + a, size - k + b) - special.betaln(a, b)
    log_probability: Floats = choose + np.where(r < LEAST_SPREAD, plain, mixed)
    return log_probability


def class_spread(
    x: npt.ArrayLike, n: npt.ArrayLike, mean: npt.ArrayLike, times: npt.ArrayLike
) -> float:
    """Correlation within classes, by maximum likelihood given each class's expected rate.

    x passes of n in `times` classes of expected rate `mean`; lists that broadcast. The best of a grid of values, then of a finer one around it: two digits are exact, and enough.
    """
    seen, size, rate, weight = np.broadcast_arrays(
        *(np.asarray(column, np.float64) for column in (x, n, mean, times))
    )
    low, high, estimate = np.log(LEAST_SPREAD), np.log(MOST_SPREAD), LEAST_SPREAD
    for _ in range(3):
        grid = np.linspace(low, high, 17)
        likely = (weight * log_pmf(seen, size, rate, np.exp(grid)[:, None])).sum(axis=1)
        best = int(np.argmax(likely))
        low, high, estimate = grid[max(best - 1, 0)], grid[min(best + 1, 16)], np.exp(grid[best])
    return float(estimate)


def threshold(n: npt.ArrayLike, target: float) -> npt.NDArray[np.int64]:
    """The least number of n that reaches a target: 24 of 30 at 80 %, 25 of 31."""
    return np.ceil(np.asarray(n) * target - ROUNDING).astype(np.int64)


def spread(x: npt.ArrayLike, n: npt.ArrayLike, share: npt.ArrayLike) -> float:
    """Correlation within units beyond chance, from how far x of n lies from n * share.

    Moments: E z^2 = 1 + (n - 1) rho with z^2 = (x - n p)^2 / (n p (1 - p)), each winsorised at
    its 10 % and 90 % quantiles, so that a few dressed-up units do not hide themselves.
    """
    seen, size, p = np.broadcast_arrays(*(np.asarray(a, np.float64) for a in (x, n, share)))
    usable = (size > 1) & (p > 0) & (p < 1)
    if not usable.any():
        return 0.0
    seen, size, p = seen[usable], size[usable], p[usable]
    z = ratio(seen - size * p, np.sqrt(size * p * (1 - p)))
    square = np.clip(z, *np.quantile(z, WINSORISED)) ** 2
    return float(np.clip(ratio(np.sum(square - 1), np.sum(size - 1)), 0, MOST_SPREAD))


def excess(x: npt.ArrayLike, n: npt.ArrayLike, share: npt.ArrayLike, rho: float) -> Excess:
    """How x of n compares with an expected share, chance and spread taken together.

    P(X >= x) of the beta-binomial, exact sums; the range is its central 95 %. p is 1 where there
    is nothing to test. One-dimensional arrays that broadcast.
    """
    seen, size, p = np.broadcast_arrays(*(np.asarray(a, np.float64) for a in (x, n, share)))
    rows = [_tail(int(k), int(m), float(q), rho) for k, m, q in zip(seen, size, p, strict=True)]
    lower, upper, tail = np.array(rows, np.float64).reshape(-1, 3).T  # no rows: three empty columns
    return Excess(size * p, lower, upper, tail)


def _tail(x: int, n: int, share: float, rho: float) -> tuple[float, float, float]:
    if n == 0 or not 0 < share < 1:
        return float(x), float(x), 1.0
    chance = np.exp(log_pmf(np.arange(n + 1), n, share, rho))
    below = np.cumsum(chance)
    lower, upper = np.searchsorted(below, [0.025, 0.975])
    return float(lower), float(min(upper, n)), float(min(chance[x:].sum(), 1.0))


def together(n: npt.ArrayLike, rho: float) -> float:
    """The correlation of two cases of the whole, where only cases of one unit of size n go along."""
    size = np.asarray(n, np.float64)
    whole = size.sum()
    pairs = ratio(np.sum(size * (size - 1)), whole * (whole - 1))
    return float(np.nan_to_num(rho * pairs))


def holm(p: npt.ArrayLike) -> Floats:
    """Adjusted p values by Holm (1979): reject those at or below the level of all tests together."""
    values = np.asarray(p, np.float64)
    order = np.argsort(values)
    steps = (len(values) - np.arange(len(values))) * values[order]
    adjusted = np.empty(len(values))
    adjusted[order] = np.minimum(np.maximum.accumulate(steps), 1) if len(values) else steps
    return adjusted
