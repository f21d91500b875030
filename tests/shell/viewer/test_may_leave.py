"""What a viewer of some cities gets of each function: what is listed, and no other city in it."""

import importlib
from typing import Any

import pandas as pd
import pytest

from metrics.counts.entities import NATION, names
from metrics.counts.snapshot import TIERS, Counts
from metrics.methods.proportions import ratio
from metrics.readings.forecasts import overdispersion
from metrics.what_if.levers import flow as levers
from metrics.what_if.levers import inverse, observed
from metrics.what_if.levers.observed import ObservedRange
from metrics.what_if.scenario import Scenario, Target
from metrics.what_if.targets import before_after, fair, reached
from metrics.what_if.targets.arrays import target_arrays
from shell.cache import readings
from shell.cache.readings import cached
from shell.viewer.access import NOBODY, SINGLE_USER, AccessRefused, Scope
from shell.viewer.may_leave import RULES, may_hold, named_codes, require_place, without_other_cities

OWN, OTHER = "440100", "440300"
CITY = Scope("city", (OWN,))
MINE = (Target("pass_rate", 0.95, OWN),)
THEIRS = (Target("pass_rate", 0.95, OTHER),)


@pytest.fixture
def counts(demo_database: str) -> Counts:
    return readings._counts(2)


# Function, its keys, and whether a city's office may ask for it.
TABLE: list[tuple[Any, dict[str, Any], bool]] = [
    (before_after.position, {"key": "pass_rate", "where": OWN, "targets": ()}, True),
    (before_after.position, {"key": "pass_rate", "where": NATION, "targets": MINE}, True),
    (before_after.position, {"key": "pass_rate", "where": TIERS[1], "targets": ()}, True),
    (before_after.position, {"key": "pass_rate", "where": OTHER, "targets": ()}, False),
    (before_after.position, {"key": "pass_rate", "where": OWN, "targets": THEIRS}, False),
    (before_after.before_after, {"key": "pass_rate", "where": NATION, "targets": THEIRS}, False),
    (levers.flow, {"scenario": Scenario(OWN)}, True),
    (levers.flow, {"scenario": Scenario(OTHER)}, False),
    (levers.flow, {"scenario": Scenario(OWN, THEIRS)}, False),
    (reached.reach, {"key": "pass_rate", "line": 0.8}, True),
    (reached.deciles, {"key": "pass_rate"}, True),
    (fair.fair_targets, {"key": "pass_rate"}, True),
    (inverse.highest_target, {"key": "pass_rate", "cities": 60}, False),
    (target_arrays, {"key": "pass_rate"}, False),
    (overdispersion, {}, False),
    (ratio, {}, False),
    (readings._office, {"code": OWN}, True),
    (readings._office, {"code": OTHER}, False),
    (readings._is_demo, {}, True),
    (readings._city_changes, {"previous": None, "code": OWN}, False),
    (readings._reading, {"indicator": "pass_rate", "by": "national"}, True),
    (readings._reading, {"indicator": "pass_rate", "by": "city"}, True),
    (readings._reading, {"indicator": "pass_rate", "by": "province"}, False),
    (readings._reading, {"indicator": "pass_rate", "by": "tier"}, False),
    (readings._reading, {"indicator": "pass_rate", "by": "institution"}, False),
    (names, {"by": "tier"}, True),
    (names, {"by": "province"}, False),
    (names, {"by": "institution"}, False),
]


@pytest.mark.parametrize(("function", "keys", "open_"), TABLE)
def test_a_city_gets_what_the_table_opens(
    counts: Counts, function: Any, keys: dict[str, Any], open_: bool
) -> None:
    if open_:
        assert cached(CITY, 2, function, **keys) is not None
        return
    with pytest.raises(AccessRefused):
        cached(CITY, 2, function, **keys)


@pytest.mark.parametrize(
    "scope", [NOBODY, Scope("city", None), Scope("city", ()), Scope("ministry", (OWN,))]
)
@pytest.mark.parametrize("name", sorted(RULES))
def test_a_scope_that_is_none_gets_nothing_of_any_function(
    counts: Counts, scope: Scope, name: str
) -> None:
    with pytest.raises(AccessRefused):
        cached(scope, 2, found(name))


def found(name: str) -> Any:
    module, _, function = name.rpartition(".")
    return getattr(importlib.import_module(module), function)


@pytest.mark.parametrize("name", sorted(RULES))
def test_every_listed_function_is_there_under_its_name(name: str) -> None:
    function = found(name)

    assert f"{function.__module__}.{function.__qualname__}" == name


def test_of_tables_by_city_only_the_own_row_is_handed_out(counts: Counts) -> None:
    for function in (fair.fair_targets, reached.distribution, reached.best):
        assert list(cached(CITY, 2, function, key="pass_rate")["entity"]) == [OWN]
        assert len(cached(SINGLE_USER, 2, function, key="pass_rate")) > 50
    assert list(readings.city_list(CITY, 2)["entity"]) == [OWN]
    assert list(readings.entity_names(CITY, 2, "city")) == [OWN]
    assert len(readings.city_list(SINGLE_USER, 2)) == 100


def test_the_own_row_is_what_the_ministry_sees_of_it(counts: Counts) -> None:
    mine = readings.reading(CITY, 2, "pass_rate", "city")
    all_ = readings.reading(SINGLE_USER, 2, "pass_rate", "city")

    pd.testing.assert_frame_equal(mine, all_[all_["entity"] == OWN].reset_index(drop=True))


def test_totals_stay_whole_and_name_the_own_city_alone(counts: Counts) -> None:
    raised = (Target("pass_rate", 0.9),)
    choice = {"key": "pass_rate", "where": NATION, "targets": raised}
    mine, whole = (
        cached(scope, 2, before_after.before_after, **choice) for scope in (CITY, SINGLE_USER)
    )

    assert (mine.before, mine.after, mine.missing) == (whole.before, whole.after, whole.missing)
    assert len(whole.turned) > 5
    assert {row[0] for row in mine.turned} <= {OWN}
    held = cached(CITY, 2, before_after.verdict_of_each, key="pass_rate", targets=())
    assert list(held) == [OWN]


def test_the_best_of_others_stands_without_name_and_month(counts: Counts) -> None:
    scenario = Scenario(OWN, levers=(("opening_rate", 1.0),))
    mine = cached(CITY, 2, observed.unseen, scenario=scenario)["opening_rate"]
    whole = cached(SINGLE_USER, 2, observed.unseen, scenario=scenario)["opening_rate"]

    assert whole.city not in ("", OWN)
    assert mine == ObservedRange(whole.low, whole.high, "", "")
    assert without_other_cities(ObservedRange(0, 1, OWN, "2009-09"), (OWN,)).city == OWN
    assert "" not in (whole.low_city, whole.low_month)
    ends = ObservedRange(0, 1, OTHER, "2009-09", OWN, "2008-08")
    assert without_other_cities(ends, (OWN,)) == ObservedRange(0, 1, "", "", OWN, "2008-08")


def test_a_tier_with_hardly_another_city_has_no_totals() -> None:
    class Few:
        codes = pd.Series([OWN, OTHER, "440500", "440600"]).astype(int).to_numpy()
        tier_of = pd.Series([0, 0, 0, 1]).to_numpy()

    few: Any = Few()
    require_place(CITY, few, NATION)
    for tier in TIERS[:2]:
        with pytest.raises(AccessRefused):
            require_place(CITY, few, tier)


def test_a_city_is_found_however_deep_a_choice_names_it() -> None:
    scenario = Scenario(OWN, (Target("pass_rate", 0.9, OTHER), Target("trained", 9.0)))

    assert set(named_codes({"a": (1, [scenario], "440100~x")})) == {OWN, OTHER}
    assert set(named_codes({OTHER: None})) == {OTHER}
    assert set(named_codes(("all", "pass_rate", 440300, None))) == set()


def test_a_scenario_may_be_held_where_it_names_no_other_city() -> None:
    general = (Target("pass_rate", 0.9), Target("pass_rate", 0.8, TIERS[1]))

    assert may_hold(CITY, Scenario(OWN, (*general, *MINE)))
    assert not may_hold(CITY, Scenario(OWN, THEIRS))
    assert not may_hold(CITY, Scenario(NATION, general))
    assert not may_hold(CITY, Scenario(TIERS[1]))
    assert may_hold(SINGLE_USER, Scenario(OTHER, THEIRS))
