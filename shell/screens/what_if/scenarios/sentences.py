"""What a scenario assumes and gives, in words."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from data_access.scenarios import SavedScenario
from i18n import Language, pick, text
from i18n.formats import count, listing, measure
from metrics.counts.snapshot import TIERS
from metrics.readings.verdicts import DECIDED
from metrics.registry import INDICATORS
from metrics.what_if.comparison import compared_amounts, compared_verdicts
from metrics.what_if.levers.catalogue import LEVERS
from metrics.what_if.scenario import EVERYONE, Scenario, Target
from shell.cache.per_view import cached_for
from shell.cache.readings import cached
from shell.screens.what_if.amounts import ends, indicator_name, lever_at
from shell.screens.what_if.scopes import scope_names
from shell.screens.what_if.targets.sentences import headline, in_scope, is_city
from shell.viewer.view import View

NAMED = 3  # cities named one by one; of more their number is said


def called(saved: SavedScenario, language: Language) -> str:
    """Name and version; a first version bears the name alone."""
    if saved.version == 1:
        return saved.name
    return text("what_if_scenarios.called", language, name=saved.name, version=saved.version)


def target_value(key: str, value: float, language: Language) -> str:
    """A target as written: persons, per cent or jobs."""
    indicator = INDICATORS[key]
    if indicator.kind == "progress":
        return count(value, language)
    return measure(value, indicator.unit, language)


def span_of(key: str, low: float, high: float, language: Language) -> str:
    """One target, or the lowest and highest of several."""
    return ends(target_value(key, low, language), target_value(key, high, language))


def assumed(view: View, scenario: Scenario) -> list[str]:
    """One phrase per target and lever; many cities of an indicator are one phrase."""
    names, say = cached_for(view, scope_names), view.language
    found = []
    for key in INDICATORS:
        mine = [each for each in scenario.targets if each.indicator == key]
        cities = [each for each in mine if each.whom not in (EVERYONE, *TIERS)]
        few = mine if len(cities) <= NAMED else [each for each in mine if each not in cities]
        found += [_one(each, names, say) for each in few]
        if len(cities) > NAMED:
            found.append(_many(key, cities, say))
    return found + [
        text(
            "what_if_scenarios.lever",
            say,
            name=pick(LEVERS[key].name, say),
            value=lever_at(key, value, say),
        )
        for key, value in scenario.levers
    ]


def _one(target: Target, names: dict[str, str], say: Language) -> str:
    whom = "" if target.whom == EVERYONE else names.get(target.whom, target.whom)
    when = text("what_if_scenarios.in_year", say, year=target.year) if target.year else ""
    where = listing([each for each in (whom, when) if each], say)
    return text(
        "what_if_scenarios.target_where" if where else "what_if_scenarios.target",
        say,
        name=pick(INDICATORS[target.indicator].short, say),
        where=where,
        value=target_value(target.indicator, target.value, say),
    )


def _many(key: str, cities: Sequence[Target], say: Language) -> str:
    values = [each.value for each in cities]
    return text(
        "what_if_scenarios.target_many",
        say,
        name=pick(INDICATORS[key].short, say),
        n=len({each.whom for each in cities}),
        value=span_of(key, min(values), max(values), say),
    )


def touched(scenario: Scenario) -> list[str]:
    """Indicators whose targets a scenario assumes, in the order of the plan."""
    named = {each.indicator for each in scenario.targets}
    return [key for key in INDICATORS if key in named]


def of_one(view: View, scenario: Scenario) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Cities by verdict and amounts of a scenario, today's beside them, each kept by itself."""
    asked = {"scenarios": (scenario,)}
    return (
        cached(view.scope, view.snapshot, compared_verdicts, **asked),
        cached(view.scope, view.snapshot, compared_amounts, **asked),
    )


def sentence(view: View, name: str, scenario: Scenario) -> str:
    """What a scenario gives against today: cities meeting each target, who is missing, and jobs.

    Of one city its verdict is said instead of the number of cities.
    """
    say, parts = view.language, []
    verdicts, amounts = of_one(view, scenario)
    for key in touched(scenario):
        if is_city(scenario.scope):
            parts.append(headline(view, key, scenario))
            continue
        before, after = verdicts[verdicts["indicator"] == key].to_dict("records")
        a, b = int(before["met"]), int(after["met"])
        parts.append(
            text(
                "what_if_scenarios.says_target" if a != b else "what_if_scenarios.says_target_same",
                say,
                name=indicator_name(key, say),
                where=in_scope(view, scenario),
                a=a,
                b=b,
                way=_way(a, b, say),
                missed=_missed(int(before["missed"]), int(after["missed"]), say),
                e=undecided(after),
                missing=count(after["missing"], say),
                noun=pick(INDICATORS[key].missing, say),
            )
        )
    if scenario.levers:
        parts.append(_says_levers(view, scenario, amounts))
    if not parts:
        return text("what_if_scenarios.says_nothing", say, name=name)
    joined = ("；" if say == "zh" else "; ").join(parts)
    return text("what_if_scenarios.says", say, name=name, what=joined)


def _says_levers(view: View, scenario: Scenario, amounts: pd.DataFrame) -> str:
    say, held = view.language, amounts[amounts["scope"] == scenario.scope]
    opened = held.loc[held["stage"] == "opened", "point"].tolist()
    today, then = held[held["stage"] == "jobs"].to_dict("records")
    if np.isnan(then["point"]):
        return text("what_if_scenarios.says_no_figure", say)
    return text(
        "what_if_scenarios.says_levers",
        say,
        scope=cached_for(view, scope_names)[scenario.scope],
        opened=_moved(opened[0], opened[1], say),
        jobs=_moved(today["point"], then["point"], say),
        low=count(then["lower"], say),
        high=count(then["upper"], say),
    )


def undecided(row: Mapping[Hashable, Any]) -> int:
    """Cities of a row of verdicts that neither surely meet nor surely miss the target."""
    return sum(int(row[verdict]) for verdict in DECIDED if verdict not in ("met", "missed"))


def _moved(before: float, after: float, say: Language) -> str:
    a, b = count(before, say), count(after, say)
    key = "what_if_scenarios.says_stays" if a == b else "what_if_scenarios.says_moved"
    return text(key, say, a=a, b=b, way=_way(before, after, say))


def _missed(before: int, after: int, say: Language) -> str:
    key = "says_missed" if before != after else "says_missed_same"
    return text(f"what_if_scenarios.{key}", say, c=before, d=after)


def _way(before: float, after: float, say: Language) -> str:
    return text(f"what_if_scenarios.way.{'up' if after >= before else 'down'}", say)
