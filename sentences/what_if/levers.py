"""The findings of moved levers as sentences."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from i18n import Language, pick, text
from i18n.formats import MISSING, count, day, listing, number, percent
from metrics.registry import INDICATORS
from metrics.what_if.levers.catalogue import LEVERS
from metrics.what_if.levers.funnel import idle
from sentences.what_if.amounts import (
    brief,
    brief_percent,
    joined,
    lever_at,
    lever_name,
    name_within,
)

NAMED = 3


def headline(
    stage: str,
    row: Mapping[str, float],
    levers: Sequence[str] | None,
    place: str,
    language: Language,
) -> str:
    """From what to what, with its interval; or today's figure.

    `row` has today, then, lower and upper of the stage; `levers` are the `moved_words` of those
    that bear on it, None where nothing is assumed.
    """
    values: dict[str, object] = {
        "where": place,
        "stage": text(f"what_if.says_{stage}", language),
        "today": count(row["today"], language),
        "then": count(row["then"], language),
        "span": _span(row, language),
    }
    if levers is None:
        return text("what_if.levers_today", language, **values)
    names = listing(list(levers[:NAMED]), language)
    if len(levers) > NAMED:
        names += text("what_if.and_more", language, n=len(levers) - NAMED)
    way = "same" if row["today"] == row["then"] else "moved"
    return text(f"what_if.levers_{way}", language, levers=names, **values)


def _span(row: Mapping[str, float], language: Language) -> str:
    limits = [count(row[name], language) for name in ("lower", "upper")]
    return MISSING if MISSING in limits else "–".join(limits)


def moved_words(key: str, today: float, then: float, language: Language) -> str:
    """A lever from where to where: 半年内开业率由51.1%变为55%."""
    kind = LEVERS[key].kind
    return text(
        "what_if.lever_moved",
        language,
        name=name_within(key, language),
        today=lever_at(key, today, language),
        then=brief_percent(then, language)
        if kind in ("rate", "share")
        else brief(then, language, 2 if kind == "mean" else 0),
    )


def subtitle(
    readings: pd.DataFrame, moved: Mapping[str, float], as_of: date, language: Language
) -> str:
    """As-of date and period; the four readings (indicator, value), today's where nothing moved."""
    names = [
        f"{pick(INDICATORS[key].short, language)} {_reading(key, value, language)}"
        for key, value in zip(readings["indicator"], readings["value"], strict=True)
    ]
    base = text("what_if.levers_below", language, day=day(as_of, language))
    which = "what_if.levers_rates" if moved else "what_if.levers_identity"
    rates = text(which, language, rates=listing(names, language))
    return joined([base, rates, *idle_sentences(moved, language).values()], language)


def _reading(key: str, value: float, language: Language) -> str:
    if INDICATORS[key].kind == "mean":
        return number(value, language, 2)
    return percent(value, language)


def idle_sentences(moved: Mapping[str, float], language: Language) -> dict[str, str]:
    """One sentence per lever that does nothing because the rate it would move is set itself."""
    return {
        key: text(
            "what_if.idle", language, by=lever_name(by, language), name=name_within(key, language)
        )
        for key, by in idle(moved).items()
    }


def rest_sentence(amounts: Mapping[str, Any], language: Language) -> str:
    """How many of the businesses do not follow from the opening rate."""
    rest = float(amounts["businesses"]) - float(amounts["following"])
    return text("what_if.flow_beside", language, n=count(max(rest, 0.0), language))


def unseen_sentence(key: str, at: float, seen: str, language: Language) -> str:
    """A lever that stands outside anything observed; `seen` is `seen_words`."""
    return text(
        "what_if.unseen",
        language,
        name=lever_name(key, language),
        at=lever_at(key, at, language),
        seen=seen,
    )
