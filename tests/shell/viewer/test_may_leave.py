"""What a viewer of some cities gets of each function: what is listed, and no other city in it."""

import importlib
import pkgutil
from functools import wraps
from typing import Any

import pandas as pd
import pytest

import shell
from metrics.counts.entities import NATION, names
from metrics.counts.snapshot import TIERS, Counts
from metrics.methods.proportions import ratio
from metrics.readings.season import overdispersion
from metrics.what_if.levers import flow as levers
from metrics.what_if.levers import inverse, observed
from metrics.what_if.levers.observed import ObservedRange
from metrics.what_if.scenario import Scenario, Target
from metrics.what_if.targets import before_after, fair, reached
from metrics.what_if.targets.arrays import target_arrays
from shell.cache import readings
from shell.cache.readings import cached
from shell.viewer.access import NOBODY, SINGLE_USER, AccessRefused, Scope
from shell.viewer.cuts import GENERAL, without_other_cities
from shell.viewer.may_leave import listed_functions, may_leave

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


@pytest.fixture(scope="module", autouse=True)
def shell_imported() -> None:
    for module in pkgutil.walk_packages(shell.__path__, "shell."):
        if module.name != "shell.frame":  # the script of a session, no module
            importlib.import_module(module.name)


@pytest.mark.parametrize(
    "scope", [NOBODY, Scope("city", None), Scope("city", ()), Scope("ministry", (OWN,))]
)
def test_a_scope_that_is_none_gets_nothing_of_any_function(counts: Counts, scope: Scope) -> None:
    for function in listed_functions():
        with pytest.raises(AccessRefused):
            cached(scope, 2, function)


def test_these_functions_and_no_others_are_listed() -> None:
    """What leaves for a city's office, to be read in one place; nothing is opened by the way."""
    modules: dict[str, set[str]] = {}
    for function in listed_functions():
        if function.__module__.startswith(("metrics.", "shell.")):
            modules.setdefault(function.__module__, set()).add(function.__qualname__)

    assert modules == {
        "metrics.cohorts.visit_check": {"visit_check"},
        "metrics.counts.entities": {"names"},
        "metrics.counts.periods": {"year_share"},
        "metrics.what_if.comparison": {"compared_verdicts", "compared_amounts"},
        "metrics.what_if.levers.cheapest": {"cheapest"},
        "metrics.what_if.levers.flow": {"flow", "positions", "readings_under"},
        "metrics.what_if.levers.inverse": {"solve"},
        "metrics.what_if.levers.observed": {"unseen"},
        "metrics.what_if.levers.tornado": {"tornado"},
        "metrics.what_if.targets.before_after": {
            "before_after",
            "plan_totals",
            "position",
            "state_of_each",
            "year_read",
        },
        "metrics.what_if.targets.changes": {"changes"},
        "metrics.what_if.targets.fair": {"fair_targets"},
        "metrics.what_if.targets.reached": {"best", "deciles", "distribution", "reach"},
        "shell.cache.per_view": {"_finished_part"},
        "shell.cache.readings": {
            "_area",
            "_as_of",
            "_city_list",
            "_cities_by_summary",
            "_is_demo",
            "_office",
            "_reading",
            "_scenario_moved",
        },
        "shell.parts.definition_card": {"_is_counted", "_span"},
        "shell.parts.filters": {"_gone_words"},
        "shell.parts.missing_records": {"_absent"},
        "shell.screens.what_if.levers.figures": {"_attended", "_recorded", "drawn_amounts"},
        "shell.screens.what_if.levers.goal": {"_seen_high"},
        "shell.screens.what_if.levers.timing": {"ends"},
        "shell.screens.what_if.targets.surroundings": {"tier_of"},
    }


def test_a_mark_is_on_the_very_function(counts: Counts) -> None:
    """Who takes over the name of a listed function, or wraps it, opens nothing with it."""

    @wraps(before_after.year_read)
    def wrapped(counts: Counts, key: str) -> Any:
        return before_after.year_read(counts, key)

    wrapped.__qualname__ = "year_read"
    with pytest.raises(AccessRefused):
        cached(CITY, 2, wrapped, key="pass_rate")


def test_a_renamed_function_keeps_its_rule(counts: Counts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(before_after.year_read, "__qualname__", "year_that_is_read")

    assert cached(CITY, 2, before_after.year_read, key="pass_rate")


def test_a_function_is_opened_by_its_mark_alone(counts: Counts) -> None:
    with pytest.raises(AccessRefused):
        cached(CITY, 2, snapshot_number)
    may_leave(GENERAL)(snapshot_number_for_all)

    assert cached(CITY, 2, snapshot_number_for_all) == 2


def snapshot_number(counts: Counts) -> int:
    return counts.number


def snapshot_number_for_all(counts: Counts) -> int:
    return counts.number


def test_of_tables_by_city_only_the_own_row_is_handed_out(counts: Counts) -> None:
    for function in (fair.fair_targets, reached.distribution, reached.best):
        assert list(cached(CITY, 2, function, key="pass_rate")["entity"]) == [OWN]
        assert len(cached(SINGLE_USER, 2, function, key="pass_rate")) > 50
    assert list(readings.city_list(CITY, 2)["entity"]) == [OWN]
    assert list(readings.entity_names(CITY, 2, "city")) == [OWN]
    assert len(readings.city_list(SINGLE_USER, 2)) == 100


def test_the_own_row_is_what_the_ministry_sees_of_it(counts: Counts) -> None:
    own_rows = readings.reading(CITY, 2, "pass_rate", "city")
    all_rows = readings.reading(SINGLE_USER, 2, "pass_rate", "city")

    pd.testing.assert_frame_equal(
        own_rows, all_rows[all_rows["entity"] == OWN].reset_index(drop=True)
    )


def test_totals_stay_whole_and_name_the_own_city_alone(counts: Counts) -> None:
    raised = (Target("pass_rate", 0.9),)
    choice = {"key": "pass_rate", "where": NATION, "targets": raised}
    cut, whole = (
        cached(scope, 2, before_after.before_after, **choice) for scope in (CITY, SINGLE_USER)
    )

    assert (cut.before, cut.after, cut.missing) == (whole.before, whole.after, whole.missing)
    assert len(whole.turned) > 5
    assert {row[0] for row in cut.turned} <= {OWN}
    verdicts = cached(CITY, 2, before_after.state_of_each, key="pass_rate", targets=())
    assert list(verdicts) == [OWN]


def test_the_best_of_others_stands_without_name_and_month(counts: Counts) -> None:
    scenario = Scenario(OWN, levers=(("opening_rate", 1.0),))
    cut = cached(CITY, 2, observed.unseen, scenario=scenario)["opening_rate"]
    whole = cached(SINGLE_USER, 2, observed.unseen, scenario=scenario)["opening_rate"]

    assert whole.city not in ("", OWN)
    assert cut == ObservedRange(whole.low, whole.high, "", "")
    assert without_other_cities(ObservedRange(0, 1, OWN, "2009-09"), (OWN,)).city == OWN
    assert "" not in (whole.low_city, whole.low_month)
    ends = ObservedRange(0, 1, OTHER, "2009-09", OWN, "2008-08")
    assert without_other_cities(ends, (OWN,)) == ObservedRange(0, 1, "", "", OWN, "2008-08")
