"""Observed against expected, with Poisson limits."""

import numpy as np
import pytest
from scipy import stats

from metrics.methods.standardisation import indirect


@pytest.mark.parametrize(
    ("observed", "lower", "upper"),
    [
        # Breslow and Day 1987, table 2.10: 95 % limits of an SMR as multiples of O/E
        (1, 0.0253, 5.57),
        (5, 0.324, 2.33),
        (10, 0.480, 1.84),
        (20, 0.611, 1.54),
        (50, 0.742, 1.32),
    ],
)
def test_limits_are_the_published_multiples_of_the_ratio(observed, lower, upper):
    ratio, low, high = indirect(observed, 25.0)
    assert ratio == pytest.approx(observed / 25)
    assert (low / ratio, high / ratio) == pytest.approx((lower, upper), rel=4e-3)


def test_under_ten_events_the_limits_are_exact():
    _, lower, upper = indirect([0, 9], [4.5, 4.5])
    assert lower == pytest.approx([0, stats.chi2.ppf(0.025, 18) / 9])
    assert upper == pytest.approx([stats.chi2.isf(0.025, 2) / 9, stats.chi2.isf(0.025, 20) / 9])


def test_the_interval_contains_the_ratio_and_nothing_expected_says_nothing():
    ratio, lower, upper = indirect(np.arange(50), np.full(50, 7.0))
    assert np.all((lower <= ratio) & (ratio <= upper))
    assert np.isnan(indirect(3, 0)).all()


def test_a_negative_count_is_refused():
    with pytest.raises(ValueError, match="negative"):
        indirect(-1, 2)
