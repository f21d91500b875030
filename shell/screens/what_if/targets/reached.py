"""A target against what cities have ever reached: the distribution with the chosen line."""

from collections.abc import Sequence
from math import isnan
from typing import Any

import streamlit as st

from charts.base.plain import PlainFigure
from charts.base.prepared import PreparedFigure
from charts.base.words import Kind, amount, month_name, span_text
from charts.what_if.reached import Line, Points, PointWords, describe_reached, reached, reached_spec
from i18n import text
from i18n.formats import percent
from i18n.verdicts import badge
from metrics.registry import INDICATORS
from metrics.what_if.scenario import Scenario, Target
from metrics.what_if.targets import before_after as model
from metrics.what_if.targets.reached import best, deciles, distribution, reach
from shell.cache.per_view import cached_for
from shell.cache.readings import cached
from shell.parts import drawing, filters
from shell.screens.what_if.amounts import goal
from shell.viewer.view import View

NAMELESS = "no_target"  # the marker of a decile, which has no verdict


def draw(view: View, key: str, now: Scenario) -> None:
    """The finding as a title, and the chart."""
    title_, chart, alt = cached_for(view, found, key, now.scope, model.of_targets(now, key))
    st.markdown(f"**{title_}**")
    drawing.figure(chart, alt, "what_if_reached", view)
    if view.scope.cities is not None:
        st.caption(text("what_if.reached_nameless", view.language))


def found(view: View, key: str, scope: str, targets: tuple[Target, ...]) -> tuple[str, Any, str]:
    """Title, figure and alt text under the targets of one indicator."""
    points, hover = cached_for(view, cities if view.scope.cities is None else nameless, key)
    today, assumed = (_middle(view, key, scope, each) for each in ((), targets))
    verdicts = cached(view.scope, view.snapshot, model.verdict_of_each, key=key, targets=targets)
    held = [verdicts.get(code, NAMELESS) for code in points.entity]
    told = PointWords(
        held,
        [
            f"{said}<br>{badge(one, view.language)}" if code else said
            for code, said, one in zip(points.entity, hover, held, strict=True)
        ],
    )
    lines, kind = _lines(view, key, today, assumed), _kind(key)
    made = reached_spec(points, told, lines, kind, view.theme, scope)
    chart: Any = (
        PreparedFigure(reached(points, told, lines, kind, view.language, view.theme))
        if made is None
        else PlainFigure(made)
    )
    alt = describe_reached(points, lines, kind, view.language)
    return title(view, key, assumed), chart, alt


def title(view: View, key: str, line: float) -> str:
    """The share of cities whose interval lies above the line, and who ever reached it."""
    if isnan(line):
        return text("what_if.reached_no_line", view.language)
    held = cached(view.scope, view.snapshot, reach, key=key, line=line)
    one = "what_if.reached_count" if INDICATORS[key].kind == "progress" else "what_if.reached"
    return text(
        one,
        view.language,
        goal=goal(key, line, view.language),
        n=held.cities,
        surely=percent(held.surely, view.language, 0),
        above=percent(held.above, view.language, 0),
        ever=percent(held.ever, view.language, 0),
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
    ever = tuple(None if isnan(one) else one for one in past["value"].tolist())
    codes = tuple(now["entity"])
    called = tuple(names[code] for code in codes)
    return Points(codes, called, value, lower, upper, ever), hover


def nameless(view: View, key: str) -> tuple[Points, list[str]]:
    """The own cities among the deciles of all: where others stand, but not which."""
    own, hover = cities(view, key)
    at = cached(view.scope, view.snapshot, deciles, key=key)
    kind, language, tens = _kind(key), view.language, range(10, 100, 10)
    value = (*own.value, *at)
    order = sorted(range(len(value)), key=value.__getitem__)
    named = [text("what_if.decile", language, n=ten) for ten in tens]
    told = [
        text("what_if.hover_decile", language, n=ten, value=amount(one, kind, language))
        for ten, one in zip(tens, at, strict=False)
    ]

    def placed(mine: Sequence[Any], others: Sequence[Any]) -> tuple[Any, ...]:
        return tuple([*mine, *others][place] for place in order)

    points = Points(
        placed(own.entity, [""] * len(at)),
        placed(own.name, named),
        placed(value, ()),
        placed(own.lower, at),
        placed(own.upper, at),
        placed(own.best, [None] * len(at)),
    )
    return points, list(placed(hover, told))


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
