"""The interval of a median by order statistics: its published places, its coverage, and its limits."""

import math
from itertools import product

import numpy as np
import pytest

from metrics.city.median_interval import median_interval
from metrics.methods.proportions import wilson

# Places of the limits at 95 % for n values (Conover 1999; Hahn and Meeker 1991).
PLACES = {6: 1, 7: 1, 8: 1, 9: 2, 10: 2, 11: 2, 12: 3, 15: 4, 20: 6, 25: 8, 30: 10, 50: 18}


@pytest.mark.parametrize(("n", "k"), PLACES.items())
def test_the_limits_are_at_the_published_places(n: int, k: int) -> None:
    values = np.random.default_rng(n).permutation(np.arange(1, n + 1))
    assert median_interval(values.tolist()) == (k, n + 1 - k)


def test_every_pattern_of_sides_is_covered_as_often_as_promised() -> None:
    """The oracle: all 2^n ways in which n values fall below (0) or above (1) the true median."""
    for n in range(1, 15):
        low, high = median_interval(list(range(1, n + 1)))
        if math.isnan(low):
            assert n < 6
            continue
        below = np.array([n - sum(sides) for sides in product((0, 1), repeat=n)])
        covered = ((below >= low) & (below < high)).mean()
        narrower = ((below >= low + 1) & (below < high - 1)).mean()
        assert narrower < 0.95 <= covered


def test_under_six_values_there_is_no_interval() -> None:
    for n in range(6):
        assert all(map(math.isnan, median_interval(list(range(n)))))
    assert median_interval([1, 2, 3, 4, 5], 0.9) == (1, 5)


def test_equal_values_leave_no_width() -> None:
    assert median_interval([0.3] * 8) == (0.3, 0.3)


@pytest.mark.parametrize(("others", "most"), [(5, 0.05), (20, 0.033), (60, 0.03)])
def test_a_verdict_against_the_median_as_it_is_errs_little_more_than_its_level(
    others: int, most: float
) -> None:
    """Where all cities are truly alike, each of 400 passers, "met" should come in 2.5 % of cases."""
    rng = np.random.default_rng(7)
    covered = rng.binomial(400, 0.5, (60_000, others + 1))
    marks = np.median(covered[:, 1:], axis=1) / 400
    lower, upper = wilson(covered[:, 0], np.full(len(covered), 400))
    assert (lower > marks).mean() < most
    assert (upper < marks).mean() < most
