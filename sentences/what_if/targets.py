"""The findings of assumed targets as sentences."""

from collections.abc import Callable, Mapping
from datetime import date

from i18n import Language, pick, text
from i18n.formats import count, day, listing
from metrics.counts.entities import NATION
from metrics.registry import INDICATORS
from metrics.what_if.scenario import EVERYONE, Scenario, Target, is_city
from metrics.what_if.targets.before_after import BeforeAfter
from sentences.verdict_badges import tally
from sentences.what_if.amounts import ends, goal, indicator_name, joined

NAMED = 4  # other assumptions named


def headline(result: BeforeAfter, place: str, language: Language) -> str:
    """What the target looked at would change among cities, or how it stands today.

    `place` is the name of the cities' tier, "" for the nation.
    """
    before, after = result.cities("met")
    values: dict[str, object] = {
        "where": within(place, language),
        "name": indicator_name(result.indicator, language),
        "before": before,
        "after": after,
        "goal": _assumed_goal(result, language),
        "missed": result.cities("missed")[1],
        "parts": tally(result.states, language),
    }
    if result.unchanged:
        return text("what_if.headline_today", language, **values)
    turn = _turn(result)
    if result.is_ahead:
        moved = text(f"what_if.moved_{turn}", language, **values)
        return text("what_if.headline_year", language, moved=moved, **values)
    way = "more" if after > before else "fewer" if after < before else "as_many"
    way = turn if turn == "set" else way
    moved = text(f"what_if.moved_{turn}", language, **values)
    return text(f"what_if.headline_{way}", language, moved=moved, **values)


def city_headline(
    result: BeforeAfter, city: str, verdict_word: Callable[[str, Language], str], language: Language
) -> str:
    """One city: its verdict before and after, and what it still needs."""
    before, after = (verdict_word(state, language) for state in result.of_city())
    values: dict[str, object] = {
        "where": within(city, language),
        "city": city,
        "name": indicator_name(result.indicator, language),
        "before": before,
        "after": after,
        "goal": _assumed_goal(result, language),
        "still": _still_needed(result.indicator, result.missing[1], language),
    }
    if result.unchanged:
        return text("what_if.city_today", language, **values)
    moved = text(f"what_if.moved_{_turn(result)}", language, **values)
    way = "same" if before == after else "turned"
    return text(f"what_if.city_{way}", language, moved=moved, **values)


def _still_needed(key: str, needed: int, language: Language) -> str:
    """What is still missing; nothing where nothing is."""
    if not needed:
        return ""
    return text(
        "what_if.city_still",
        language,
        needed=count(needed, language),
        missing=pick(INDICATORS[key].missing, language, n=needed),
    )


def subtitle(
    result: BeforeAfter,
    scenario: Scenario,
    name_of: Callable[[str], str],
    as_of: date,
    year_read: int,
    on_year: str,
    language: Language,
) -> str:
    """Population, as-of date and what else is assumed; of today's targets: that nothing is.

    `name_of` gives the name of a scope, `on_year` is `year_sentence`.
    """
    base = text(
        "what_if.below_city" if is_city(scenario.scope) else "what_if.below",
        language,
        day=day(as_of, language),
        n=result.judged,
        where=name_of(scenario.scope),
        year=year_read,
    )
    if scenario.is_today:
        return joined([base, text("what_if.is_today", language), on_year], language)
    also = _also_assumed(result.indicator, scenario, name_of, language)
    own = {t.whom for t in scenario.targets if t.indicator == result.indicator and is_city(t.whom)}
    of_cities = text("what_if.each_own", language) if len(own) > 1 else ""
    return joined([base, also, of_cities, on_year], language)


def _also_assumed(
    key: str, scenario: Scenario, name_of: Callable[[str], str], language: Language
) -> str:
    """Targets of other indicators, the first by name; "" where there are none."""
    others = [target for target in scenario.targets if target.indicator != key]
    if not others:
        return ""
    names = listing([_assumption(t, name_of, language) for t in others[:NAMED]], language)
    if len(others) > NAMED:
        names += text("what_if.and_more", language, n=len(others) - NAMED)
    return text("what_if.also", language, names=names)


def _assumption(target: Target, name_of: Callable[[str], str], language: Language) -> str:
    """One assumption in words: 开业率 55%（直辖市）."""
    whom = name_of(NATION if target.whom == EVERYONE else target.whom)
    year = f"{target.year} " if target.year else ""
    return text(
        "what_if.assumption",
        language,
        name=indicator_name(target.indicator, language),
        value=goal(target.indicator, target.value, language),
        whom=f"{year}{whom}",
    )


def year_sentence(year: int, years_read: Mapping[str, int], cities: int, language: Language) -> str:
    """What a target for another year than the readings' does, and whose plan is summed up.

    `years_read` has the year of every indicator's reading; `cities` is 0 for a scope of one city.
    """
    parts = []
    other = [key for key, year_read in years_read.items() if year not in (0, year_read)]
    if other:
        names = listing([indicator_name(key, language) for key in other], language)
        which = "other_year_all" if len(other) == len(INDICATORS) else "other_year"
        parts.append(text(f"what_if.{which}", language, year=year, names=names))
    if cities:
        parts.append(text("what_if.plan_all", language, n=cities))
    return joined(parts, language)


def todays_goal(result: BeforeAfter, language: Language) -> str:
    """Today's target of a scope's cities, as a number or a range."""
    return ends(*(goal(result.indicator, value, language) for value in result.today))


def _assumed_goal(result: BeforeAfter, language: Language) -> str:
    return ends(*(goal(result.indicator, value, language) for value in result.assumed))


def turned_title(result: BeforeAfter, language: Language) -> str:
    """How many change sides: over the target, under it, or otherwise."""
    if not result.turned:
        return text("what_if.turned_none", language)
    if result.is_ahead:
        return text("what_if.turned_year", language, n=len(result.turned))
    lost = sum(before == "met" for _, before, _ in result.turned)
    won = sum(after == "met" for _, _, after in result.turned)
    return text("what_if.turned", language, n=len(result.turned), won=won, lost=lost)


def _turn(result: BeforeAfter) -> str:
    """Whether targets are raised or lowered; "set" where some are and some are not."""
    moves = [after - before for before, after in zip(result.today, result.assumed, strict=True)]
    if result.assumed[0] == result.assumed[1]:
        if min(moves) >= 0:
            return "raised"
        if max(moves) <= 0:
            return "lowered"
    return "set"


def within(place: str, language: Language) -> str:
    """A scope's name within a sentence; nothing for the nation, which is ""."""
    return text("what_if.in_scope", language, name=place) if place else ""
