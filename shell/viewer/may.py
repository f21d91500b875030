"""Who may open, save and set what: one table, and what does not stand in it nobody may."""

from collections.abc import Callable, Mapping
from typing import Literal

from metrics.counts.entities import NATION
from metrics.counts.snapshot import TIERS
from metrics.what_if.scenario import Scenario
from shell.viewer.access import AccessRefused, Role, Scope, has_role
from shell.viewer.named_codes import named_codes

Verb = Literal["open", "read", "save", "adopt", "submit", "accept", "lock", "correct", "publish"]
Condition = Callable[[Scope, Scenario | None], bool]


def _always(_scope: Scope, _scenario: Scenario | None) -> bool:
    return True


def _for_all_cities(scope: Scope, _scenario: Scenario | None) -> bool:
    """Whether the viewer answers for all cities, as what is set counts for all of them."""
    return scope.cities is None


def _about_own_cities(scope: Scope, scenario: Scenario | None) -> bool:
    """Whether a scenario is about a city of the viewer's, and names no other city."""
    if scope.cities is None or scenario is None:
        return scope.cities is None
    named = {code for code in named_codes(scenario) if code not in TIERS}
    return scenario.scope in scope.cities and named <= {NATION, *scope.cities}


_MINISTRY: Mapping[Role, Condition] = {"ministry": _always}
_EVERYBODY: Mapping[Role, Condition] = {"ministry": _always, "city": _always}
_NATIONAL: Mapping[Role, Condition] = {"ministry": _for_all_cities}
_OWN: Mapping[Role, Condition] = {"ministry": _about_own_cities, "city": _about_own_cities}

MAY: Mapping[tuple[Verb, str], Mapping[Role, Condition]] = {
    # pages, by their address
    ("open", "overview"): _MINISTRY,
    ("open", "what_if"): _EVERYBODY,
    ("open", "city_ranking"): _MINISTRY,
    ("open", "target_gap"): _MINISTRY,
    ("open", "city_profile"): _MINISTRY,
    ("open", "appraisal"): _MINISTRY,
    ("open", "cohort_survival"): _MINISTRY,
    ("open", "tasks"): _MINISTRY,
    ("open", "service_chain"): _MINISTRY,
    ("open", "data_quality"): _MINISTRY,
    ("open", "start"): _EVERYBODY,
    ("open", "data_returns"): _EVERYBODY,
    ("open", "definitions"): _EVERYBODY,
    # what is kept
    ("open", "what_if_scenario"): _OWN,
    ("save", "what_if_scenario"): _OWN,
    ("read", "targets"): _NATIONAL,
    ("adopt", "targets"): _NATIONAL,
    ("read", "plan"): _NATIONAL,
    ("save", "plan"): _NATIONAL,
    ("read", "log"): _NATIONAL,
    ("save", "returns"): _EVERYBODY,
    ("save", "programme"): _NATIONAL,
    ("submit", "returns"): _EVERYBODY,
    ("accept", "returns"): _MINISTRY,  # and send back
    ("lock", "returns"): _NATIONAL,
    ("correct", "returns"): _NATIONAL,
    ("publish", "snapshot"): _NATIONAL,
}


def may(scope: Scope, verb: Verb, thing: str, scenario: Scenario | None = None) -> bool:
    """Whether this viewer may do this to that thing; a scenario is asked about with itself."""
    condition = MAY.get((verb, thing), {}).get(scope.role)
    return has_role(scope) and condition is not None and condition(scope, scenario)


def require_may(scope: Scope, verb: Verb, thing: str, scenario: Scenario | None = None) -> None:
    """Raises AccessRefused unless this viewer may."""
    if not may(scope, verb, thing, scenario):
        raise AccessRefused(f"This viewer may not {verb} {thing}.")
