"""The findings of moved levers as sentences."""

import pandas as pd

from i18n import Language, pick, text
from i18n.formats import MISSING, count, day, listing, number, percent
from metrics.definition import Indicator
from metrics.registry import INDICATORS
from metrics.what_if.levers.catalogue import LEVERS
from metrics.what_if.levers.flow import flow, positions, readings_under
from metrics.what_if.levers.funnel import idle
from metrics.what_if.levers.observed import unseen
from metrics.what_if.scenario import Scenario
from shell.cache.per_view import cached_for
from shell.cache.readings import cached
from shell.screens.what_if.amounts import (
    brief,
    brief_percent,
    joined,
    lever_at,
    lever_name,
    seen_told,
    where,
)
from shell.screens.what_if.levers.figures import amounts
from shell.viewer.view import View

NAMED = 3


def headline(view: View, now: Scenario, stage: str) -> str:
    """The large sentence: from what to what, with its interval; or today's figure."""
    held = cached_for(view, amounts, now).set_index("stage").loc[stage]
    language = view.language
    values: dict[str, object] = {
        "where": where(view, now.scope),
        "stage": text(f"what_if.says_{stage}", language),
        "today": count(held["today"], language),
        "then": count(held["then"], language),
        "span": _span(held, view),
    }
    if not now.levers:
        return text("what_if.levers_today", language, **values)
    bearing = [key for key in now.moved if key not in idle(now.moved)]
    told = listing([moved_told(view, now, key) for key in bearing[:NAMED]], language)
    if len(bearing) > NAMED:
        told += text("what_if.and_more", language, n=len(bearing) - NAMED)
    way = "same" if held["today"] == held["then"] else "moved"
    return text(f"what_if.levers_{way}", language, levers=told, **values)


def _span(row: "pd.Series[float]", view: View) -> str:
    ends = [count(row[name], view.language) for name in ("lower", "upper")]
    return MISSING if MISSING in ends else "–".join(ends)


def moved_told(view: View, now: Scenario, key: str) -> str:
    """A lever from where to where: 半年内开业率由51.1%变为55%."""
    held = cached(view.scope, view.snapshot, positions, scenario=now).set_index("lever").loc[key]
    at = float(now.moved[key])
    kind = LEVERS[key].kind
    then = (
        brief_percent(at, view.language)
        if kind in ("rate", "share")
        else brief(at, view.language, 2 if kind == "mean" else 0)
    )
    return text(
        "what_if.lever_moved",
        view.language,
        name=name_within(key, view.language),
        today=lever_at(key, float(held["today"]), view.language),
        then=then,
    )


def name_within(key: str, language: Language) -> str:
    """Name of a lever within a sentence."""
    name = lever_name(key, language)
    return name if language == "zh" else name[:1].lower() + name[1:]


def below(view: View, now: Scenario) -> str:
    """As-of date and period; the four readings, which are today's where nothing moved."""
    language = view.language
    rows = cached(view.scope, view.snapshot, readings_under, scenario=now)
    told = [
        f"{pick(INDICATORS[key].short, language)} {_value(view, INDICATORS[key], value)}"
        for key, value in zip(rows["indicator"], rows["value"], strict=True)
    ]
    base = text("what_if.levers_below", language, day=day(view.as_of, language))
    key = "what_if.levers_rates" if now.levers else "what_if.levers_identity"
    rates = text(key, language, rates=listing(told, language))
    return joined([base, rates, *idle_told(view, now).values()], language)


def idle_told(view: View, now: Scenario) -> dict[str, str]:
    """One sentence per lever that does nothing because the rate it would move is set itself."""
    return {
        key: text(
            "what_if.idle",
            view.language,
            by=lever_name(by, view.language),
            name=name_within(key, view.language),
        )
        for key, by in idle(now.moved).items()
    }


def beside(view: View, now: Scenario) -> str:
    """How many of the businesses do not follow from the opening rate."""
    amounts = cached(view.scope, view.snapshot, flow, scenario=now).amounts
    rest = float(amounts["businesses"]) - float(amounts["following"])
    return text("what_if.flow_beside", view.language, n=count(max(rest, 0.0), view.language))


def _value(view: View, indicator: Indicator, value: float) -> str:
    if indicator.kind == "mean":
        return number(value, view.language, 2)
    return percent(value, view.language)


def unseen_told(view: View, now: Scenario) -> list[str]:
    """One marked sentence per lever that stands outside anything observed."""
    held = cached(view.scope, view.snapshot, unseen, scenario=now)
    return [
        text(
            "what_if.unseen",
            view.language,
            name=lever_name(key, view.language),
            at=lever_at(key, now.moved[key], view.language),
            seen=seen_told(view, key, seen, now.moved[key]),
        )
        for key, seen in held.items()
        if key not in idle(now.moved)
    ]
