"""The stratified difference of two shares: by hand, in one stratum, and how often it is right."""

import numpy as np
import pytest

from metrics.methods.stratified import risk_difference

# Two strata: 60/100 against 150/300, and 100/310 against 20/100.
X1, N1, X0, N0 = (60, 100), (100, 310), (150, 20), (300, 100)


def test_the_difference_is_that_of_mantel_and_haenszel() -> None:
    weights = np.array([100 * 300 / 400, 310 * 100 / 410])
    apart = np.array([60 / 100 - 150 / 300, 100 / 310 - 20 / 100])
    estimate, _, _ = risk_difference(X1, N1, X0, N0)
    assert estimate == pytest.approx((weights * apart).sum() / weights.sum(), abs=1e-14)


def test_in_one_large_stratum_the_interval_is_walds() -> None:
    estimate, lower, upper = risk_difference([6000], [10000], [5000], [10000])
    error = np.sqrt(0.6 * 0.4 / 10000 + 0.5 * 0.5 / 10000)
    assert estimate == pytest.approx(0.1)
    assert (lower, upper) == pytest.approx(
        (0.1 - 1.959964 * error, 0.1 + 1.959964 * error), abs=1e-6
    )


def test_equal_shares_have_a_symmetric_interval_around_nothing() -> None:
    estimate, lower, upper = risk_difference([10, 30], [20, 60], [15, 45], [30, 90])
    assert estimate == pytest.approx(0)
    assert lower == pytest.approx(-upper)


def test_a_stratum_of_one_kind_alone_changes_nothing() -> None:
    more = risk_difference((*X1, 7), (*N1, 9), (*X0, 0), (*N0, 0))
    assert more == pytest.approx(risk_difference(X1, N1, X0, N0))


def test_rows_are_strata_of_their_own() -> None:
    both = risk_difference([X1, X0], [N1, N0], [X0, X1], [N0, N1])
    assert both[0][0] == pytest.approx(-both[0][1])
    assert both[0][0] == pytest.approx(risk_difference(X1, N1, X0, N0)[0])


def test_without_both_kinds_there_is_no_figure() -> None:
    assert np.isnan(risk_difference([1, 0], [2, 0], [0, 3], [0, 4])).all()


@pytest.mark.parametrize("size", [15, 80])
def test_ninety_five_in_a_hundred_intervals_hold_the_truth(size: int) -> None:
    random = np.random.default_rng(11)
    base = np.array([0.2, 0.3, 0.4, 0.5, 0.6, 0.25])
    n1, n0 = (np.tile(random.integers(3, size, 6), (4000, 1)) for _ in range(2))
    x1, x0 = random.binomial(n1, base + 0.1), random.binomial(n0, base)
    _, lower, upper = risk_difference(x1, n1, x0, n0)
    assert 0.935 < ((lower <= 0.1) & (upper >= 0.1)).mean() < 0.965


def test_impossible_counts_are_refused() -> None:
    with pytest.raises(ValueError, match="total"):
        risk_difference([3], [2], [1], [2])
