"""What a scenario assumes and gives, in words."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from i18n import Language, pick, text
from i18n.formats import count, listing, measure
from metrics.counts.snapshot import TIERS
from metrics.readings.verdicts import AHEAD, DECIDED
from metrics.registry import INDICATORS
from metrics.what_if.levers.catalogue import LEVERS
from metrics.what_if.scenario import EVERYONE, Scenario, Target, assumed_indicators
from sentences.verdict_badges import tally
from sentences.what_if.amounts import ends, indicator_name, lever_at

NAMED = 3  # cities named one by one; of more their number is said


def version_name(name: str, version: int, language: Language) -> str:
    """Name and version; a first version bears the name alone."""
    if version == 1:
        return name
    return text("what_if_scenarios.called", language, name=name, version=version)


def target_value(key: str, value: float, language: Language) -> str:
    """A target as written: persons, per cent or jobs."""
    indicator = INDICATORS[key]
    if indicator.kind == "progress":
        return count(value, language)
    return measure(value, indicator.unit, language)


def target_range(key: str, low: float, high: float, language: Language) -> str:
    """One target, or the lowest and highest of several."""
    return ends(target_value(key, low, language), target_value(key, high, language))


def assumptions(scenario: Scenario, names: Mapping[str, str], language: Language) -> list[str]:
    """One phrase per target and lever; many cities of an indicator are one phrase."""
    phrases = []
    for key in INDICATORS:
        targets = [target for target in scenario.targets if target.indicator == key]
        of_cities = [target for target in targets if target.whom not in (EVERYONE, *TIERS)]
        many = len(of_cities) > NAMED
        named = [target for target in targets if not many or target not in of_cities]
        phrases += [_target_phrase(target, names, language) for target in named]
        if many:
            phrases.append(_cities_phrase(key, of_cities, language))
    return phrases + [_lever_phrase(key, at, language) for key, at in scenario.levers]


def _lever_phrase(key: str, at: float, language: Language) -> str:
    return text(
        "what_if_scenarios.lever",
        language,
        name=pick(LEVERS[key].name, language),
        value=lever_at(key, at, language),
    )


def _target_phrase(target: Target, names: Mapping[str, str], language: Language) -> str:
    whom = "" if target.whom == EVERYONE else names.get(target.whom, target.whom)
    when = text("what_if_scenarios.in_year", language, year=target.year) if target.year else ""
    where = listing([part for part in (whom, when) if part], language)
    return text(
        "what_if_scenarios.target_where" if where else "what_if_scenarios.target",
        language,
        name=pick(INDICATORS[target.indicator].short, language),
        where=where,
        value=target_value(target.indicator, target.value, language),
    )


def _cities_phrase(key: str, targets: Sequence[Target], language: Language) -> str:
    values = [target.value for target in targets]
    return text(
        "what_if_scenarios.target_many",
        language,
        name=pick(INDICATORS[key].short, language),
        n=len({target.whom for target in targets}),
        value=target_range(key, min(values), max(values), language),
    )


def finding(name: str, parts: Sequence[str], language: Language) -> str:
    """What a scenario gives against today, from its parts; that it assumes nothing without any."""
    if not parts:
        return text("what_if_scenarios.says_nothing", language, name=name)
    what = ("；" if language == "zh" else "; ").join(parts)
    return text("what_if_scenarios.says", language, name=name, what=what)


def targets_findings(
    scenario: Scenario, verdicts: pd.DataFrame, where: str, language: Language
) -> list[str]:
    """Per indicator with a target: cities meeting it today and then, and who is missing.

    `verdicts` is `compared_verdicts` of the scenario, `where` its scope within a sentence.
    """
    parts = []
    for key in assumed_indicators(scenario):
        before, after = verdicts[verdicts["indicator"] == key].to_dict("records")
        a, b = int(before["surely_met"]), int(after["surely_met"])
        judged: dict[str, int] = {state: int(after[state]) for state in (*DECIDED, *AHEAD)}
        form = "_year" if any(after[state] for state in AHEAD) else "" if a != b else "_same"
        parts.append(
            text(
                f"what_if_scenarios.says_target{form}",
                language,
                name=indicator_name(key, language),
                where=where,
                a=a,
                b=b,
                way=_way(a, b, language),
                missed=_missed(int(before["surely_missed"]), int(after["surely_missed"]), language),
                parts=tally(judged, language),
                missing=count(after["missing"], language),
                noun=pick(INDICATORS[key].missing, language, n=int(after["missing"])),
            )
        )
    return parts


def levers_finding(amounts: pd.DataFrame, scope_name: str, language: Language) -> str:
    """Openings and jobs today and under the levers; `amounts` is `compared_amounts` of the scope."""
    opened = amounts.loc[amounts["stage"] == "opened", "point"].tolist()
    today, then = amounts[amounts["stage"] == "jobs"].to_dict("records")
    if np.isnan(then["point"]):
        return text("what_if_scenarios.says_no_figure", language)
    return text(
        "what_if_scenarios.says_levers",
        language,
        scope=scope_name,
        opened=_moved(opened[0], opened[1], language),
        jobs=_moved(today["point"], then["point"], language),
        low=count(then["lower"], language),
        high=count(then["upper"], language),
    )


def _moved(before: float, after: float, language: Language) -> str:
    a, b = count(before, language), count(after, language)
    key = "what_if_scenarios.says_stays" if a == b else "what_if_scenarios.says_moved"
    return text(key, language, a=a, b=b, way=_way(before, after, language))


def _missed(before: int, after: int, language: Language) -> str:
    key = "says_missed" if before != after else "says_missed_same"
    return text(f"what_if_scenarios.{key}", language, c=before, d=after)


def _way(before: float, after: float, language: Language) -> str:
    return text(f"what_if_scenarios.way.{'up' if after >= before else 'down'}", language)
