"""How sure a median of a few values is, whatever their distribution."""

from collections.abc import Sequence

import numpy as np
from scipy import special

from metrics.methods.proportions import check_confidence


def median_interval(values: Sequence[float], confidence: float = 0.95) -> tuple[float, float]:
    """Limits of the median by order statistics: the k-th value from either end, in their own unit.

    k is the largest with P(B < k) <= (1 - confidence) / 2 for B binomial of n trials of 1/2, so
    that the interval covers the median of the law behind the values at least so often (Conover
    1999). NaN where not even the outermost values do: under six values at 95 %.
    """
    check_confidence(confidence)
    ordered = np.sort(np.asarray(values, dtype=float))
    n = len(ordered)
    tails = special.bdtr(np.arange(n), n, 0.5) if n else np.array([])
    k = int((tails <= (1 - confidence) / 2).sum())
    if k == 0:
        return float("nan"), float("nan")
    return float(ordered[k - 1]), float(ordered[n - k])
