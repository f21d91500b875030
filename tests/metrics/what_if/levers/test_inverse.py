"""From the goal back: what is found gives the goal again, and what cannot be is said."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from metrics.methods.proportions import probability_at_least
from metrics.what_if.levers.baseline import baseline
from metrics.what_if.levers.cheapest import Price, cheapest
from metrics.what_if.levers.funnel import carry
from metrics.what_if.levers.inverse import Infeasible, Solved, highest_target, solve
from metrics.what_if.scenario import Scenario
from metrics.what_if.targets.arrays import target_arrays
from tests.metrics.what_if.conftest import make_counts

LEVERS = ("volume", "pass_rate", "share_served", "opening_rate", "jobs", "loans")
FOR_LASTING = ("volume", "pass_rate", "share_served", "opening_rate", "survival", "places")


@settings(max_examples=80)
@given(
    some.sampled_from(("000000", "other", "110300")),
    some.sampled_from(LEVERS),
    some.floats(0.05, 1.6),
    some.floats(0.3, 0.9),
)
def test_inverse_then_forward_returns_the_goal(counts, scope, lever, share, opening):
    assumed = () if lever in ("opening_rate", "loans") else (("opening_rate", opening),)
    scenario = Scenario(scope, levers=assumed)
    goal = share * baseline(counts, scope).amounts["jobs"]
    solution = solve(counts, scenario, lever, goal)
    if isinstance(solution, Infeasible):
        assert solution.why == "beyond"
        assert abs(solution.amount - goal) > 1e-6
        return
    again = carry(baseline(counts, scope), {**scenario.moved, lever: solution.value}).amounts[
        "jobs"
    ]
    assert float(again) == pytest.approx(goal, abs=1e-6)


@settings(max_examples=80)
@given(
    some.sampled_from(FOR_LASTING),
    some.floats(0.05, 1.6),
    some.dictionaries(some.sampled_from(("places", "loans")), some.floats(0, 4), min_size=1),
)
def test_inverse_then_forward_returns_the_goal_with_capacity_set(counts, lever, share, set_):
    base = baseline(counts, "000000")
    levers = tuple((key, at * base.today[key]) for key, at in set_.items() if key != lever)
    scenario = Scenario(levers=levers)
    goal = share * float(carry(base, {}).amounts["lasting"])
    answer = solve(counts, scenario, lever, goal, "lasting")
    if isinstance(answer, Infeasible):
        assert answer.why == "beyond"
        assert abs(answer.amount - goal) > 1e-6
        return
    again = carry(base, {**scenario.moved, lever: answer.value}).amounts["lasting"]
    assert float(again) == pytest.approx(goal, abs=1e-6)


def test_how_many_more_trainees_is_proportional_at_todays_rates(counts):
    base = baseline(counts, "000000")
    solution = solve(counts, Scenario(), "volume", 1.25 * base.amounts["jobs"])
    assert isinstance(solution, Solved)
    assert solution.more == pytest.approx(0.25 * base.amounts["attended"])


def test_a_goal_out_of_reach_names_the_nearest_and_what_peers_did(counts):
    solution = solve(counts, Scenario("110300"), "opening_rate", 1e9)
    assert isinstance(solution, Infeasible)
    assert (solution.nearest, solution.why) == (1.0, "beyond")
    assert 0.4 < solution.seen.high < 1 and solution.seen.city.startswith("11")


def test_a_lever_that_does_not_bear_on_the_goal_says_so(counts):
    solution = solve(counts, Scenario(), "survival", 100.0, "jobs")
    assert isinstance(solution, Infeasible) and solution.why == "without_effect"


def test_where_nothing_is_counted_there_is_no_answer(counts):
    solution = solve(make_counts(mean=0.0), Scenario(), "volume", 100.0)
    assert isinstance(solution, Infeasible) and solution.why == "no_figure"


def test_a_share_of_the_mix_cannot_be_solved_for(counts):
    with pytest.raises(ValueError, match="mix"):
        solve(counts, Scenario(), "share_student", 100.0)


@given(some.integers(1, 12), some.floats(0.05, 0.95))
def test_the_highest_target_is_reached_by_as_many_cities_and_no_higher_one_is(
    counts, cities, chance
):
    highest = highest_target(counts, "pass_rate", cities, chance)
    cities_arrays = target_arrays(counts, "pass_rate")

    def able(target):
        reached = probability_at_least(cities_arrays.numerator, cities_arrays.denominator, target)
        return int((reached >= chance).sum())

    assert able(highest.target - 1e-9) >= cities
    assert able(highest.target + 1e-9) < cities


def test_the_highest_target_for_more_cities_than_have_a_figure_is_missing(counts):
    highest = highest_target(counts, "job_multiplier", 13)
    assert np.isnan(highest.target) and (highest.able, highest.asked) == (12, 13)


def test_a_highest_target_of_jobs_lies_below_the_mean_by_its_error(counts):
    cities_arrays = target_arrays(counts, "job_multiplier")
    best = highest_target(counts, "job_multiplier", 1, 0.5)
    assert best.target == pytest.approx(cities_arrays.value.max())


PRICES = (
    Price("volume", 900, 4000),
    Price("opening_rate", 9000, 0.75),
    Price("pass_rate", 4000, 0.95),
    Price("jobs", 300_000, 6.0),
)


@settings(max_examples=30)
@given(some.floats(1.01, 2.2), some.lists(some.floats(0.2, 5), min_size=4, max_size=4))
@pytest.mark.slow
def test_the_cheapest_way_reaches_the_goal_and_no_other_is_cheaper(counts, share, weights):
    base = baseline(counts, "110300")
    goal = share * base.amounts["jobs"]
    prices = [Price(p.lever, p.cost * w, p.most) for p, w in zip(PRICES, weights, strict=True)]
    plan = cheapest(counts, Scenario("110300"), prices, goal)
    assert plan.feasible
    assert plan.amount == pytest.approx(goal, abs=1e-6)
    assert plan.cost <= oracle(base, prices, goal) * (1 + 1e-6)
    for price, (lever, at) in zip(prices, plan.positions, strict=True):
        assert base.today[lever] <= at <= max(price.most, base.today[lever])


def oracle(base, prices, goal):
    """The least cost on a grid: three levers tried on 40 steps each, the volume solved for."""
    by = {price.lever: price for price in prices}
    rates = ("opening_rate", "pass_rate", "jobs")
    steps = [np.linspace(base.today[key], max(by[key].most, base.today[key]), 40) for key in rates]
    tried = np.meshgrid(*steps, indexing="ij")
    per_person = carry(base, dict(zip(rates, tried, strict=True))).amounts["jobs"]
    volume = np.maximum(1, goal / per_person) * base.today["volume"]
    unit = {key: price.cost * (100 if key.endswith("rate") else 1) for key, price in by.items()}
    cost = (volume - base.today["volume"]) * unit["volume"]
    cost = cost + sum(
        (at - base.today[key]) * unit[key] for key, at in zip(rates, tried, strict=True)
    )
    return cost[volume <= by["volume"].most].min()


@pytest.mark.slow
@settings(max_examples=20)
@given(some.floats(1.01, 1.3), some.lists(some.floats(0.1, 10), min_size=3, max_size=3))
def test_a_cheap_corner_is_found_though_rates_bear_on_a_part_of_the_businesses_alone(
    counts, share, weights
):
    base = baseline(counts, "110300")
    prices = [
        Price(lever, cost * weight, most)
        for (lever, cost, most), weight in zip(
            (("pass_rate", 4000, 1.0), ("share_served", 4000, 1.0), ("opening_rate", 4000, 1.0)),
            weights,
            strict=True,
        )
    ]
    goal = share * base.amounts["jobs"]
    plan = cheapest(counts, Scenario("110300"), prices, goal)
    steps = [np.linspace(base.today[p.lever], 1, 60) for p in prices]
    tried = np.meshgrid(*steps, indexing="ij")
    amount = carry(base, dict(zip([p.lever for p in prices], tried, strict=True))).amounts["jobs"]
    cost = sum(
        (at - base.today[p.lever]) * 100 * p.cost for at, p in zip(tried, prices, strict=True)
    )
    assert plan.feasible == bool((amount >= goal).any())
    assert not plan.feasible or plan.cost <= cost[amount >= goal].min() * (1 + 1e-6)


@pytest.mark.parametrize(("costs", "rests"), [((1e9, 1.0), "opening_rate"), ((1.0, 1e9), "loans")])
def test_of_a_rate_and_its_capacity_the_cheaper_one_moves(counts, costs, rests):
    base = baseline(counts, "110300")
    prices = (Price("opening_rate", costs[0], 0.9), Price("loans", costs[1], 4 * base.loans))
    goal = 1.02 * base.amounts["jobs"]
    plan = cheapest(counts, Scenario("110300"), prices, goal)
    assert plan.feasible and plan.amount == pytest.approx(goal, abs=1e-6)
    assert dict(plan.positions)[rests] == pytest.approx(base.today[rests])
    again = carry(base, {k: v for k, v in plan.positions if k != rests}).amounts["jobs"]
    assert float(again) == pytest.approx(goal, abs=1e-6)


def test_a_goal_beyond_all_bounds_gives_the_nearest(counts):
    plan = cheapest(counts, Scenario("110300"), PRICES, 1e9)
    assert not plan.feasible
    assert dict(plan.positions) == {p.lever: p.most for p in PRICES}
    assert plan.amount < 1e9
    assert dict(plan.seen)["opening_rate"].high < 1


def test_a_goal_already_reached_costs_nothing(counts):
    plan = cheapest(counts, Scenario("110300"), PRICES, 1.0)
    assert plan.feasible and plan.cost == 0


def test_loans_that_are_priced_do_not_grow_by_themselves(counts):
    base = baseline(counts, "110300")
    prices = (Price("volume", 10, 9000), Price("loans", 1e9, 1e4))
    plan = cheapest(counts, Scenario("110300"), prices, 1.5 * base.amounts["jobs"])
    positions = dict(plan.positions)
    assert positions["loans"] == pytest.approx(base.loans)
    assert positions["volume"] > 1.5 * base.amounts["attended"]
    again = carry(base, positions).amounts["jobs"]
    assert float(again) == pytest.approx(1.5 * base.amounts["jobs"], abs=1e-6)


def test_no_number_of_loans_tried_one_by_one_is_cheaper(counts):
    base = baseline(counts, "110300")
    goal, costs = 1.2 * base.amounts["jobs"], (900.0, 150.0)
    most = 3 * base.loans
    prices = (Price("volume", costs[0], 1e5), Price("loans", costs[1], most))
    plan = cheapest(counts, Scenario("110300"), prices, goal)
    assert plan.amount == pytest.approx(goal, abs=1e-6)
    tried = []
    for loans in np.linspace(base.loans, most, 400):
        needed = solve(counts, Scenario("110300", levers=(("loans", loans),)), "volume", goal)
        more = max(0.0, needed.value - base.amounts["attended"])
        tried.append(costs[0] * more + costs[1] * (loans - base.loans))
    assert plan.cost <= min(tried) * (1 + 1e-6)


def test_a_price_must_be_one(counts):
    for wrong in (("jobs", 0.0, 1.0), ("share_student", 1.0, 1.0), ("luck", 1.0, 1.0)):
        with pytest.raises(ValueError, match=wrong[0]):
            Price(*wrong)
    with pytest.raises(ValueError, match="once"):
        cheapest(counts, Scenario(), (PRICES[0], PRICES[0]), 5.0)
