"""The figures of the profile: the spine, a target's months, and the institutions' funnel."""

from typing import Any

import pandas as pd
import streamlit as st

from charts.base.overrides import PreparedFigure
from charts.base.words import Kind
from charts.funnel.plot import funnel_plot, is_outside
from charts.months.line import describe_month_line, month_line
from charts.spine import describe_spine, spine
from i18n import pick, text
from metrics.city.cohorts import institutions
from metrics.city.positions import target_positions
from metrics.counts.periods import ROLLING
from metrics.readings.verdicts import SMALLEST_N
from metrics.registry import INDICATORS
from sentences.city_profile import titles
from shell.cache.per_view import cached_for
from shell.cache.readings import cached, entity_names
from shell.cache.readings import month_line as months_of
from shell.parts import drawing
from shell.parts.city_ways import open_target
from shell.parts.missing_records import draw_state
from shell.parts.peer_note import peer_note
from shell.screens.city_profile.choice import Choice, choose_indicator, choose_rate
from shell.viewer.view import View

FUNNEL_HEIGHT = 500
SPINE = "profile_spine_chart"
Drawn = tuple[Any, str]


def draw_spine(view: View, choice: Choice) -> None:
    """The six targets on their spine; the legend below."""
    st.markdown(f"**{cached_for(view, _spine_title, choice)}**")
    chart, alt = cached_for(view, spine_figure, choice)
    open_target(SPINE, choice.city)
    drawing.figure(chart, alt, SPINE, view, select=True)
    st.caption(text("city_profile.spine_note", view.language))
    note = cached_for(view, peer_note, "chain_coverage", choice.city, ROLLING)
    if note:
        st.caption(note)


def _spine_title(view: View, choice: Choice) -> str:
    """How many of the six lie outside the middle half of the peers."""
    rows = cached(
        view.scope, view.snapshot, target_positions, code=choice.city, against=choice.against
    )
    return titles.spine_title(rows, view.language)


def spine_figure(view: View, choice: Choice) -> Drawn:
    """The spine with its alt text; the median of peers is no target of the plan."""
    rows = cached(
        view.scope, view.snapshot, target_positions, code=choice.city, against=choice.against
    ).copy()
    targets = [INDICATORS[key] for key in rows["indicator"]]
    rows["name"] = [pick(target.short, view.language) for target in targets]
    rows["kind"] = [target.kind for target in targets]
    peers_only = [target.target is None and target.kind != "progress" for target in targets]
    rows.loc[peers_only, "target"] = float("nan")
    chart = spine(rows, view.language, view.theme)
    return PreparedFigure(chart), describe_spine(rows, view.language)


def draw_months(view: View, choice: Choice) -> None:
    """One target by cohort month, with the limits of its own noise."""
    indicator = choose_indicator(view)
    st.markdown(f"**{cached_for(view, _line_title, choice.city, indicator)}**")
    chart, alt = cached_for(view, line_figure, choice.city, indicator)
    drawing.figure(chart, alt, "profile_months", view)


def _line_title(view: View, city: str, indicator: str) -> str:
    """How many ripe months alert."""
    line = months_of(view.scope, view.snapshot, indicator, "city", city)
    return titles.months_title(line, indicator, view.language)


def line_figure(view: View, city: str, indicator: str) -> Drawn:
    """The month line of a city with its alt text."""
    definition = INDICATORS[indicator]
    line = months_of(view.scope, view.snapshot, indicator, "city", city)
    progress = definition.kind == "progress"
    goal = None if progress else definition.target
    kind: Kind = "count" if progress else definition.kind
    chart = month_line(line, goal, view.language, view.theme, kind, limits=True)
    return PreparedFigure(chart), describe_month_line(line, goal, view.language, kind)


def draw_funnel(view: View, choice: Choice) -> str:
    """The institutions' funnel; returns the rate that is shown."""
    rate = choose_rate(view)
    st.markdown(f"**{cached_for(view, _funnel_title, choice.city, rate)}**")
    figure = cached_for(view, funnel_figure, choice.city, rate)
    if figure is None:
        draw_state(view, "empty", FUNNEL_HEIGHT, rate, entity=choice.city)
        return rate
    chart, alt, note = figure
    drawing.figure(chart, alt, "profile_funnel_chart", view)
    st.caption(note)
    return rate


def _funnel_title(view: View, city: str, rate: str) -> str:
    return titles.institutions_title(sides_of(view, city, rate).values(), view.language)


def sides_of(view: View, city: str, rate: str) -> dict[str, str]:
    """On which side of its limits each institution of the city lies; "few" under 30 cases."""
    result = cached(view.scope, view.snapshot, institutions, code=city, key=rate)
    sides = result.funnel.side if result.funnel is not None else {}
    return {code: sides.get(code, "few") for code in result.table["entity"]}


def funnel_figure(view: View, city: str, rate: str) -> tuple[Any, str, str] | None:
    """The funnel, its alt text and what its limits are; None where there is no institution."""
    result = cached(view.scope, view.snapshot, institutions, code=city, key=rate)
    rows = result.table[result.table["denominator"] >= SMALLEST_N]
    if result.funnel is None or rows.empty:
        return None
    names = {
        code: pick(name, view.language)
        for code, name in entity_names(view.scope, view.snapshot, "institution").items()
    }
    centre, spread = result.funnel.centre, result.funnel.spread
    chart = funnel_plot(
        rows,
        names,
        view.language,
        view.theme,
        centre,
        spread.phi,
        spread.tau2,
        INDICATORS[rate].target,
    )
    chart.layout.annotations = chart.layout.annotations[:-1]  # its note speaks of cities
    chart.layout.height = FUNNEL_HEIGHT
    note = titles.institutions_note(spread.phi, view.language)
    return PreparedFigure(chart), _funnel_alt(view, rows, names, centre, spread.tau2), note


def _funnel_alt(
    view: View, rows: pd.DataFrame, names: dict[str, str], centre: float, tau2: float
) -> str:
    outside = rows[is_outside(rows, centre, tau2)]
    above, below = outside["value"] > centre, outside["value"] < centre
    return titles.institutions_alt(
        len(rows),
        [names[code] for code in outside.loc[above, "entity"]],
        [names[code] for code in outside.loc[below, "entity"]],
        view.language,
    )
