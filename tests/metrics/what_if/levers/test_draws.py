"""Draws repeat, lie around the point, and agree with closed forms within their stated error."""

import numpy as np
import pytest
from scipy import stats

from metrics.counts.snapshot import Counts
from metrics.what_if.levers.baseline import STAGES, baseline
from metrics.what_if.levers.catalogue import ALONE, DRAWN
from metrics.what_if.levers.draws import DRAWS, draw, quantiles
from metrics.what_if.levers.funnel import carry
from metrics.what_if.levers.tornado import tornado
from metrics.what_if.scenario import Scenario
from tests.metrics.what_if.conftest import make_counts

SCOPES = ("000000", "other", "110300")
SURE = 4.5  # standard errors of the simulation: a false alarm in 150,000


def fixed(counts, scope="110300", **levers):
    """A scenario whose volume is certain, as a round number."""
    return Scenario(scope, levers=(("volume", 1000.0), *levers.items()))


@pytest.mark.parametrize("scope", SCOPES)
def test_equal_scenarios_give_equal_draws(counts, scope):
    scenario = Scenario(scope, levers=(("opening_rate", 0.6),))
    one, other = draw(counts, scenario), draw(counts, scenario)
    for stage in STAGES:
        np.testing.assert_array_equal(one.amounts[stage], other.amounts[stage])
        assert len(one.amounts[stage]) == DRAWS


def test_another_scenario_is_drawn_anew(counts):
    one, other = (draw(counts, Scenario(levers=(("jobs", at),))) for at in (4.0, 4.000001))
    assert not np.array_equal(one.amounts["passed"], other.amounts["passed"])


@pytest.mark.parametrize("scope", SCOPES)
def test_draws_have_the_point_as_their_mean(counts, scope):
    drawn = draw(counts, Scenario(scope))
    for stage in STAGES:
        drawn_amounts = drawn.amounts[stage]
        error = drawn_amounts.std() / np.sqrt(DRAWS)
        # Jeffreys' half success and half failure move a rate by at most 1/(2n)
        assert drawn_amounts.mean() == pytest.approx(drawn.point[stage], abs=SURE * error, rel=2e-3)


def test_passers_agree_with_the_beta_binomial(counts):
    drawn_amounts = draw(counts, fixed(counts)).amounts["passed"]
    x, n = baseline(counts, "110300").evidence["pass_rate"]
    exact = stats.betabinom(1000, x + 0.5, n - x + 0.5)
    for share in (0.025, 0.2, 0.5, 0.8, 0.975):
        goal = exact.ppf(share)
        expected = exact.sf(goal - 1)
        error = np.sqrt(expected * (1 - expected) / DRAWS)
        assert (drawn_amounts >= goal).mean() == pytest.approx(expected, abs=SURE * error)
    assert drawn_amounts.var() == pytest.approx(exact.var(), rel=SURE * np.sqrt(2 / DRAWS))


def test_jobs_agree_with_the_normal_approximation(counts):
    drawn = draw(counts, fixed(counts, opening_rate=0.5))
    base = baseline(counts, "110300")
    businesses, jobs = drawn.amounts["businesses"], drawn.amounts["jobs"]
    mean, spread = base.today["jobs"], base.spread
    # Var(MB + e) = E[B]^2 s^2 + Var(B) (m^2 + s^2) + E[B] sd^2
    variance = (
        businesses.mean() ** 2 * spread**2
        + businesses.var() * (mean**2 + spread**2)
        + businesses.mean() * base.jobs_sd**2
    )
    assert jobs.var() == pytest.approx(variance, rel=SURE * np.sqrt(2 / DRAWS) * 1.2)
    goal = jobs.mean() + 0.5 * np.sqrt(variance)
    expected = stats.norm.sf(0.5)
    error = np.sqrt(expected * (1 - expected) / DRAWS)
    assert drawn.chance("jobs", goal) == pytest.approx(expected, abs=SURE * error + 0.01)


def test_the_volume_varies_as_much_as_training_did(counts):
    drawn_amounts = draw(counts, Scenario("110300"), spread=5.0).amounts["attended"]
    mean = baseline(counts, "110300").amounts["attended"]
    exact = stats.nbinom(mean / 4, 1 / 5)
    assert drawn_amounts.var() == pytest.approx(exact.var(), rel=SURE * np.sqrt(2 / DRAWS) * 1.2)
    assert drawn_amounts.var() == pytest.approx(5 * mean, rel=0.1)


def test_a_volume_that_is_set_is_certain(counts):
    assert set(draw(counts, fixed(counts)).amounts["attended"]) == {1000.0}


def test_quantiles_ascend_around_the_point(counts):
    quantile_table = quantiles(draw(counts, Scenario()))
    columns = ["q025", "q100", "q500", "q900", "q975"]
    assert (quantile_table[columns].diff(axis=1).iloc[:, 1:] >= 0).all().all()
    assert (quantile_table["q025"] <= quantile_table["point"]).all() and (
        quantile_table["point"] <= quantile_table["q975"]
    ).all()


def test_a_lever_moved_up_makes_a_goal_more_likely(counts):
    chances = [
        draw(counts, Scenario(levers=(("opening_rate", at),))).chance("jobs", 17_000)
        for at in (0.4, 0.5, 0.6)
    ]
    assert chances[0] < chances[1] < chances[2]


def test_where_nothing_is_counted_nothing_is_drawn(counts):
    drawn = draw(make_counts(mean=0.0), Scenario())
    assert np.isnan(drawn.amounts["jobs"]).all()


@pytest.mark.parametrize("step", [None, 0.05])
def test_a_tornado_names_the_widest_lever_first(counts, step):
    bars = tornado(counts, Scenario(), "jobs", step)
    assert sorted(bars["lever"]) == sorted(ALONE)
    assert (bars["swing"].diff().dropna() <= 0).all()
    assert bars.set_index("lever")["swing"]["survival"] == 0
    assert (bars["low"] <= bars["position"]).all() and (bars["position"] <= bars["high"]).all()


def test_a_tornado_moves_rates_by_points_and_numbers_by_shares(counts):
    bars = tornado(counts, Scenario(levers=(("pass_rate", 0.98),)), step=0.05).set_index("lever")
    assert bars.loc["pass_rate", ["low", "high"]].tolist() == pytest.approx([0.93, 1.0])
    volume = bars.loc["volume"]
    assert volume["low"] == pytest.approx(0.95 * volume["position"])


def test_a_tornado_moves_capacity_from_where_it_has_grown_to(counts):
    moved = Scenario(levers=(("volume", 2 * baseline(counts, "000000").today["volume"]),))
    bars = tornado(counts, moved, "lasting", step=0.05).set_index("lever")
    point = float(carry(baseline(counts, "000000"), moved.moved).amounts["lasting"])
    assert bars.loc["places", "position"] == pytest.approx(2 * 40 * 12)
    assert (bars["at_low"] <= point * (1 + 1e-9)).all()
    assert (bars["at_high"] >= point * (1 - 1e-9)).all()
    unsure = tornado(counts, moved, "lasting").set_index("lever")
    assert unsure.loc[["places", "loans"], "swing"].tolist() == pytest.approx([0, 0])


def test_a_snapshot_without_loans_and_places_has_no_rows_of_them(counts):
    kept = {k: v for k, v in counts.tables.items() if k not in ("credit", "occupancy")}
    old = Counts(9, counts.as_of, "", kept)
    assert sorted(tornado(old, Scenario(), step=0.05)["lever"]) == sorted(DRAWN)


def test_a_tornado_of_lasting_businesses_does_not_ask_for_jobs(counts):
    bars = tornado(counts, Scenario(), "lasting").set_index("lever")
    assert bars.loc["jobs", "swing"] == 0 and bars.loc["survival", "swing"] > 0
