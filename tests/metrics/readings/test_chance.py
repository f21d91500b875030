"""The probability is worked out only where the verdict asks for it, which changes no verdict."""

import numpy as np

from metrics.methods.proportions import probability_at_least, wilson
from metrics.readings import verdicts as say
from metrics.readings.tidy import _chance


def test_verdicts_are_those_of_the_full_probability() -> None:
    n = np.repeat(np.arange(say.SMALLEST_N, 400, 7), 60).astype(float)
    x = np.floor(n * np.tile(np.linspace(0, 1, 60), len(n) // 60))
    target = np.full(len(n), 0.8)
    lower, upper = wilson(x, n)

    quick = say.verdicts(
        lower, upper, _chance(x, n, target, lower, upper, n >= say.SMALLEST_N), target
    )

    full = say.verdicts(lower, upper, probability_at_least(x, n, target), target)
    assert quick.tolist() == full.tolist()
    assert set(quick) == set(say.DECIDED)
