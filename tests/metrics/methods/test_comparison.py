"""The log-rank test, against R's published figure, other libraries and a slow hand."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from metrics.methods.survival import event_table, log_rank, stratified_log_rank

# Freireich et al. 1963: 6-MP and placebo, weeks of remission.
WEEKS = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35]
WEEKS += [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]
RELAPSE = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0] + [1] * 21
TREATED = np.arange(42) < 21


def tables(groups, within=None, **options):
    chosen = np.ones(42, dtype=bool) if within is None else within
    return [
        event_table(
            np.array(WEEKS)[chosen & (groups == g)], np.array(RELAPSE)[chosen & (groups == g)]
        )
        for g in np.unique(groups)
    ]


def by_hand(lives):
    """Two groups of (entry, exit, closed): excess of the first and its variance."""
    excess = variance = 0.0
    for t in sorted({exit_ for group in lives for _, exit_, closed in group if closed}):
        n = [sum(entry < t <= exit_ for entry, exit_, _ in group) for group in lives]
        d = [sum(exit_ == t and closed for _, exit_, closed in group) for group in lives]
        everyone, share = sum(n), n[0] / sum(n)
        excess += d[0] - sum(d) * share
        if everyone > 1:
            variance += sum(d) * (everyone - sum(d)) / (everyone - 1) * share * (1 - share)
    return excess, variance


def test_freireich_gives_the_published_test():
    # R survdiff: 16.8 on 1 df, p = 4e-05; digits from statsmodels 0.15 and lifelines 0.30.3
    test = log_rank(tables(TREATED))
    assert test.statistic == pytest.approx(16.792940989216532, rel=1e-12)
    assert test.df == 1
    assert test.p == pytest.approx(4.1688091093394775e-05, rel=1e-10)


def test_three_groups_have_two_degrees_of_freedom():
    # statsmodels 0.15 survdiff, groups dealt in turn
    test = log_rank(tables(np.arange(42) % 3))
    assert test == pytest.approx((0.7163805891691827, 2, 0.6989400578427427), rel=1e-10)


def test_strata_add_up():
    # statsmodels 0.15 survdiff(..., strata=): strata dealt in turn
    strata = [tables(TREATED, np.arange(42) % 3 == s) for s in range(3)]
    test = stratified_log_rank(strata)
    assert test == pytest.approx((15.181606994880756, 1, 9.764994776262359e-05), rel=1e-10)


def test_a_tiny_probability_does_not_round_to_none():
    early = event_table(np.arange(1, 101), np.ones(100))
    late = event_table(np.arange(301, 401), np.ones(100))
    assert 0 < log_rank([early, late]).p < 1e-25


def test_the_order_of_groups_does_not_matter_and_equal_groups_do_not_differ():
    first, second = tables(TREATED)
    assert log_rank([second, first]) == pytest.approx(log_rank([first, second]))
    assert log_rank([first, first]) == pytest.approx((0, 1, 1), abs=1e-12)


def test_a_group_without_information_takes_no_degree_of_freedom():
    first, second = tables(TREATED)
    assert log_rank([first, second, event_table([], [])]).df == 1
    nothing = log_rank([event_table([3], [False]), event_table([4], [False])])
    assert (nothing.statistic, nothing.df) == (0, 0)
    assert math.isnan(nothing.p)


@given(
    st.lists(
        st.lists(
            st.tuples(st.integers(0, 6), st.integers(1, 6), st.booleans()), min_size=1, max_size=20
        ),
        min_size=2,
        max_size=2,
    )
)
def test_two_groups_with_late_entries_as_by_hand(raw):
    lives = [[(entry, entry + stay, closed) for entry, stay, closed in group] for group in raw]
    excess, variance = by_hand(lives)
    test = log_rank(
        [
            event_table([x for _, x, _ in g], [c for *_, c in g], entry=[e for e, _, _ in g])
            for g in lives
        ]
    )
    if variance > 1e-9:
        assert test.statistic == pytest.approx(excess**2 / variance, rel=1e-9, abs=1e-12)
        assert test.p == pytest.approx(stats.chi2(1).sf(excess**2 / variance), rel=1e-7)
    else:
        assert test.df == 0


@pytest.mark.parametrize("strata", [[], [[]], [tables(TREATED)[:1]], [tables(TREATED), []]])
def test_too_few_or_unequal_groups_are_refused(strata):
    with pytest.raises(ValueError, match="same two or more groups"):
        stratified_log_rank(strata)
