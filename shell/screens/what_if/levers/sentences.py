"""The findings of moved levers in this view: figures from the cache, words from `sentences`."""

import math

from metrics.what_if.levers.flow import flow, positions, readings_under
from metrics.what_if.levers.funnel import idle
from metrics.what_if.levers.observed import ObservedRange, unseen
from metrics.what_if.scenario import Scenario
from sentences.what_if import amounts as written
from sentences.what_if import levers as words
from shell.cache.per_view import cached_for
from shell.cache.readings import cached
from shell.screens.what_if.levers.figures import amounts
from shell.screens.what_if.scopes import escaped_name
from shell.viewer.view import View


def headline(view: View, now: Scenario, stage: str) -> str:
    """The large sentence: from what to what, with its interval; or today's figure."""
    row = cached_for(view, amounts, now).set_index("stage").loc[stage].to_dict()
    levers = None
    if now.levers:
        bearing = [key for key in now.moved if key not in idle(now.moved)]
        levers = [moved_words(view, now, key) for key in bearing]
    return words.headline(stage, row, levers, escaped_name(view, now.scope), view.language)


def moved_words(view: View, now: Scenario, key: str) -> str:
    """A lever from where to where: 半年内开业率由51.1%变为55%."""
    rows = cached(view.scope, view.snapshot, positions, scenario=now).set_index("lever")
    today = float(rows.loc[key, "today"])
    return words.moved_words(key, today, float(now.moved[key]), view.language)


def subtitle(view: View, now: Scenario) -> str:
    """As-of date and period; the four readings, which are today's where nothing moved."""
    readings = cached(view.scope, view.snapshot, readings_under, scenario=now)
    return words.subtitle(readings, now.moved, view.as_of, view.language)


def rest_sentence(view: View, now: Scenario) -> str:
    """How many of the businesses do not follow from the opening rate."""
    result = cached(view.scope, view.snapshot, flow, scenario=now)
    return words.rest_sentence(result.amounts, view.language)


def unseen_sentences(view: View, now: Scenario) -> list[str]:
    """One marked sentence per lever that stands outside anything observed."""
    ranges = cached(view.scope, view.snapshot, unseen, scenario=now)
    return [
        words.unseen_sentence(
            key, now.moved[key], seen_words(view, key, seen, now.moved[key]), view.language
        )
        for key, seen in ranges.items()
        if key not in idle(now.moved)
    ]


def seen_words(view: View, key: str, seen: ObservedRange, at: float = math.inf) -> str:
    """The end of what peers ever had that a position is held against, with its city's name."""
    code = written.seen_city(seen, at)
    city = escaped_name(view, code) if code else ""
    return written.seen_words(key, seen, city, view.language, at)
