"""The sides of a scope: of the nation what all cities give, of its parts what sums to it."""

import numpy as np
import pytest

from metrics.counts.entities import NATION, keys
from metrics.counts.snapshot import TIERS
from metrics.readings.tidy import readings
from metrics.readings.verdicts import STATES, VERDICT_OF, VERDICTS
from metrics.registry import INDICATORS
from metrics.what_if.scenario import Scenario, Target
from metrics.what_if.targets.before_after import (
    addressee,
    before_after,
    of_targets,
    plan_totals,
    position,
    state_of_each,
    year_read,
)
from metrics.what_if.targets.chosen import chosen_targets
from tests.oracle.what_if import asked_of, effect

RAISED = dict.fromkeys(INDICATORS, 0.6) | {"trained": 1_600.0, "job_multiplier": 4.0}


@pytest.mark.parametrize("key", INDICATORS)
def test_the_nations_sides_are_the_effect_on_all_cities(counts, key):
    targets = (Target(key, RAISED[key]),)
    sides, whole = before_after(counts, key, NATION, targets), effect(counts, key, targets)

    assert {verdict: sides.cities(verdict)[0] for verdict in VERDICTS} == whole.before
    assert {verdict: sides.cities(verdict)[1] for verdict in VERDICTS} == whole.after
    assert sides.missing == (whole.missing_before, whole.missing_after)
    assert sides.asked == (whole.asked_before, whole.asked_after)
    rows = whole.turned[["entity", "before", "after"]].itertuples(index=False, name=None)
    turned = [
        (code, *(VERDICT_OF.get(state, state) for state in ends)) for code, *ends in sides.turned
    ]
    assert turned == list(rows)


@pytest.mark.parametrize("key", INDICATORS)
def test_cities_and_tiers_sum_to_the_nation(counts, key):
    targets = (Target(key, RAISED[key]),)
    whole = before_after(counts, key, NATION, targets)
    known = {TIERS[at] for at in np.unique(counts.tier_of)}
    for parts in (keys(counts, "city"), known):
        of_parts = [before_after(counts, key, part, targets) for part in parts]
        assert np.sum([one.after for one in of_parts], axis=0).tolist() == list(whole.after)
        assert np.sum([one.missing for one in of_parts], axis=0).tolist() == list(whole.missing)
        assert sum(len(one.turned) for one in of_parts) == len(whole.turned)


def test_the_plan_of_a_year_follows_that_years_targets_alone(counts):
    year = year_read(counts, "pass_rate") + 1
    targets = (Target("pass_rate", 0.9, year=year),)
    later, now = (plan_totals(counts, NATION, targets, plan_year) for plan_year in (year, 0))

    assert later["passed"] == pytest.approx(0.9 * later["trained"])
    assert now == plan_totals(counts, NATION, ())
    assert plan_totals(counts, NATION, targets, year - 1) == plan_totals(
        counts, NATION, (), year - 1
    )


@pytest.mark.parametrize("key", INDICATORS)
def test_the_states_of_todays_targets_are_those_of_the_readings(counts, key):
    shown = readings(counts, INDICATORS[key], "city", ranks=False)

    assert list(state_of_each(counts, key, ()).values()) == shown["state"].tolist()


@pytest.mark.parametrize("key", INDICATORS)
def test_nothing_assumed_changes_nothing(counts, key):
    sides = before_after(counts, key, NATION, ())

    assert sides.unchanged or np.isnan(sides.today[0])
    assert sides.before == sides.after
    assert sides.turned == ()


def test_the_plan_of_a_scope_sums_what_the_plan_asks_of_its_cities(counts):
    targets = (Target("pass_rate", 0.9),)
    rows = asked_of(counts, targets)
    assert plan_totals(counts, NATION, targets) == pytest.approx(
        rows.drop(columns="entity").sum().to_dict()
    )
    first = rows.iloc[0]
    assert plan_totals(counts, first["entity"], targets) == pytest.approx(
        first.drop("entity").to_dict()
    )


def test_a_position_is_the_middle_of_the_scopes_targets(counts):
    city = keys(counts, "city")[0]
    targets = (Target("pass_rate", 0.9, city),)

    assert position(counts, "pass_rate", city, targets) == 0.9
    middle = np.median(chosen_targets(counts, "pass_rate", targets))
    assert position(counts, "pass_rate", NATION, targets) == middle


def test_each_city_has_its_state_under_the_targets(counts):
    states = state_of_each(counts, "pass_rate", (Target("pass_rate", 0.9),))
    counted = before_after(counts, "pass_rate", NATION, (Target("pass_rate", 0.9),)).after

    assert set(states) == set(keys(counts, "city"))
    assert [list(states.values()).count(state) for state in STATES] == list(counted)


def test_targets_are_told_apart_by_indicator_and_addressee(counts):
    passing, other = Target("pass_rate", 0.9), Target("opening_rate", 0.6)

    assert of_targets(Scenario(targets=(passing, other)), "pass_rate") == (passing,)
    assert (addressee(NATION), addressee("other"), addressee("110000")) == (
        "all",
        "other",
        "110000",
    )
    assert year_read(counts, "trained") == counts.as_of.year
