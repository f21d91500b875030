"""Funnel limits and overdispersion, against the formulas worked in plain Python."""

import math
import statistics

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.methods.funnel import limits, overdispersion

NAN = float("nan")
CITY = st.integers(1, 3000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def slow_overdispersion(cities):
    centre = sum(x for x, _ in cities) / sum(n for _, n in cities)
    z = [
        2 * math.sqrt(n) * (math.asin(math.sqrt(x / n)) - math.asin(math.sqrt(centre)))
        for x, n in cities
    ]
    tenths = statistics.quantiles(z, n=10, method="inclusive")  # type 7
    squares = [min(max(value, tenths[0]), tenths[-1]) ** 2 for value in z]
    phi = sum(squares) / len(squares)
    weights = [4 * n for _, n in cities]
    surplus = len(z) * phi - (len(z) - 1)
    scale = sum(weights) - sum(w * w for w in weights) / sum(weights)
    return phi, max(0.0, surplus / scale)


@given(st.lists(CITY, min_size=2, max_size=40))
def test_overdispersion_as_worked_by_hand(cities):
    x, n = zip(*cities, strict=True)
    assert overdispersion(x, n) == pytest.approx(slow_overdispersion(cities), rel=1e-9, abs=1e-12)


def test_a_worked_example_of_overdispersion():
    # Two cities, 60 and 40 of 100: z = 20 (asin sqrt .6 - asin sqrt .5) = 2.01358 and its negative;
    # the 10 % quantiles of two values lie a tenth of the way in, at 0.8 z.
    z = 20 * (math.asin(math.sqrt(0.6)) - math.pi / 4)
    phi, tau2 = overdispersion([60, 40], [100, 100])
    assert z == pytest.approx(2.01358, abs=1e-5)
    assert phi == pytest.approx((0.8 * z) ** 2)
    assert tau2 == pytest.approx((2 * phi - 1) / (800 - 2 * 400**2 / 800))


def test_equal_rates_show_less_than_chance_and_no_variance():
    assert overdispersion([50, 500, 5], [100, 1000, 10]) == pytest.approx((0, 0), abs=1e-20)


def test_cities_without_cases_or_report_are_left_out():
    full = overdispersion([60, 40, 90], [100, 100, 120])
    assert overdispersion([60, 0, 40, NAN, 90], [100, 0, 100, 50, 120]) == full
    phi, tau2 = overdispersion([0], [0])
    assert math.isnan(phi)
    assert tau2 == 0
    assert overdispersion([7], [10]) == pytest.approx((0, 0))


def test_limits_without_overdispersion_are_the_normal_ones():
    lower, upper = limits(0.8, [100, 400, 4], 1.96)
    assert lower == pytest.approx([0.7216, 0.7608, 0.408])
    assert upper == pytest.approx([0.8784, 0.8392, 1.0])


@pytest.mark.parametrize("centre", [0.0, 0.02, 0.5, 0.97, 1.0])
def test_limits_with_overdispersion_on_the_arcsine_scale(centre):
    for n in (1, 30, 5000):
        lower, upper = limits(centre, n, 3.09, tau2=0.004)
        reach = 3.09 * math.sqrt(1 / (4 * n) + 0.004)
        low = max(0, math.asin(math.sqrt(centre)) - reach)
        high = min(math.pi / 2, math.asin(math.sqrt(centre)) + reach)
        assert (lower, upper) == pytest.approx((math.sin(low) ** 2, math.sin(high) ** 2))


@given(st.floats(0, 1), st.integers(1, 10**6), st.floats(0, 0.1))
def test_limits_contain_the_centre_and_widen_with_z(centre, n, tau2):
    inner, outer = limits(centre, n, 1.96, tau2), limits(centre, n, 3.09, tau2)
    assert 0 <= outer[0] <= inner[0] <= centre + 1e-12
    assert centre - 1e-12 <= inner[1] <= outer[1] <= 1


def test_limits_come_in_the_shape_asked_for():
    lower, upper = limits(0.5, np.array([100, 0]), np.array([[1.96], [3.09]]), 0.001)
    assert lower.shape == upper.shape == (2, 2)
    assert np.isnan(lower[:, 1]).all()
    assert np.isnan(limits(0.5, 0, 1.96)).all()


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: limits(1.2, 10, 1.96), "centre 1.2"),
        (lambda: limits(0.5, 10, 1.96, tau2=-1), "tau2"),
        (lambda: overdispersion([11], [10]), "more than all"),
    ],
)
def test_impossible_input_is_named(call, words):
    with pytest.raises(ValueError, match=words):
        call()
