"""More on one spot than chance puts there: exact tails, spread, classes, Holm, on known numbers."""

import numpy as np
import pytest
from scipy import stats

from metrics.methods.excess import class_spread, excess, holm, log_pmf, spread, threshold, together


@pytest.mark.parametrize(
    ("n", "mean", "rho"), [(30, 0.8, 0.01), (12, 0.35, 0.2), (300, 0.06, 0.003)]
)
def test_probabilities_are_those_of_the_beta_binomial(n: int, mean: float, rho: float) -> None:
    strength = 1 / rho - 1
    other = stats.betabinom.logpmf(np.arange(n + 1), n, mean * strength, (1 - mean) * strength)
    np.testing.assert_allclose(log_pmf(np.arange(n + 1), n, mean, rho), other, atol=1e-9)


def test_without_spread_they_are_binomial() -> None:
    logs = log_pmf(np.arange(31), 30, 0.8, 0.0)
    np.testing.assert_allclose(logs, stats.binom.logpmf(np.arange(31), 30, 0.8), atol=1e-9)


def test_twenty_four_of_thirty_is_exactly_four_fifths() -> None:
    assert threshold([20, 25, 30, 31, 34, 35], 0.8).tolist() == [16, 20, 24, 25, 28, 28]


def test_tails_are_exact_sums() -> None:
    tails = excess([8, 0], [20, 0], [0.2, 0.2], 0.0)
    assert tails.p[0] == pytest.approx(stats.binom.sf(7, 20, 0.2), abs=1e-12)
    assert tails.expected.tolist() == [4, 0]
    assert (tails.lower[0], tails.upper[0]) == (1, 8)
    assert tails.p[1] == 1


def test_spread_makes_the_same_excess_less_strange() -> None:
    calm, spread_out = (excess([40], [100], [0.25], rho).p[0] for rho in (0.0, 0.05))
    assert calm < 0.001 < 0.05 < spread_out


def test_spread_is_nothing_under_chance_alone_and_found_where_it_is() -> None:
    rng = np.random.default_rng(1)
    n = np.full(400, 200)
    plain = rng.binomial(200, 0.3, 400)
    mixed = rng.binomial(200, rng.beta(0.3 * 19, 0.7 * 19, 400))
    assert spread(plain, n, 0.3) < 0.002
    assert spread(mixed, n, 0.3) == pytest.approx(0.05, rel=0.4)


def test_one_dressed_up_unit_does_not_hide_itself_as_spread() -> None:
    seen = np.full(30, 20)
    seen[0] = 95
    assert spread(seen, np.full(30, 100), 0.2) == 0


def test_nothing_to_compare_has_no_spread() -> None:
    assert spread([0, 1], [0, 1], 0.5) == 0
    assert together([1, 0], 0.2) == 0


def test_units_that_go_along_matter_less_in_the_whole() -> None:
    assert together([100], 0.1) == pytest.approx(0.1)
    assert together([100] * 10, 0.1) == pytest.approx(0.1 * 99 / 999)


def test_the_spread_within_classes_is_found() -> None:
    rng = np.random.default_rng(2)
    rate = rng.beta(0.8 * 24, 0.2 * 24, 3000)  # correlation 0.04
    passed = rng.binomial(30, rate)
    assert class_spread(passed, np.full(3000, 30), 0.8, np.ones(3000)) == pytest.approx(
        0.04, abs=0.006
    )


def test_no_units_have_no_excess() -> None:
    assert [column.tolist() for column in excess([], [], [], 0.1)] == [[], [], [], []]


def test_holm_multiplies_the_smallest_most_and_keeps_the_order() -> None:
    assert holm([0.01, 0.04, 0.03]).tolist() == pytest.approx([0.03, 0.06, 0.06])
    assert holm([0.5, 0.9]).tolist() == pytest.approx([1, 1])
    assert holm([]).tolist() == []
