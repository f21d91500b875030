"""A scenario's targets as a year's: afterwards every city has what the scenario shows, none else changes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.counts.entities import keys
from metrics.counts.snapshot import TIERS
from metrics.readings.targets import city_targets
from metrics.what_if.scenario import Scenario, Target
from metrics.what_if.targets.adopted import TargetVersion, _with_list, adoption, indicators, summary
from tests.metrics.what_if.conftest import make_counts

COUNTS = make_counts()
CITIES = keys(COUNTS, "city")
YEAR = 2011
PLAN = (
    TargetVersion("trained", 2010, "", "", 1, 1500.0),
    TargetVersion("trained", 2010, "municipality", "", 1, 3000.0),
    TargetVersion("opening_rate", 2010, "", "", 1, 0.5),
    TargetVersion("opening_rate", 2010, "", CITIES[3], 1, 0.4),
)


def after(new_targets, in_force):
    """Targets of every city once an adoption has been written."""
    added = [
        TargetVersion(key, YEAR, tier, city, 9, value)
        for key, tier, city, value in new_targets.rows
    ]
    return _with_list(COUNTS, [*in_force, *added])


def in_force(counts, key):
    return city_targets(counts, key, YEAR, np.nan)


def test_a_target_for_all_goes_before_those_of_a_tier_and_a_city():
    scenario = Scenario(targets=(Target("trained", 2000), Target("opening_rate", 0.55)))
    new_targets = adoption(COUNTS, scenario, YEAR, PLAN)

    then = after(new_targets, PLAN)
    assert set(in_force(then, "trained")) == {2000.0}
    assert set(in_force(then, "opening_rate")) == {0.55}
    assert new_targets.problem == ""


def test_a_year_without_targets_takes_over_those_that_stood_in_for_it():
    new_targets = adoption(
        COUNTS, Scenario(targets=(Target("trained", 1800, CITIES[5]),)), YEAR, PLAN
    )

    then = in_force(after(new_targets, PLAN), "trained")
    assert then[5] == 1800
    assert then.tolist()[:2] == [3000.0, 3000.0]
    assert (then[np.arange(len(then)) > 5] == 1500).all()
    assert new_targets.changed.to_dict("records") == [
        {"indicator": "trained", "entity": CITIES[5], "before": 1500.0, "after": 1800.0}
    ]


def test_in_a_year_with_targets_only_what_changes_is_set():
    in_force = (*PLAN, TargetVersion("opening_rate", YEAR, "", "", 1, 0.5))
    new_targets = adoption(
        COUNTS, Scenario(targets=(Target("opening_rate", 0.6, "other"),)), YEAR, in_force
    )

    assert new_targets.rows == (("opening_rate", "other", "", 0.6),)
    assert summary(new_targets.changed).to_dict("records") == [
        {
            "indicator": "opening_rate",
            "cities": 6,
            "before_lowest": 0.5,
            "before_highest": 0.5,
            "after_lowest": 0.6,
            "after_highest": 0.6,
        }
    ]


def test_fair_targets_of_every_city_are_set_one_by_one():
    wanted = np.round(np.linspace(0.4, 0.6, len(CITIES)), 3)
    fair = tuple(
        Target("opening_rate", value, code) for code, value in zip(CITIES, wanted, strict=True)
    )
    new_targets = adoption(COUNTS, Scenario(targets=fair), YEAR, PLAN)

    assert in_force(after(new_targets, PLAN), "opening_rate").tolist() == wanted.tolist()


def test_a_target_of_another_year_is_not_adopted():
    scenario = Scenario(targets=(Target("pass_rate", 0.9, year=2012),))

    assert adoption(COUNTS, scenario, YEAR, PLAN).problem == "none"
    assert indicators(scenario, YEAR) == ()
    assert indicators(scenario, 2012) == ("pass_rate",)


def test_what_is_so_already_is_said():
    assert adoption(COUNTS, Scenario(targets=(Target("pass_rate", 0.8),)), YEAR, ()).problem == (
        "same"
    )


def test_a_city_outside_the_list_is_said():
    scenario = Scenario(targets=(Target("pass_rate", 0.9, "999999"),))

    assert adoption(COUNTS, scenario, YEAR, PLAN).problem == "city"


def test_a_part_of_the_cities_does_not_take_the_peers_from_the_others():
    one = Scenario(targets=(Target("chain_coverage", 0.5, CITIES[0]),))
    everyone = Scenario(targets=tuple(Target("chain_coverage", 0.5, tier) for tier in TIERS))

    assert adoption(COUNTS, one, YEAR, PLAN).problem == "peers"
    assert adoption(COUNTS, everyone, YEAR, PLAN).problem == ""


whoms = st.sampled_from(["all", *TIERS, *CITIES[:4]])
values = st.sampled_from([0.3, 0.4, 0.5, 0.6])
places = st.sampled_from([("", ""), *((tier, "") for tier in TIERS), *(("", c) for c in CITIES)])


@given(
    st.dictionaries(st.tuples(whoms, st.sampled_from([0, YEAR, 2012])), values, min_size=1),
    st.dictionaries(st.tuples(places, st.sampled_from([2009, YEAR]), st.integers(1, 3)), values),
)
def test_afterwards_every_city_has_what_the_scenario_shows(wanted, there):
    in_force = [
        TargetVersion("opening_rate", year, tier, city, version, value)
        for ((tier, city), year, version), value in there.items()
    ]
    targets = tuple(Target("opening_rate", v, whom, year) for (whom, year), v in wanted.items())
    new_targets = adoption(COUNTS, Scenario(targets=targets), YEAR, in_force)
    expected = city_targets(_with_list(COUNTS, in_force), "opening_rate", YEAR, 0.5).copy()
    order = {"all": 0, **dict.fromkeys(TIERS, 1)}
    for target in sorted(
        targets, key=lambda one_target: (order.get(one_target.whom, 2), one_target.year)
    ):
        if target.year in (0, YEAR):
            meant = [
                target.whom in ("all", TIERS[tier], code)
                for code, tier in zip(CITIES, COUNTS.tier_of, strict=True)
            ]
            expected[meant] = target.value

    got = city_targets(after(new_targets, in_force), "opening_rate", YEAR, 0.5)
    assert got.tolist() == pytest.approx(expected.tolist(), abs=0)
