"""The composite index, against values worked out by hand and plain counting."""

import numpy as np
import pytest

from metrics.methods.composite import (
    index,
    index_range,
    parts,
    place_ranges,
    places,
    present_share,
    sampled_means,
    sampled_rates,
    score,
    weight_draws,
    without_each,
)

NAN = float("nan")


def test_a_score_is_linear_from_the_floor_to_the_target_and_capped():
    scores = score([0.4, 0.5, 0.65, 0.8, 0.86, 0.95, NAN], 0.5, 0.8)
    np.testing.assert_allclose(scores, [0, 0, 50, 100, 120, 120, NAN])


def test_a_score_has_no_cliff():
    steps = np.diff(score(np.linspace(0, 1, 10_001), 0.5, 0.8))
    assert steps.min() >= 0
    assert steps.max() < 0.04


def test_a_target_not_above_its_floor_gives_no_score():
    assert np.isnan(score(0.9, [0.8, 0.9], 0.8)).all()


def test_the_index_is_the_weighted_mean():
    assert index(np.array([[100.0, 50.0, 80.0]]), [2, 1, 1])[0] == pytest.approx(82.5)


def test_a_missing_component_reweights_the_rest_while_two_thirds_are_there():
    scores = np.array([[100.0, 40.0, NAN], [NAN, 40.0, 70.0], [100.0, NAN, 40.0]])
    np.testing.assert_allclose(index(scores, [4, 2, 3]), [80, NAN, 520 / 7])
    np.testing.assert_allclose(present_share(scores, [4, 2, 3]), [6 / 9, 5 / 9, 7 / 9])


def test_the_geometric_index_pulls_the_unequal_down_and_has_a_floor_of_one():
    scores = np.array([[100.0, 25.0], [0.0, 100.0]])
    np.testing.assert_allclose(index(scores, [1, 1], geometric=True), [50, 10])


def test_the_parts_add_up_to_the_index():
    scores = np.array([[100.0, 50.0, 80.0], [90.0, NAN, 60.0]])
    np.testing.assert_allclose(
        np.nansum(parts(scores, [4, 2, 2]), axis=1), index(scores, [4, 2, 2])
    )


def test_ties_share_the_smallest_place_and_the_missing_have_none():
    np.testing.assert_array_equal(places(np.array([5.0, 9.0, 5.0, NAN, 1.0])), [2, 1, 2, NAN, 4])


def test_one_component_is_left_out_after_the_other():
    indices = without_each(np.array([[100.0, 50.0, 80.0]]), [2, 1, 1])
    np.testing.assert_allclose(indices[:, 0], [65, 280 / 3, 250 / 3])


def test_drawn_weights_spread_around_the_given_ones():
    drawn = weight_draws([15, 10, 15, 20, 20, 20, 0], 20_000)
    mean = np.array([0.15, 0.10, 0.15, 0.2, 0.2, 0.2, 0])
    np.testing.assert_allclose(drawn.sum(axis=1), 1, atol=1e-6)
    np.testing.assert_allclose(drawn.mean(axis=0), mean, atol=0.002)
    # Dirichlet(20 k w): variance w (1 - w) / (20 k + 1)
    np.testing.assert_allclose(drawn.var(axis=0), mean * (1 - mean) / 141, rtol=0.05)


def test_the_same_seed_gives_the_same_ranges():
    scores = np.random.default_rng(1).uniform(0, 120, (30, 4))
    first, second = place_ranges(scores, [1, 2, 3, 4]), place_ranges(scores, [1, 2, 3, 4])
    np.testing.assert_array_equal(first, second)
    other = place_ranges(scores, [1, 2, 3, 4], seed=7)
    assert np.abs(np.array(first) - np.array(other)).max() <= 1


def test_a_city_better_in_everything_is_first_whatever_the_weights():
    scores = np.array([[50.0, 60.0], [110.0, 120.0], [60.0, 50.0], [NAN, NAN]])
    ranges = place_ranges(scores, [1, 1], draws=2_000)
    np.testing.assert_array_equal(ranges.lower, [2, 1, 2, NAN])
    np.testing.assert_array_equal(ranges.upper, [3, 1, 3, NAN])


def test_equal_cities_share_their_place_in_every_draw():
    scores = np.array([[70.0, 90.0], [70.0, 90.0], [10.0, 10.0], [70.0, 90.0]])
    ranges = place_ranges(scores, [1, 3], draws=500)
    np.testing.assert_array_equal(ranges.lower, [1, 1, 4, 1])
    np.testing.assert_array_equal(ranges.upper, [1, 1, 4, 1])


@pytest.mark.parametrize("holes", [0.0, 0.08])
def test_the_ranges_are_those_of_counting_draw_by_draw(holes):
    rng = np.random.default_rng(5)
    scores = rng.uniform(20, 120, (25, 5))
    scores[rng.random(scores.shape) < holes] = NAN
    weights = [3.0, 1.0, 2.0, 2.0, 2.0]
    ranked = ~np.isnan(index(scores, weights))
    drawn = weight_draws(weights, 400).astype(float)
    draws_by_hand = []
    for row in drawn:
        present = ~np.isnan(scores)
        value = np.nansum(scores * row, axis=1) / (present * row).sum(axis=1)
        value[~ranked] = NAN
        draws_by_hand.append(places(value))
    ordered = np.sort(np.array(draws_by_hand), axis=0)
    ranges = place_ranges(scores, weights, draws=400)
    np.testing.assert_array_equal(ranges.lower[ranked], ordered[19][ranked])
    np.testing.assert_array_equal(ranges.upper[ranked], ordered[379][ranked])
    assert np.isnan(ranges.lower[~ranked]).all()


def test_chance_in_the_figures_widens_the_ranges():
    rng = np.random.default_rng(2)
    rates = sampled_rates(rng.integers(40, 60, (20, 3)), 100, 200, rng)
    tables = score(rates, 0.2, 0.5)
    sure = place_ranges(tables, [1, 1, 1], draws=2_000)
    alone = place_ranges(tables.mean(axis=0), [1, 1, 1], draws=2_000)
    assert (sure.upper - sure.lower).mean() > (alone.upper - alone.lower).mean()


def test_sampled_rates_follow_their_posterior_and_nothing_counted_gives_none():
    drawn = sampled_rates([30, 0], [40, 0], 20_000, np.random.default_rng(3))
    assert drawn[:, 0].mean() == pytest.approx(30.5 / 41, abs=0.002)
    assert drawn[:, 0].std() == pytest.approx(np.sqrt(30.5 * 10.5 / 41**2 / 42), rel=0.03)
    assert np.isnan(drawn[:, 1]).all()


def test_sampled_means_follow_their_error():
    drawn = sampled_means([4.0, NAN], [0.5, 0.1], 20_000, np.random.default_rng(4))
    assert drawn[:, 0].mean() == pytest.approx(4, abs=0.02)
    assert drawn[:, 0].std() == pytest.approx(0.5, rel=0.03)
    assert np.isnan(drawn[:, 1]).all()


def test_the_interval_of_the_index_holds_95_per_cent_of_its_draws():
    tables = np.random.default_rng(6).normal(80, 4, (4_000, 3, 1)).astype(np.float32)
    interval = index_range(tables, [1.0])
    inside = (tables[:, :, 0] >= interval.lower) & (tables[:, :, 0] <= interval.upper)
    np.testing.assert_allclose(inside.mean(axis=0), 0.95, atol=0.002)


def test_without_any_weight_there_is_no_index_and_no_place():
    scores = np.array([[50.0, 60.0], [60.0, 50.0]])
    assert np.isnan(index(scores, [0, 0])).all()
    assert np.isnan(place_ranges(scores, [0, 0])).all()
