"""A scenario is codes and numbers: equal assumptions are equal, and a link gives them back."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from metrics.counts.snapshot import TIERS
from metrics.registry import INDICATORS
from metrics.what_if.levers.catalogue import LEVERS
from metrics.what_if.scenario import (
    Scenario,
    Target,
    assumed_indicators,
    is_city,
    read,
    slice_and_row,
)

WHOM = some.sampled_from(("all", *TIERS, "110100"))
TARGETS = some.builds(
    Target,
    some.sampled_from(sorted(INDICATORS)),
    some.floats(0, 1),
    WHOM,
    some.sampled_from((0, 2009, 2010)),
)
LEVER_VALUES = some.tuples(some.sampled_from(sorted(LEVERS)), some.floats(0, 1))
SCENARIOS = some.builds(
    Scenario,
    some.sampled_from(("000000", *TIERS, "110100")),
    some.lists(TARGETS, max_size=4, unique_by=lambda t: (t.indicator, t.whom, t.year)).map(tuple),
    some.lists(LEVER_VALUES, max_size=4, unique_by=lambda pair: pair[0]).map(tuple),
)


@given(SCENARIOS)
def test_a_link_gives_the_scenario_back_exactly(scenario):
    assert read(scenario.text) == scenario
    assert hash(read(scenario.text)) == hash(scenario)
    assert read(scenario.text).seed == scenario.seed


@given(SCENARIOS)
def test_a_link_needs_no_escaping(scenario):
    assert re.fullmatch(r"[A-Za-z0-9._~+-]+", scenario.text)


def test_the_order_in_which_things_were_said_does_not_matter():
    one = Scenario(levers=(("jobs", 5), ("volume", 100)))
    other = Scenario(levers=(("volume", 100.0), ("jobs", 5.0)))
    assert one == other and one.text == other.text and one.seed == other.seed
    pair = (Target("pass_rate", 0.8), Target("opening_rate", 0.5))
    assert Scenario(targets=pair) == Scenario(targets=pair[::-1])


def test_a_scenario_without_assumptions_is_today():
    assert Scenario().is_today
    assert not Scenario(levers=(("jobs", 5.0),)).is_today


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: Target("height", 1.0), "height"),
        (lambda: Target("pass_rate", 1.2), "up to 1"),
        (lambda: Target("trained", -1.0), "from 0"),
        (lambda: Target("pass_rate", 0.8, "village"), "village"),
        (lambda: Target("pass_rate", 0.8, "all", 12), "12"),
        (lambda: Scenario("moon"), "moon"),
        (lambda: Scenario(levers=(("luck", 1.0),)), "luck"),
        (lambda: Scenario(levers=(("jobs", float("nan")),)), "nan"),
        (lambda: Scenario(levers=(("jobs", 1.0), ("jobs", 2.0))), "twice"),
        (lambda: Scenario(targets=(Target("pass_rate", 0.8), Target("pass_rate", 0.9))), "twice"),
        (lambda: read("000000~x-1"), "neither"),
        (lambda: read("000000~l-jobs-many"), "many"),
        (lambda: read("000000~t-pass_rate-all-inf-0.8"), "inf"),
        (lambda: read(""), "''"),
    ],
)
def test_what_cannot_be_is_refused_in_words(make, said):
    with pytest.raises(ValueError, match=said):
        make()


def test_a_city_that_is_not_listed_has_no_place(counts):
    assert slice_and_row(counts, "110100") == ("city", 0)
    with pytest.raises(ValueError, match="999999"):
        slice_and_row(counts, "999999")


def test_a_scope_is_one_city_or_several():
    assert [is_city(scope) for scope in ("110100", "000000", *TIERS)] == [True, *[False] * 4]


def test_indicators_are_named_in_the_order_of_the_plan():
    targets = (
        Target("stability_rate", 0.5),
        Target("pass_rate", 0.9),
        Target("pass_rate", 0.8, "other"),
    )
    named = assumed_indicators(Scenario(targets=targets))

    assert named == [key for key in INDICATORS if key in ("pass_rate", "stability_rate")]
