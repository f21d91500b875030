"""Rates, their intervals and what is still needed, against published and obvious answers."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from metrics.methods import proportions

NAN = float("nan")


@st.composite
def successes(draw):
    n = draw(st.integers(1, 10**6))
    return draw(st.integers(0, n)), n


@pytest.mark.parametrize(
    ("x", "n", "lower", "upper"),
    [
        (30, 30, 0.8865, 1.0),
        (565, 614, 0.8961, 0.9391),
        (81, 263, 0.2553, 0.3662),  # Newcombe 1998, the score method
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_gives_the_published_limits(x, n, lower, upper):
    assert proportions.wilson(x, n) == pytest.approx((lower, upper), abs=5e-5)


def test_wilson_is_sharp_at_nobody_and_everybody():
    n = np.arange(1, 5000)
    assert np.all(proportions.wilson(0 * n, n)[0] == 0)
    assert np.all(proportions.wilson(n, n)[1] == 1)


@pytest.mark.parametrize(
    ("target", "percent", "smallest"),
    [
        (0.5, 52, 2380),
        (0.5, 53, 1060),
        (0.5, 55, 370),
        (0.8, 82, 1530),
        (0.8, 83, 650),
        (0.8, 85, 230),
    ],
)
def test_the_smallest_proof_of_a_target_in_steps_of_ten(target, percent, smallest):
    n = np.arange(10, 3000, 10)
    lower, _ = proportions.wilson(np.round(n * percent / 100), n)
    assert n[lower >= target][0] == smallest


@given(successes(), st.sampled_from([0.5, 0.8, 0.95, 0.998]))
def test_wilson_contains_the_rate_and_stays_between_0_and_1(case, confidence):
    x, n = case
    lower, upper = proportions.wilson(x, n, confidence)
    assert 0 <= lower <= x / n <= upper <= 1


@given(successes())
def test_wilson_solves_its_own_quadratic(case):
    x, n = case
    z = stats.norm.ppf(0.975)
    for limit in proportions.wilson(x, n):
        assert (limit - x / n) ** 2 == pytest.approx(z * z * limit * (1 - limit) / n, abs=1e-12)


@given(successes())
def test_wilson_of_failures_mirrors_that_of_successes(case):
    x, n = case
    lower, upper = proportions.wilson(x, n)
    assert proportions.wilson(n - x, n) == pytest.approx((1 - upper, 1 - lower), abs=1e-12)


def test_no_cases_have_no_figures_anywhere():
    everything = [
        *proportions.wilson(0, 0),
        proportions.ratio(0, 0),
        proportions.ratio(3, 0),
        proportions.ratio(NAN, 3),
        proportions.probability_at_least(0, 0, 0.5),
        *proportions.newcombe(0, 0, 1, 2),
        *proportions.mean_interval(0, 0, 0),
        *proportions.byar(NAN),
        *proportions.wilson(NAN, 5),
    ]
    assert all(math.isnan(figure) for figure in everything)


def test_ratio_gives_the_published_figures_of_2005():
    shares = proportions.ratio([8.88, 8.88, 178_684], [15.0, 16.6, 88_800])
    assert shares == pytest.approx([0.592, 0.535, 2.012], abs=5e-4)


def test_ratio_broadcasts_and_keeps_gaps():
    table = proportions.ratio([[1], [2]], [2, 0, 4])
    assert np.array_equal(table, [[0.5, NAN, 0.25], [1.0, NAN, 0.5]], equal_nan=True)


@given(successes(), st.floats(0.01, 0.99))
def test_the_probability_of_a_target_is_the_beta_tail(case, target):
    x, n = case
    expected = stats.beta(x + 0.5, n - x + 0.5).sf(target)
    assert proportions.probability_at_least(x, n, target) == pytest.approx(expected, abs=1e-12)


def test_a_target_of_nothing_is_certain_and_one_above_all_impossible():
    assert proportions.probability_at_least(5, 10, [-0.1, 0, 1, 1.2]).tolist() == [1, 1, 0, 0]


@pytest.mark.parametrize(
    ("counts", "lower", "upper"),
    [
        ((56, 70, 48, 80), 0.0524, 0.3339),  # Newcombe 1998, table II, method 10
        ((9, 10, 3, 10), 0.1705, 0.8090),
        ((6, 7, 2, 7), 0.0582, 0.8062),
        ((5, 56, 0, 29), -0.0381, 0.1926),
        ((0, 10, 0, 20), -0.1611, 0.2775),
        ((10, 10, 0, 10), 0.6075, 1.0000),
    ],
)
def test_newcombe_gives_the_published_limits(counts, lower, upper):
    difference = counts[0] / counts[1] - counts[2] / counts[3]
    assert proportions.newcombe(*counts) == pytest.approx((difference, lower, upper), abs=5e-5)


def test_newcombe_gives_the_digits_of_statsmodels():
    # statsmodels 0.15 confint_proportions_2indep(56, 70, 48, 80, method="newcomb")
    interval = proportions.newcombe(56, 70, 48, 80)[1:]
    assert interval == pytest.approx((0.05243147240236498, 0.33387265403690614), abs=1e-14)


@pytest.mark.parametrize(
    ("target", "numerator", "denominator", "answer"),
    [
        (0.8, 20, 30, 4),
        (0.8, 24, 30, 0),
        (0.8, 30, 30, 0),
        (0.5, 0, 3, 2),
        (5, 178, 100, 322),
        (0.8, 0, 0, 0),
        (0.07, 0, 100, 7),
        (0.29, 0, 100, 29),
        (0.8, 24, 31, 1),
        (0.8, 0.79 * 150, 150, 2),
    ],
)
def test_needed_counts_whole_people(target, numerator, denominator, answer):
    assert proportions.needed(target, numerator, denominator) == answer


@given(st.integers(0, 100), st.integers(0, 10**6), st.data())
def test_needed_is_the_least_number_that_reaches_the_target(percent, denominator, data):
    numerator = data.draw(st.integers(0, denominator))
    missing = proportions.needed(percent / 100, numerator, denominator)
    assert missing >= 0
    assert 100 * (numerator + int(missing)) >= percent * denominator
    assert missing == 0 or 100 * (numerator + int(missing) - 1) < percent * denominator


def test_needed_stays_whole_for_counts_and_missing_for_the_unreported():
    assert proportions.needed(0.8, [20, 30], [30, 30]).dtype == np.int64
    unreported = proportions.needed(0.8, [20.0, NAN], [30.0, NAN])
    assert np.array_equal(unreported, [4, NAN], equal_nan=True)
    assert not np.signbit(proportions.needed(0.0, 0.0, 0.0))


def test_the_mean_gives_students_own_interval():
    # Student 1908, sleep gained on the second drug over the first; limits from R's t.test.
    hours = np.array([1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4])
    interval = proportions.mean_interval(10, hours.sum(), (hours**2).sum())
    assert interval == pytest.approx((1.58, 0.3889587, 0.7001142, 2.4598858), abs=5e-8)


@given(st.lists(st.integers(0, 500), min_size=2, max_size=60))
def test_the_mean_from_sums_is_the_mean_from_the_list(jobs):
    array = np.array(jobs)
    mean, error, lower, upper = proportions.mean_interval(
        len(jobs), array.sum(), (array**2).sum(), 0.9
    )
    assert (mean, error) == pytest.approx((array.mean(), stats.sem(array)), abs=1e-9)
    reach = stats.t(len(jobs) - 1).ppf(0.95) * stats.sem(array)
    assert (lower, upper) == pytest.approx((mean - reach, mean + reach), abs=1e-9)


def test_the_mean_of_one_has_no_interval():
    mean, *rest = proportions.mean_interval([1], [5], [25])
    assert mean == 5
    assert np.isnan(rest).all()


@pytest.mark.parametrize(
    ("count", "lower", "upper"),
    [(0, 0.0, 3.689), (1, 0.0253, 5.572), (5, 1.623, 11.668), (9, 4.115, 17.085)],
)
def test_small_counts_have_the_exact_limits_of_garwood(count, lower, upper):
    assert proportions.byar(count) == pytest.approx((lower, upper), abs=6e-4)


@pytest.mark.parametrize("confidence", [0.95, 0.998])
def test_byar_from_ten_is_close_to_the_exact_limits(confidence):
    counts = np.arange(10, 2000)
    lower, upper = proportions.byar(counts, confidence)
    tail = (1 - confidence) / 2
    assert lower == pytest.approx(stats.chi2.ppf(tail, 2 * counts) / 2, abs=0.07)
    assert upper == pytest.approx(stats.chi2.isf(tail, 2 * counts + 2) / 2, abs=0.07)
    z = stats.norm.isf(tail)
    assert lower[0] == pytest.approx(10 * (1 - 1 / 90 - z / (3 * math.sqrt(10))) ** 3, rel=1e-13)
    assert upper[0] == pytest.approx(11 * (1 - 1 / 99 + z / (3 * math.sqrt(11))) ** 3, rel=1e-13)


@given(st.integers(0, 9), st.sampled_from([0.9, 0.95, 0.998]))
def test_counts_under_ten_are_exact(count, confidence):
    lower, upper = proportions.byar(count, confidence)
    tail = (1 - confidence) / 2
    assert upper == pytest.approx(stats.chi2.isf(tail, 2 * count + 2) / 2, rel=1e-12)
    assert lower == pytest.approx(stats.chi2.ppf(tail, 2 * count) / 2 if count else 0, rel=1e-12)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: proportions.wilson([3, 31], [5, 30]), "count of 31 .* total 30"),
        (lambda: proportions.wilson(-1, 30), "count of -1"),
        (lambda: proportions.probability_at_least(9, 8, 0.5), "count of 9"),
        (lambda: proportions.wilson(1, 2, confidence=95), "confidence .* 95"),
        (lambda: proportions.mean_interval(1, 2, 4, confidence=1), "confidence .* 1"),
        (lambda: proportions.mean_interval(3, 9, 26), "sum of squares"),
        (lambda: proportions.byar([4, -2]), "negative.*-2"),
    ],
)
def test_impossible_input_is_named(call, words):
    with pytest.raises(ValueError, match=words):
        call()


def test_a_rate_keeps_its_value_on_the_cases_that_it_is_worth():
    assert proportions.effective_counts(24, 30, 20) == pytest.approx((16, 20))
    assert proportions.effective_counts(24, 30, NAN) == (24, 30)
    everyone = proportions.effective_counts(49, 49, 49 / 1.2)
    assert everyone[0] == everyone[1], "rounding makes no more successes than cases"
    assert np.isnan(proportions.effective_counts(0, 0, 0)[0])


def test_fewer_independent_cases_give_a_wider_interval_around_the_same_rate():
    narrow = proportions.wilson(*proportions.effective_counts(480, 600, 600))
    wide = proportions.wilson(*proportions.effective_counts(480, 600, 500))
    assert wide[0] < narrow[0] < 0.8 < narrow[1] < wide[1]
