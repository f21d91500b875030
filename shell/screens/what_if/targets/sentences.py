"""The findings of assumed targets as sentences, and who changes sides."""

import pandas as pd

from i18n import pick, text
from i18n.formats import count, day, listing
from i18n.verdicts import VERDICTS
from metrics.counts.entities import NATION
from metrics.readings.verdicts import DECIDED
from metrics.registry import INDICATORS
from metrics.what_if.scenario import CITY, Scenario, Target
from metrics.what_if.targets import before_after as model
from metrics.what_if.targets.before_after import BeforeAfter
from shell.cache.per_view import cached_for
from shell.cache.readings import cached
from shell.parts.verdict_badges import coloured
from shell.screens.what_if.amounts import ends, goal, indicator_name, joined, where
from shell.screens.what_if.targets.effects import before_after_of
from shell.viewer.view import View

SAID = 4  # other assumptions named


def headline(view: View, key: str, now: Scenario) -> str:
    """The large sentence: what the target looked at would change, or how it stands today."""
    held = before_after_of(view, key, now)
    if is_city(now.scope):
        return _of_city(view, key, now, held)
    before, after = held.cities("met")
    values: dict[str, object] = {
        "where": in_scope(view, now),
        "name": indicator_name(key, view.language),
        "before": before,
        "after": after,
        "goal": _goals(view, key, held),
        "missed": held.cities("missed")[1],
        "open": sum(held.after[1:4]),
    }
    if held.unchanged:
        return text("what_if.headline_today", view.language, **values)
    turn = _turn(held)
    way = "more" if after > before else "fewer" if after < before else "as_many"
    way = turn if turn == "set" else way
    moved = text(f"what_if.moved_{turn}", view.language, **values)
    return text(f"what_if.headline_{way}", view.language, moved=moved, **values)


def _of_city(view: View, key: str, now: Scenario, held: BeforeAfter) -> str:
    """One city: its verdict before and after, and what it still needs."""
    before, after = (
        coloured(VERDICTS[each.index(1)], view.language) for each in (held.before, held.after)
    )
    values: dict[str, object] = {
        "where": in_scope(view, now),
        "city": where(view, now.scope),
        "name": indicator_name(key, view.language),
        "before": before,
        "after": after,
        "goal": _goals(view, key, held),
        "still": _still(view, key, held.missing[1]),
    }
    if held.unchanged:
        return text("what_if.city_today", view.language, **values)
    moved = text(f"what_if.moved_{_turn(held)}", view.language, **values)
    way = "same" if before == after else "turned"
    return text(f"what_if.city_{way}", view.language, moved=moved, **values)


def _still(view: View, key: str, needed: int) -> str:
    """What is still missing; nothing where nothing is."""
    if not needed:
        return ""
    return text(
        "what_if.city_still",
        view.language,
        needed=count(needed, view.language),
        missing=pick(INDICATORS[key].missing, view.language),
    )


def below(view: View, key: str, now: Scenario, year: int) -> str:
    """Population, as-of date and what else is assumed; of today's targets: that nothing is."""
    held, language = before_after_of(view, key, now), view.language
    one = "what_if.below_city" if is_city(now.scope) else "what_if.below"
    base = text(
        one,
        language,
        day=day(view.as_of, language),
        n=sum(held.before[: len(DECIDED)]),
        where=where(view, now.scope),
        year=_year_read(view, key),
    )
    on_year = cached_for(view, year_told, now.scope, year)
    if now.is_today:
        return joined([base, text("what_if.is_today", language), on_year], language)
    others = [each for each in now.targets if each.indicator != key]
    told = [_told(view, each) for each in others[:SAID]]
    more = text("what_if.and_more", language, n=len(others) - SAID) if len(others) > SAID else ""
    also = text("what_if.also", language, names=listing(told, language) + more) if told else ""
    own = {each.whom for each in now.targets if each.indicator == key and is_city(each.whom)}
    each_own = text("what_if.each_own", language) if len(own) > 1 else ""
    return joined([base, also, each_own, on_year], language)


def year_told(view: View, scope: str, year: int) -> str:
    """What a target for another year than the readings' does, and whose plan is summed up."""
    told, language = [], view.language
    other = [key for key in INDICATORS if year not in (0, _year_read(view, key))]
    if other:
        names = listing([indicator_name(key, language) for key in other], language)
        one = "other_year_all" if len(other) == len(INDICATORS) else "other_year"
        told.append(text(f"what_if.{one}", language, year=year, names=names))
    if not is_city(scope):
        cities = sum(before_after_of(view, "pass_rate", Scenario(scope)).before)
        told.append(text("what_if.plan_all", language, n=cities))
    return joined(told, language)


def _year_read(view: View, key: str) -> int:
    """The year whose target the reading of an indicator is held against."""
    return cached(view.scope, view.snapshot, model.year_read, key=key)


def _told(view: View, target: Target) -> str:
    """One assumption in words: 开业率 55%（直辖市）."""
    whom = where(view, NATION if target.whom == "all" else target.whom)
    value = goal(target.indicator, target.value, view.language)
    year = f"{target.year} " if target.year else ""
    return text(
        "what_if.assumption",
        view.language,
        name=indicator_name(target.indicator, view.language),
        value=value,
        whom=f"{year}{whom}",
    )


def today_told(view: View, key: str, scope: str) -> str:
    """Today's target of a scope's cities, as a number or a range."""
    held = before_after_of(view, key, Scenario(scope))
    return ends(*(goal(key, each, view.language) for each in held.today))


def turned_title(view: View, held: BeforeAfter) -> str:
    """How many change sides: over the target, under it, or otherwise."""
    if not held.turned:
        return text("what_if.turned_none", view.language)
    lost = sum(before == "met" for _, before, _ in held.turned)
    won = sum(after == "met" for _, _, after in held.turned)
    return text("what_if.turned", view.language, n=len(held.turned), won=won, lost=lost)


def turned_rows(held: BeforeAfter) -> pd.DataFrame:
    """Who changes sides, the longest way first: entity, before, after."""
    place = {verdict: at for at, verdict in enumerate(VERDICTS)}
    rows = sorted(held.turned, key=lambda row: (-abs(place[row[2]] - place[row[1]]), row[0]))
    return pd.DataFrame(rows, columns=["entity", "before", "after"])


def _goals(view: View, key: str, held: BeforeAfter) -> str:
    return ends(*(goal(key, each, view.language) for each in held.assumed))


def _turn(held: BeforeAfter) -> str:
    """Whether targets are raised or lowered; "set" where some are and some are not."""
    moves = [now - then for then, now in zip(held.today, held.assumed, strict=True)]
    if held.assumed[0] == held.assumed[1]:
        if min(moves) >= 0:
            return "raised"
        if max(moves) <= 0:
            return "lowered"
    return "set"


def in_scope(view: View, now: Scenario) -> str:
    """The scope within a sentence; nothing for the nation."""
    if now.scope == NATION:
        return ""
    return text("what_if.in_scope", view.language, name=where(view, now.scope))


def is_city(scope: str) -> bool:
    """Whether a scope is one city."""
    return scope != NATION and CITY.fullmatch(scope) is not None
