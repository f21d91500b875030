"""Chances of reaching a target by year end, against scipy's distributions and plain cases."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from metrics.methods.forecast import (
    SMALLEST,
    goal_probability,
    remainder_probability,
    rest_variance,
    spread_evidence,
)
from metrics.methods.reporting_delay import unreported

NAN = float("nan")


@given(st.integers(1, 300), st.integers(0, 300), st.integers(0, 100), st.data())
def test_a_rate_ends_as_the_beta_binomial_says(n, more, percent, data):
    x = data.draw(st.integers(0, n))
    least = -(-percent * (n + more) // 100) - x
    chances = remainder_probability(least, more, x, n)
    expected = stats.betabinom.sf(least - 1, more, x + 0.5, n - x + 0.5) if least > 0 else 1.0
    assert chances == pytest.approx(expected, abs=1e-9)


def test_a_rate_with_one_person_left_by_hand():
    # 23 of 29 known, one to come, 80 % of 30 = 24: needs the last one.
    assert remainder_probability(1, 1, 23, 29) == pytest.approx(23.5 / 30)


def test_rates_settled_unknown_and_empty():
    missing, remaining = [0, 1, 0, 24, 0, NAN], [0, 0, 5, 30, 0, 0]
    chances = remainder_probability(
        missing, remaining, [24, 23, 24, 0, 0, NAN], [30, 30, 25, 0, 0, 9]
    )
    assert np.array_equal(chances, [1, 0, 1, NAN, NAN, NAN], equal_nan=True)
    assert remainder_probability(24, 20, 0, 10) == 0  # 20 left, 24 needed


def test_many_cities_at_once_are_many_single_ones():
    random = np.random.default_rng(7)
    known, remaining = random.integers(1, 900, 100), random.integers(0, 900, 100)
    right = random.binomial(known, 0.6)
    missing = np.ceil(0.6 * (known + remaining)) - right
    together = remainder_probability(missing, remaining, right, known)
    rows = zip(missing, remaining, right, known, strict=True)
    assert together.tolist() == pytest.approx(
        [remainder_probability(*row) for row in rows], abs=1e-14
    )
    assert remainder_probability(
        missing[:4].reshape(2, 2), 600, right[:4].reshape(2, 2), 900
    ).shape == (2, 2)


@pytest.mark.parametrize(("call", "words"), [])
def test_impossible_input_is_named(call, words):
    with pytest.raises(ValueError, match=words):
        call()


def test_a_rest_is_negative_binomial_by_its_mean_and_variance():
    mean, variance = 40.5, 120.5  # with the half counts added
    share = mean / variance
    expected = stats.nbinom.sf(49, mean * share / (1 - share), share)
    assert goal_probability(950, 40, 120, 1000) == pytest.approx(expected, rel=1e-9)


def test_without_spread_beyond_chance_a_rest_is_poisson():
    assert goal_probability(0, 9.5, 0.1, 12) == pytest.approx(stats.poisson.sf(11, 10), rel=1e-5)


def test_no_chance_is_none_while_reports_can_arrive_and_reached_is_reached():
    chances = goal_probability([0, 1499, 1500, 1499], [5, 900, 0, 0], [20, 9000, 0, 0], 1500)
    assert chances.tolist() == [SMALLEST, 1 - SMALLEST, 1, 0]
    assert np.isnan(goal_probability([NAN, 5, 5], [5, NAN, 5], 9, [10, 10, NAN])).all()


@pytest.mark.parametrize("seed", range(3))
def test_the_variance_of_a_rest_is_that_of_simulated_years(seed):
    # 400 a year by Gamma and Poisson, 60 % of the year behind, of it 90 % recorded, shifted by 10 %
    random = np.random.default_rng(seed)
    years, share, complete, shift = 200_000, 0.6, 0.9, 0.1
    pace = 400.0
    happened = random.poisson(pace * share, years)
    seen = random.binomial(happened, complete)
    to_come = random.poisson(pace * (1 - share) * np.exp(random.normal(0, shift, years)))
    late, late_variance = unreported(seen, complete)
    error = (happened - seen - late) + (to_come - (seen + late) * (1 - share) / share)
    stated = rest_variance(seen + late, late_variance, share, 1, shift).mean()
    assert error.var() == pytest.approx(stated, rel=0.03)


@given(st.integers(0, 900), st.floats(0, 900), st.floats(0, 1e5), st.integers(1, 900))
def test_a_higher_goal_is_never_likelier(seen, rest, variance, goal):
    here = goal_probability(seen, rest, variance, goal)
    assert 0 <= here <= 1
    assert goal_probability(seen, rest, variance, goal + 1) <= here + 1e-12


@pytest.mark.parametrize(
    ("effect", "drift", "moved"),
    [(1.0, 0.0, 0.0), (1.3, 0.0, 0.0), (1.2, 0.0, 0.02**2), (1.2, 0.03, 0.02**2)],
)
def test_the_evidence_is_spread_to_the_variance_that_is_asked_for(
    effect: float, drift: float, moved: float
) -> None:
    """Mean and variance of the beta-binomial, by its own formula and by hand."""
    x, n, size = 480.0, 600.0, 900.0
    successes, cases = spread_evidence(x, n, size, effect, drift, moved)
    a, b = successes + 0.5, cases - successes + 0.5
    law = stats.betabinom(int(size), a, b)
    p = (x + 0.5) / (n + 1) + drift
    wanted = size * p * (1 - p) * effect + size**2 * (p * (1 - p) / (n + 2) + moved)
    assert law.mean() == pytest.approx(size * p)
    assert law.var() == pytest.approx(wanted, rel=0.01)


def test_a_drift_leads_to_no_rate_beyond_all_or_nothing() -> None:
    for drift in (-2.0, 2.0):
        successes, cases = spread_evidence(480.0, 600.0, 900.0, 1.2, drift, 0.02**2)
        assert 0 <= successes <= cases
        rate = (successes + 0.5) / (cases + 1)
        assert rate == pytest.approx(0.5 / 601 if drift < 0 else 600.5 / 601, rel=0.01)


def test_spread_evidence_is_never_more_than_there_is() -> None:
    _, cases = spread_evidence(8, 10, [0, 1, 5], 1.0)
    assert (cases <= 10).all() and (cases > 0).all()
