"""The findings of assumed targets in this view: figures from the cache, words from `sentences`."""

from functools import partial

from metrics.counts.entities import NATION
from metrics.registry import INDICATORS
from metrics.what_if.scenario import Scenario, is_city
from metrics.what_if.targets import before_after as model
from sentences.verdict_badges import coloured
from sentences.what_if import targets as words
from shell.cache.per_view import cached_for
from shell.cache.readings import cached
from shell.screens.what_if.scopes import escaped_name
from shell.screens.what_if.targets.effects import before_after_of
from shell.viewer.view import View


def headline(view: View, key: str, now: Scenario) -> str:
    """The large sentence: what the target looked at would change, or how it stands today."""
    result, place = before_after_of(view, key, now), escaped_place(view, now.scope)
    if is_city(now.scope):
        return words.city_headline(result, place, coloured, view.language)
    return words.headline(result, place, view.language)


def subtitle(view: View, key: str, now: Scenario, year: int) -> str:
    """Population, as-of date and what else is assumed; of today's targets: that nothing is."""
    return words.subtitle(
        before_after_of(view, key, now),
        now,
        partial(escaped_name, view),
        view.as_of,
        _year_read(view, key),
        cached_for(view, year_sentence, now.scope, year),
        view.language,
    )


def year_sentence(view: View, scope: str, year: int) -> str:
    """What a target for another year than the readings' does, and whose plan is summed up."""
    cities = (
        0 if is_city(scope) else sum(before_after_of(view, "pass_rate", Scenario(scope)).before)
    )
    years_read = {key: _year_read(view, key) for key in INDICATORS}
    return words.year_sentence(year, years_read, cities, view.language)


def _year_read(view: View, key: str) -> int:
    """The year whose target the reading of an indicator is held against."""
    return cached(view.scope, view.snapshot, model.year_read, key=key)


def todays_goal(view: View, key: str, scope: str) -> str:
    """Today's target of a scope's cities, as a number or a range."""
    return words.todays_goal(before_after_of(view, key, Scenario(scope)), view.language)


def escaped_place(view: View, scope: str) -> str:
    """The name of a tier or city, harmless in markdown; "" for the nation."""
    return "" if scope == NATION else escaped_name(view, scope)
