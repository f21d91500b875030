"""Who may do what: every role with every row of the table, and nothing else."""

from typing import Any, get_args

import pytest

from metrics.counts.entities import NATION
from metrics.counts.snapshot import TIERS
from metrics.what_if.scenario import Scenario, Target
from shell.session.navigation import PAGES
from shell.viewer.access import NOBODY, SINGLE_USER, AccessRefused, Scope
from shell.viewer.may import MAY, Verb, may, require_may

OWN, OTHER = "440100", "440300"
CITY, OFFICER = Scope("city", (OWN,)), Scope("ministry", (OWN,))
OWN_SCENARIO = Scenario(OWN, (Target("pass_rate", 0.9), Target("pass_rate", 0.95, OWN)))
OTHERS_SCENARIO = Scenario(OTHER, (Target("pass_rate", 0.95, OTHER),))

# Verb and thing; whether the ministry, the ministry's officer for one city, and a city's office may.
TABLE: list[tuple[Any, str, Scenario | None, bool, bool, bool]] = [
    ("open", "overview", None, True, True, False),
    ("open", "what_if", None, True, True, True),
    ("open", "city_ranking", None, True, True, False),
    ("open", "target_gap", None, True, True, False),
    ("open", "city_profile", None, True, True, False),
    ("open", "appraisal", None, True, True, False),
    ("open", "cohort_survival", None, True, True, False),
    ("open", "tasks", None, True, True, False),
    ("open", "service_chain", None, True, True, False),
    ("open", "data_quality", None, True, True, False),
    ("open", "start", None, True, True, True),
    ("open", "data_returns", None, True, True, True),
    ("open", "definitions", None, True, True, True),
    ("open", "what_if_scenario", OWN_SCENARIO, True, True, True),
    ("open", "what_if_scenario", OTHERS_SCENARIO, True, False, False),
    ("open", "what_if_scenario", None, True, False, False),
    ("save", "what_if_scenario", OWN_SCENARIO, True, True, True),
    ("save", "what_if_scenario", OTHERS_SCENARIO, True, False, False),
    ("save", "what_if_scenario", None, True, False, False),
    ("read", "targets", None, True, False, False),
    ("adopt", "targets", None, True, False, False),
    ("read", "plan", None, True, False, False),
    ("save", "plan", None, True, False, False),
    ("read", "log", None, True, False, False),
    ("save", "returns", None, True, True, True),
    ("save", "programme", None, True, False, False),
    ("submit", "returns", None, True, True, True),
    ("accept", "returns", None, True, True, False),
    ("lock", "returns", None, True, False, False),
    ("correct", "returns", None, True, False, False),
    ("publish", "snapshot", None, True, False, False),
    ("open", "no_such_page", None, False, False, False),
    ("adopt", "plan", None, False, False, False),
    ("delete", "what_if_scenario", OWN_SCENARIO, False, False, False),
]


@pytest.mark.parametrize(("verb", "thing", "scenario", "ministry", "officer", "city"), TABLE)
def test_each_role_may_what_the_table_says(
    verb: Verb, thing: str, scenario: Scenario | None, ministry: bool, officer: bool, city: bool
) -> None:
    for scope, allowed in ((SINGLE_USER, ministry), (OFFICER, officer), (CITY, city)):
        assert may(scope, verb, thing, scenario) is allowed
        if allowed:
            require_may(scope, verb, thing, scenario)
            continue
        with pytest.raises(AccessRefused, match=f"may not {verb} {thing}"):
            require_may(scope, verb, thing, scenario)


UNKNOWN: Any = "visitor"


@pytest.mark.parametrize(
    "scope",
    [NOBODY, Scope("city", None), Scope("city", ()), Scope(UNKNOWN, None), Scope(UNKNOWN, (OWN,))],
)
def test_who_has_no_role_may_nothing(scope: Scope) -> None:
    for verb, thing in MAY:
        assert not may(scope, verb, thing, OWN_SCENARIO)


def test_every_row_of_the_table_stands_in_this_test() -> None:
    listed = {(verb, thing) for verb, thing, _, *roles in TABLE if any(roles)}

    assert listed == set(MAY)
    assert {verb for verb, _ in MAY} == set(get_args(Verb))


def test_every_page_has_its_row_and_every_row_its_page() -> None:
    things = {thing for verb, thing in MAY if verb == "open"}

    assert things - {"what_if_scenario"} == {row.stem for row in PAGES}


def test_a_scenario_is_the_viewers_where_it_names_no_other_city() -> None:
    general = (Target("pass_rate", 0.9), Target("pass_rate", 0.8, TIERS[1]))

    assert may(CITY, "save", "what_if_scenario", Scenario(OWN, general))
    assert not may(CITY, "save", "what_if_scenario", Scenario(OWN, OTHERS_SCENARIO.targets))
    assert not may(CITY, "save", "what_if_scenario", Scenario(NATION, general))
    assert not may(CITY, "save", "what_if_scenario", Scenario(TIERS[1]))
