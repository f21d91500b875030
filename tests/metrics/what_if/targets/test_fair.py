"""Fair targets are about equally hard, and the probability that is shown is the one that comes true."""

import numpy as np
import pytest
from scipy import special

from metrics.counts.snapshot import TIERS
from metrics.methods.common_change import common_change
from metrics.what_if.targets.arrays import target_arrays
from metrics.what_if.targets.changes import Change, changes
from metrics.what_if.targets.fair import chance_of, expected_at_mix, fair_targets
from tests.metrics.what_if.conftest import make_counts

KEYS = ("pass_rate", "opening_rate", "job_multiplier", "stability_rate", "chain_coverage")


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("ambition", [0.0, 0.5, 1.0])
def test_every_city_reaches_its_target_with_the_same_probability(counts, key, ambition):
    proposals = fair_targets(counts, key, ambition)
    assert proposals["chance"].to_numpy() == pytest.approx([chance_of(ambition)] * 12, abs=1e-9)


def test_more_ambition_asks_more_of_every_city(counts):
    low, high = (fair_targets(counts, "opening_rate", at)["target"] for at in (0.2, 0.7))
    assert (high > low).all()


def test_a_rounded_target_shows_its_own_probability(counts):
    proposals = fair_targets(counts, "pass_rate", 0.5, step=0.01)
    assert (proposals["target"] * 100).tolist() == pytest.approx(
        (proposals["target"] * 100).round().tolist()
    )
    score = (proposals["likely"] - proposals["target"]) / proposals["spread"]
    assert proposals["chance"].tolist() == pytest.approx(
        special.stdtr(proposals["freedom"].to_numpy(), score.to_numpy()).tolist()
    )


@pytest.mark.parametrize("key", ["pass_rate", "opening_rate", "stability_rate"])
@pytest.mark.parametrize("ambition", [0.0, 0.5, 1.0])
def test_a_target_rounded_to_a_tenth_of_a_point_stays_equally_hard(counts, key, ambition):
    proposals = fair_targets(counts, key, ambition, step=0.001)
    assert proposals["chance"].tolist() == pytest.approx([chance_of(ambition)] * 12, abs=0.03)


def test_a_city_that_goes_on_as_it_did_has_the_lesser_chance(counts):
    proposals = fair_targets(counts, "pass_rate", 0.5, pace=0.5)
    assert (proposals["chance_unchanged"] <= proposals["chance"] + 1e-12).all()
    behind = proposals["value"] < proposals["upper_quartile"] - 0.02
    assert behind.any()
    assert (proposals["chance_unchanged"] < proposals["chance"])[behind].all()


def test_an_assumed_pace_asks_more_only_of_who_lies_behind(counts):
    slow, fast = (fair_targets(counts, "pass_rate", 0.5, pace=at) for at in (0.0, 0.5))
    assert (fast["target"] >= slow["target"] - 1e-12).all()
    ahead = slow["value"] > slow["upper_quartile"] + 0.03
    assert fast["target"][ahead].tolist() == pytest.approx(slow["target"][ahead].tolist())


def test_half_ambition_asks_for_what_is_likely(counts):
    proposals = fair_targets(counts, "job_multiplier", 0.5)
    assert proposals["target"].tolist() == pytest.approx(proposals["likely"].tolist())


def test_a_small_city_is_drawn_to_its_tier_and_a_large_one_keeps_its_own(counts):
    small, large = make_counts(3, mean=1.0), make_counts(3, mean=200.0)

    def kept(counts):
        """Spread of likely values within a tier, as a share of the spread of what was seen."""
        proposals = fair_targets(counts, "pass_rate", 0.5, pace=0.0)
        of_tier = counts.tier_of == TIERS.index("other")
        own = proposals["likely"] - expected_at_mix(counts, "pass_rate")
        return own[of_tier].std() / proposals["value"][of_tier].std()

    assert kept(small) < 0.95 < kept(large) <= 1


def test_the_probability_shown_comes_true():
    """100 made-up worlds of 12 cities: the next year is drawn from the true rates."""
    make, reached = np.random.default_rng(5), []
    for seed in range(100, 200):
        counts = make_counts(seed, mean=4.0)
        proposals = fair_targets(counts, "pass_rate", 0.25)
        arrays = target_arrays(counts, "pass_rate")
        truth = true_rates(seed)
        n = arrays.denominator.astype(int)
        year = make.binomial(n, truth) / n
        reached += (year >= proposals["target"].to_numpy()).tolist()
    share, expected = np.mean(reached), chance_of(0.25)
    error = np.sqrt(expected * (1 - expected) / len(reached))
    assert share == pytest.approx(expected, abs=3 * error)


def true_rates(seed: int) -> np.ndarray:
    """Pass rates that `make_counts` drew from, mean over its six equally large groups."""
    skill = np.random.default_rng(seed).normal(0, 0.25, 12)[:, None] + 0.1 * (np.arange(6) - 2.5)
    return (1 / (1 + (1 / 0.84 - 1) * np.exp(-skill))).mean(axis=1)


def test_chance_alone_is_not_taken_for_catching_up():
    paces = [changes(make_counts(seed, mean=2.0), "pass_rate").pace for seed in range(20)]
    assert np.mean(paces) < 0.1


def test_without_two_ripe_years_nothing_is_said_of_change(counts):
    few = make_counts(mean=12.0, cities=8)
    assert changes(few, "pass_rate") == Change(0.0, 0.0, 0, common_change([], []))


def test_a_city_without_figure_has_a_state_and_no_target():
    counts = make_counts()
    returns = counts.tables["returns"]
    returns["city"], returns["month"] = returns["city"][1:], returns["month"][1:]
    proposals = fair_targets(counts, "pass_rate")
    assert proposals["state"].tolist() == ["unreported"] + [""] * 11
    assert np.isnan(proposals["target"][0]) and np.isnan(proposals["chance"][0])


def test_what_cannot_be_asked_is_refused(counts):
    with pytest.raises(ValueError, match="numbers of the plan"):
        fair_targets(counts, "trained")
    with pytest.raises(ValueError, match="ambition"):
        fair_targets(counts, "pass_rate", 1.5)
    with pytest.raises(ValueError, match="pace"):
        fair_targets(counts, "pass_rate", 0.5, pace=2.0)
