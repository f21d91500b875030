"""Targets as assumed: who meets them, who changes sides, what is missing, what the plan asks for."""

from typing import Any

import pandas as pd
import pyarrow as pa
import streamlit as st

from charts.base.overrides import PreparedFigure
from charts.base.plain import PlainFigure
from charts.what_if.before_after import before_after_bars, before_after_spec, describe_before_after
from i18n import pick, text
from i18n.formats import count
from metrics.counts.entities import NATION
from metrics.registry import INDICATORS
from metrics.what_if.scenario import Scenario, Target, is_city
from metrics.what_if.targets import before_after as model
from metrics.what_if.targets.before_after import BeforeAfter
from sentences.verdict_badges import STATES, badge, legend
from sentences.what_if.amounts import changed
from sentences.what_if.targets import turned_title
from shell.cache.per_view import cached_for
from shell.cache.readings import cached
from shell.parts import drawing, filters
from shell.parts.tables import Column, table
from shell.screens.what_if import state
from shell.screens.what_if.scopes import current
from shell.screens.what_if.targets import fair, surroundings
from shell.screens.what_if.targets import knobs as what_if_targets_knobs
from shell.screens.what_if.targets import reached as ground
from shell.screens.what_if.targets import sentences as words
from shell.screens.what_if.targets.effects import before_after_of
from shell.viewer.view import View, fragment

TURNED_ROWS = 7


def draw(view: View, _scenario: Scenario) -> None:
    """The assumed targets above, fair ones below; each part runs again by itself."""
    _assumed(view)
    fair.draw(view)


@fragment
def _assumed(view: View) -> None:
    """All that moves with a target."""
    chosen = current(view)
    now, year = chosen.scenario, chosen.year
    top = st.container(gap="xsmall")
    knobs, middle, right = st.columns([8, 11, 9], gap="medium")
    with knobs:
        what_if_targets_knobs.draw(view, now)
    with middle:
        key = _indicator(view)
        result = before_after_of(view, key, now)
        st.markdown(f":small[{_legend(view, key, now, result)}]")
        if not is_city(now.scope):
            chart, alt = cached_for(view, bars, key, now.scope, model.of_targets(now, key))
            drawing.figure(chart, alt, "what_if_sides", view)
        ground.draw(view, key, now)
    with top:
        st.title(words.headline(view, key, now), anchor=False)
        st.caption(words.subtitle(view, key, now, year))
    with right:
        st.table(cached_for(view, totals, now, year), border="horizontal", hide_index=True)
        if is_city(now.scope):
            surroundings.draw(view, key, now)
        else:
            _turned(view, result)


def _indicator(view: View) -> str:
    """The target looked at: the one moved last, or another."""
    return filters.segments(
        state.INDICATOR,
        text("filters.indicator", view.language),
        list(INDICATORS),
        lambda key: pick(INDICATORS[key].short, view.language),
        "pass_rate",
        visible=False,
    )


def _legend(view: View, key: str, now: Scenario, result: BeforeAfter) -> str:
    """The verdicts that occur, before or after; beside one city those of all that are drawn."""
    if is_city(now.scope) and view.scope.cities is None:
        result = before_after_of(view, key, Scenario(NATION, now.targets))
    both = zip(STATES, result.before, result.after, strict=True)
    return legend([verdict for verdict, *n in both if any(n)], view.language)


def bars(view: View, key: str, scope: str, targets: tuple[Target, ...]) -> tuple[Any, str]:
    """Cities by verdict before and after."""
    result = before_after_of(view, key, Scenario(scope, targets))
    names = [text(f"what_if.row_{name}", view.language) for name in ("today", "assumed")]
    rows = list(zip(names, (result.before, result.after), strict=True))
    plain = before_after_spec(rows, view.language, view.theme)
    chart = (
        PreparedFigure(before_after_bars(rows, view.language, view.theme))
        if plain is None
        else PlainFigure(plain)
    )
    return chart, describe_before_after(rows, view.language)


def totals(view: View, now: Scenario, year: int) -> pa.Table:
    """One row per target: cities that meet it, what is missing, what the plan asks for in a year."""
    planned = [
        cached(
            view.scope,
            view.snapshot,
            model.plan_totals,
            where=now.scope,
            targets=targets,
            year=year,
        )
        for targets in ((), now.targets)
    ]
    rows = [_total(view, key, now, planned) for key in INDICATORS]
    second = "verdict" if is_city(now.scope) else "met"
    plan_of = "plan_year" if year else "plan"
    heads = [
        text(f"what_if.column_{name}", view.language, year=year)
        for name in ("target", second, "missing", plan_of)
    ]
    return pa.table(dict(zip(heads, map(list, zip(*rows, strict=True)), strict=True)))


def _total(view: View, key: str, now: Scenario, planned: list[dict[str, float]]) -> tuple[str, ...]:
    result, language = before_after_of(view, key, now), view.language

    def two(pair: tuple[float, float]) -> str:
        return changed(*(count(amount, language) for amount in pair))

    name, plan_of = pick(INDICATORS[key].short, language), INDICATORS[key].planned
    return (
        f"**{name}**" if result.assumed != result.today else name,
        _verdicts(view, result) if is_city(now.scope) else two(result.cities("met")),
        two(result.missing),
        two((planned[0][plan_of], planned[1][plan_of])) if plan_of else "",
    )


def _verdicts(view: View, result: BeforeAfter) -> str:
    """Of one city: its verdict before and after."""
    return changed(*(badge(state, view.language) for state in result.of_city()))


def _turned(view: View, result: BeforeAfter) -> None:
    """Who changes sides, by name."""
    st.markdown(f"**{turned_title(result, view.language)}**")
    if not result.turned:
        return
    names = cached_for(view, filters.city_names, None)
    frame = _turned_rows(result)
    columns = {
        "entity": Column(text("filters.city", view.language), names.__getitem__, width="small"),
        "before": Column(
            text("what_if.row_today", view.language), lambda v: badge(v, view.language)
        ),
        "after": Column(
            text("what_if.row_assumed", view.language), lambda v: badge(v, view.language)
        ),
    }
    alt = text("what_if.alt_turned", view.language, n=len(frame))
    table(frame, columns, view, alt, "what_if_turned", min(TURNED_ROWS, len(frame)))


def _turned_rows(result: BeforeAfter) -> pd.DataFrame:
    """Who changes sides, the longest way first: entity, before, after."""
    order = {verdict: at for at, verdict in enumerate(STATES)}
    rows = sorted(result.turned, key=lambda row: (-abs(order[row[2]] - order[row[1]]), row[0]))
    return pd.DataFrame(rows, columns=["entity", "before", "after"])
