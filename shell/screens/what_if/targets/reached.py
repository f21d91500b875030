"""A target against what cities have ever reached: the distribution with the chosen line."""

from collections.abc import Sequence
from math import isnan
from typing import Any

import streamlit as st

from charts.base.overrides import PreparedFigure
from charts.base.plain import PlainFigure
from charts.base.words import Kind, amount, month_name, span_text
from charts.what_if.reached import Line, Points, PointWords, describe_reached, reached, reached_spec
from i18n import text
from i18n.formats import percent
from i18n.verdicts import badge
from metrics.registry import INDICATORS
from metrics.what_if.scenario import Scenario, Target
from metrics.what_if.targets import before_after as model
from metrics.what_if.targets.reached import best, deciles, distribution, reach
from sentences.what_if.amounts import goal, indicator_name
from shell.cache.per_view import cached_for
from shell.cache.readings import cached
from shell.parts import drawing, filters
from shell.viewer.view import View

NAMELESS = "no_target"  # the marker of a decile, which has no verdict


def draw(view: View, key: str, now: Scenario) -> None:
    """The finding as a title, and the chart."""
    title_, chart, alt = cached_for(view, figure_parts, key, now.scope, model.of_targets(now, key))
    st.markdown(f"**{title_}**")
    drawing.figure(chart, alt, "what_if_reached", view)
    if view.scope.cities is not None:
        st.caption(text("what_if.reached_nameless", view.language))


def figure_parts(
    view: View, key: str, scope: str, targets: tuple[Target, ...]
) -> tuple[str, Any, str]:
    """Title, figure and alt text under the targets of one indicator."""
    points, hover = cached_for(view, cities if view.scope.cities is None else nameless, key)
    today, assumed = (
        _middle(view, key, scope, assumed_targets) for assumed_targets in ((), targets)
    )
    states = cached(view.scope, view.snapshot, model.state_of_each, key=key, targets=targets)
    state_of = [states.get(code, NAMELESS) for code in points.entity]
    labels = PointWords(
        state_of,
        [
            f"{words}<br>{badge(state, view.language)}" if code else words
            for code, words, state in zip(points.entity, hover, state_of, strict=True)
        ],
    )
    lines, kind = _lines(view, key, today, assumed), _kind(key)
    plain = reached_spec(points, labels, lines, kind, view.theme, scope)
    chart: Any = (
        PreparedFigure(reached(points, labels, lines, kind, view.language, view.theme))
        if plain is None
        else PlainFigure(plain)
    )
    alt = describe_reached(points, lines, kind, view.language)
    return title(view, key, assumed), chart, alt


def title(view: View, key: str, line: float) -> str:
    """The share of cities whose interval lies above the line, and who ever reached it."""
    if isnan(line):
        return text("what_if.reached_no_line", view.language)
    result = cached(view.scope, view.snapshot, reach, key=key, line=line)
    if not result.cities:
        return text(
            "what_if.reached_nobody", view.language, name=indicator_name(key, view.language)
        )
    which = "what_if.reached_count" if INDICATORS[key].kind == "progress" else "what_if.reached"
    return text(
        which,
        view.language,
        goal=goal(key, line, view.language),
        n=result.cities,
        surely=percent(result.surely, view.language, 0),
        above=percent(result.above, view.language, 0),
        ever=percent(result.ever, view.language, 0),
    )


def cities(view: View, key: str) -> tuple[Points, list[str]]:
    """All that no target changes: the points, and what pointing at each says."""
    now = cached(view.scope, view.snapshot, distribution, key=key)
    past = cached(view.scope, view.snapshot, best, key=key).set_index("entity").loc[now["entity"]]
    names, kind, language = cached_for(view, filters.city_names, None), _kind(key), view.language
    hover = [
        text(
            "what_if.hover_city",
            language,
            name=names[code],
            value=amount(value, kind, language),
            span=span_text(lower, upper, kind, language),
            best=amount(most, kind, language),
            month="" if isnan(month) else month_name(int(month), language),
        )
        for code, value, lower, upper, most, month in zip(
            *(now[name] for name in ("entity", "value", "lower", "upper")),
            past["value"],
            past["month"],
            strict=True,
        )
    ]
    value, lower, upper = (tuple(now[name].tolist()) for name in ("value", "lower", "upper"))
    ever = tuple(None if isnan(highest) else highest for highest in past["value"].tolist())
    codes = tuple(now["entity"])
    city_names = tuple(names[code] for code in codes)
    return Points(codes, city_names, value, lower, upper, ever), hover


def nameless(view: View, key: str) -> tuple[Points, list[str]]:
    """The own cities among the deciles of all: where others stand, but not which."""
    own, hover = cities(view, key)
    at = cached(view.scope, view.snapshot, deciles, key=key)
    kind, language, tens = _kind(key), view.language, range(10, 100, 10)
    value = (*own.value, *at)
    order = sorted(range(len(value)), key=value.__getitem__)
    named = [text("what_if.decile", language, n=ten) for ten in tens]
    hovers = [
        text("what_if.hover_decile", language, n=ten, value=amount(decile, kind, language))
        for ten, decile in zip(tens, at, strict=False)
    ]

    def placed(own_values: Sequence[Any], others: Sequence[Any]) -> tuple[Any, ...]:
        return tuple([*own_values, *others][place] for place in order)

    points = Points(
        placed(own.entity, [""] * len(at)),
        placed(own.name, named),
        placed(value, ()),
        placed(own.lower, at),
        placed(own.upper, at),
        placed(own.best, [None] * len(at)),
    )
    return points, list(placed(hover, hovers))


def _lines(view: View, key: str, today: float, assumed: float) -> list[Line]:
    """Today's target and the assumed one; one line where they are the same."""
    two = [("today", today, today == assumed), ("assumed", assumed, True)]
    return [
        Line(
            at,
            text(f"what_if.line_{name}", view.language, value=goal(key, at, view.language)),
            strong,
        )
        for name, at, strong in (two[:1] if today == assumed else two)
        if not isnan(at)
    ]


def _middle(view: View, key: str, scope: str, targets: tuple[Target, ...]) -> float:
    """The middle one of the scope's targets."""
    return cached(view.scope, view.snapshot, model.position, key=key, where=scope, targets=targets)


def _kind(key: str) -> Kind:
    kind: Kind = INDICATORS[key].kind
    return "count" if kind == "progress" else kind
