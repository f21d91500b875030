"""Whom the what-if can be asked about: nation, tiers and cities, of an officer the own cities alone."""

from typing import Any

from i18n import pick, text
from metrics.counts.entities import NATION
from metrics.counts.snapshot import TIERS
from metrics.what_if.levers.flow import flow
from metrics.what_if.scenario import Scenario, read
from sentences.escape import escape
from shell.cache import readings
from shell.cache.per_view import cached_for
from shell.cache.readings import cached
from shell.parts import filters
from shell.screens.what_if import state
from shell.screens.what_if.state import State
from shell.viewer.access import AccessRefused, require_city
from shell.viewer.may import may
from shell.viewer.view import View

LONGEST = 10_000  # letters of a scenario in a link


def current(view: View) -> State:
    """What this run is asked for, of what this viewer may ask."""
    today = Scenario(scopes(view)[0])
    names = {today.text: text("what_if.row_today", view.language)}
    present = text("what_if_scenarios.present", view.language)
    label = text("what_if_scenarios.one", view.language)
    return state.current(
        today, lambda words: is_valid(view, words), label, lambda words: names.get(words, present)
    )


def scopes(view: View) -> list[str]:
    """Codes of what may be looked at: nation, tiers and cities; of an officer the own cities only."""
    if view.scope.cities is not None:
        for code in view.scope.cities:
            require_city(view.scope, code)
        return list(view.scope.cities)
    return list(cached_for(view, scope_names))


def scope_names(view: View) -> dict[str, str]:
    """Names of all scopes by code in the reader's language."""
    tiers = readings.entity_names(view.scope, view.snapshot, "tier")
    return {
        NATION: text("what_if.nation", view.language),
        **{tier: pick(tiers[tier], view.language) for tier in TIERS if tier in tiers},
        **cached_for(view, filters.city_names, None),
    }


def scope_name(view: View, scope: str) -> str:
    """The name of a scope in the reader's language."""
    return cached_for(view, scope_names)[scope]


def escaped_name(view: View, scope: str) -> str:
    """A scope's name, harmless in markdown."""
    return escape(scope_name(view, scope))


def is_valid(view: View, words: str) -> bool:
    """Whether the words are a scenario that this viewer and this snapshot can be asked about."""
    if len(words) > LONGEST or is_closed(view, words):
        return False
    return cached_for(view, _is_answered, words)


def _is_answered(view: View, words: str) -> bool:
    try:
        scenario = read(words)
        cached(view.scope, view.snapshot, flow, scenario=scenario)
    except (ValueError, AccessRefused):
        return False
    return scenario.scope in scopes(view)


def is_closed(view: View, words: Any) -> bool:
    """Whether a link holds a scenario that is not for a viewer of some cities to open."""
    if view.scope.cities is None or not isinstance(words, str) or len(words) > LONGEST:
        return False
    try:
        return not may(view.scope, "open", "what_if_scenario", read(words))
    except ValueError:
        return False
