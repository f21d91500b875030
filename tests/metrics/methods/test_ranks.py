"""Ranks with intervals, against hand cases and a step-down written out in full."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from metrics.methods.ranks import rank_intervals

NAN = float("nan")
CITIES = st.lists(
    st.tuples(st.integers(0, 40).map(lambda v: v / 40), st.integers(0, 8).map(lambda s: s / 80)),
    min_size=1,
    max_size=12,
)


def holm(tests, alpha):
    """Names of the rejected tests among (name, p), the smallest p first."""
    rejected = set()
    ordered = sorted(tests, key=lambda test: test[1])
    for step, (name, p) in enumerate(ordered):
        if p > alpha / (len(ordered) - step):
            break
        rejected.add(name)
    return rejected


def p_better(values, errors, j, k):
    gap, scale = values[j] - values[k], math.hypot(errors[j], errors[k])
    if scale == 0:
        return 0.5 if gap == 0 else float(gap < 0)
    return stats.norm.sf(gap / scale)


def slow_bounds(values, errors, city, alpha, simultaneous):
    size = len(values)
    pairs = [(j, k) for j in range(size) for k in range(size) if j != k]
    if not simultaneous:
        pairs = [pair for pair in pairs if city in pair]
    sure = holm([(pair, p_better(values, errors, *pair)) for pair in pairs], alpha)
    above = sum((other, city) in sure for other in range(size))
    below = sum((city, other) in sure for other in range(size))
    return 1 + above, size - below


def test_distinct_cities_have_certain_places():
    ranks = rank_intervals([0.9, 0.1, 0.5], [0.01, 0.01, 0.01])
    for places in ranks:
        assert places.tolist() == [1, 3, 2]


def test_equal_cities_may_be_anywhere_and_share_the_smallest_place():
    ranks = rank_intervals([0.5, 0.7, 0.5, 0.3], [0.2] * 4)
    assert ranks.rank.tolist() == [2, 1, 2, 4]
    assert ranks.lower.tolist() == [1, 1, 1, 1]
    assert ranks.upper.tolist() == [4, 4, 4, 4]


def test_step_down_finds_what_one_bar_for_all_would_miss():
    # Differences of 4.6, 2.35 and 2.25 standard errors; the bars of 6 tests sink with each step.
    bars = stats.norm.isf(0.05 / np.array([6, 5, 4]))
    assert np.all(bars < [4.6, 2.35, 2.25])
    assert bars[0] > 2.35
    ranks = rank_intervals([4.6, 2.25, 0.0], [math.sqrt(0.5)] * 3)
    assert ranks.lower.tolist() == ranks.upper.tolist() == [1, 2, 3]
    # Without the second step's success there is no third: 2.25 alone does not pass 2.33.
    assert rank_intervals([4.5, 2.25, 0.0], [math.sqrt(0.5)] * 3).upper.tolist() == [2, 3, 3]


def test_cities_without_a_figure_take_no_part():
    with_gap = rank_intervals([0.9, NAN, 0.1, 0.5, 0.6], [0.01, 0.01, 0.01, 0.01, NAN])
    without = rank_intervals([0.9, 0.1, 0.5], [0.01] * 3)
    for gap, full in zip(with_gap, without, strict=True):
        assert np.isnan(gap[[1, 4]]).all()
        assert gap[[0, 2, 3]].tolist() == full.tolist()


def test_an_error_of_zero_means_known_exactly():
    ranks = rank_intervals([0.5, 0.6, 0.5, 0.4], [0, 0, 0, 0])
    assert ranks.rank.tolist() == ranks.lower.tolist() == [2, 1, 2, 4]
    assert ranks.upper.tolist() == [3, 1, 3, 4]


@pytest.mark.parametrize("simultaneous", [True, False])
def test_none_one_and_two_cities(simultaneous):
    assert rank_intervals([], [], simultaneous=simultaneous).rank.tolist() == []
    assert rank_intervals([NAN], [0.1], simultaneous=simultaneous).rank.shape == (1,)
    single = rank_intervals([0.5], [0.1], simultaneous=simultaneous)
    assert [places.tolist() for places in single] == [[1], [1], [1]]
    bar = stats.norm.isf(0.05 / 2)  # two tests in either form
    for gap, upper in ((bar * 1.001, 1), (bar * 0.999, 2)):
        pair = rank_intervals([gap, 0], [1, 0], simultaneous=simultaneous)
        assert pair.upper[0] == upper


@given(CITIES, st.sampled_from([0.8, 0.95]), st.booleans())
def test_intervals_are_those_of_the_step_down_written_out(cities, confidence, simultaneous):
    values, errors = zip(*cities, strict=True)
    ranks = rank_intervals(values, errors, confidence, simultaneous)
    for city in range(len(cities)):
        expected = slow_bounds(values, errors, city, 1 - confidence, simultaneous)
        assert (ranks.lower[city], ranks.upper[city]) == expected
        assert ranks.rank[city] == 1 + sum(other > values[city] for other in values)


@given(CITIES)
def test_intervals_contain_the_rank_and_widen_for_the_whole_table(cities):
    values, errors = zip(*cities, strict=True)
    table = rank_intervals(values, errors)
    single = rank_intervals(values, errors, simultaneous=False)
    for intervals in (table, single):
        assert np.all((intervals.lower >= 1) & (intervals.lower <= intervals.rank))
        assert np.all((intervals.upper <= len(cities)) & (intervals.upper >= intervals.rank))
    assert np.all(table.lower <= single.lower)
    assert np.all(table.upper >= single.upper)


@given(CITIES, st.randoms(use_true_random=False))
def test_the_order_of_the_list_does_not_matter(cities, random):
    order = list(range(len(cities)))
    random.shuffle(order)
    values, errors = (np.array(part) for part in zip(*cities, strict=True))
    straight, mixed = rank_intervals(values, errors), rank_intervals(values[order], errors[order])
    for one, other in zip(straight, mixed, strict=True):
        assert one[order].tolist() == other.tolist()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (([0.5, 0.6], [0.1, -0.1]), "negative.*-0.1"),
        (([0.5, 0.6], [0.1]), "equal lists"),
        (([0.5], [0.1], 0.4), "above 0.5.*0.4"),
        (([0.5], [0.1], 95), "between 0 and 1"),
    ],
)
def test_impossible_input_is_named(arguments, words):
    with pytest.raises(ValueError, match=words):
        rank_intervals(*arguments)
