"""A city's count against what the nation's rates would give for the same mix of people."""

import numpy.typing as npt

from metrics.methods.proportions import Floats, byar, ratio


def indirect(
    observed: npt.ArrayLike, expected: npt.ArrayLike, confidence: float = 0.95
) -> tuple[Floats, Floats, Floats]:
    """Observed over expected with its interval: (ratio, lower, upper); 1 = as the nation.

    Limits from the Poisson count, exact under 10 events and Byar's formula from 10 (Breslow and
    Day 1987). Shapes broadcast; NaN where nothing is expected. Compares a city with the nation,
    **not city with city**: each has its own weights. Raises ValueError on negative counts.
    """
    lower, upper = byar(observed, confidence)
    return ratio(observed, expected), ratio(lower, expected), ratio(upper, expected)
