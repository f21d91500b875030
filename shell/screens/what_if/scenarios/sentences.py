"""What a scenario assumes and gives in this view: figures from the cache, words from `sentences`."""

import pandas as pd

from data_access.scenarios import SavedScenario
from i18n import Language
from metrics.what_if.comparison import compared_amounts, compared_verdicts
from metrics.what_if.scenario import Scenario, assumed_indicators, is_city
from sentences.what_if import scenarios as words
from sentences.what_if.targets import within
from shell.cache.per_view import cached_for
from shell.cache.readings import cached
from shell.screens.what_if.scopes import scope_names
from shell.screens.what_if.targets.sentences import escaped_place, headline
from shell.viewer.view import View


def name_of(saved: SavedScenario, language: Language) -> str:
    """Name and version; a first version bears the name alone."""
    return words.version_name(saved.name, saved.version, language)


def assumptions(view: View, scenario: Scenario) -> list[str]:
    """One phrase per target and lever; many cities of an indicator are one phrase."""
    return words.assumptions(scenario, cached_for(view, scope_names), view.language)


def results_of(view: View, scenario: Scenario) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Cities by verdict and amounts of a scenario, today's beside them, each kept by itself."""
    scenarios = {"scenarios": (scenario,)}
    return (
        cached(view.scope, view.snapshot, compared_verdicts, **scenarios),
        cached(view.scope, view.snapshot, compared_amounts, **scenarios),
    )


def finding(view: View, name: str, scenario: Scenario) -> str:
    """What a scenario gives against today: cities meeting each target, who is missing, and jobs.

    Of one city its verdict is said instead of the number of cities.
    """
    language, (verdicts, amounts) = view.language, results_of(view, scenario)
    if is_city(scenario.scope):
        parts = [headline(view, key, scenario) for key in assumed_indicators(scenario)]
    else:
        where = within(escaped_place(view, scenario.scope), language)
        parts = words.targets_findings(scenario, verdicts, where, language)
    if scenario.levers:
        own = amounts[amounts["scope"] == scenario.scope]
        scope_name = cached_for(view, scope_names)[scenario.scope]
        parts.append(words.levers_finding(own, scope_name, language))
    return words.finding(name, parts, language)
