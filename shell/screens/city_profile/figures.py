"""The figures of the profile: the spine, a target's months, and the institutions' funnel."""

from typing import Any

import pandas as pd
import streamlit as st

from charts.base.prepared import PreparedFigure
from charts.base.words import say
from charts.funnel.plot import funnel_plot, is_outside
from charts.months.line import describe_month_line, month_line
from charts.spine import describe_spine, spine
from i18n import pick, text
from i18n.formats import listing, number
from metrics.city.cohorts import institutions
from metrics.city.positions import target_positions
from metrics.methods.control_chart import xmr
from metrics.readings.verdicts import SMALLEST_N
from metrics.registry import INDICATORS
from shell.cache.per_view import cached_for
from shell.cache.readings import cached, entity_names
from shell.cache.readings import month_line as months_of
from shell.parts import drawing, empty_states
from shell.parts.city_ways import open_target
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


def _spine_title(view: View, choice: Choice) -> str:
    """How many of the six lie outside the middle half of the peers."""
    rows = cached(
        view.scope, view.snapshot, target_positions, code=choice.city, against=choice.against
    )
    return text(
        "city_profile.spine_title",
        view.language,
        above=int((rows["value"] > rows["peer_q75"]).sum()),
        below=int((rows["value"] < rows["peer_q25"]).sum()),
    )


def spine_figure(view: View, choice: Choice) -> Drawn:
    """The spine with its alt text; the median of peers is no target of the plan."""
    rows = cached(
        view.scope, view.snapshot, target_positions, code=choice.city, against=choice.against
    ).copy()
    chosen = [INDICATORS[key] for key in rows["indicator"]]
    rows["name"] = [pick(one.short, view.language) for one in chosen]
    rows["kind"] = [one.kind for one in chosen]
    rows.loc[[one.target is None and one.kind != "progress" for one in chosen], "target"] = float(
        "nan"
    )
    chart = spine(rows, view.language, view.theme)
    return PreparedFigure(chart), describe_spine(rows, view.language)


def draw_months(view: View, choice: Choice) -> None:
    """One target by cohort month, with the limits of its own noise."""
    indicator = choose_indicator(view)
    st.markdown(f"**{cached_for(view, _line_title, choice.city, indicator)}**")
    chart, alt = cached_for(view, line_figure, choice.city, indicator)
    drawing.figure(chart, alt, "profile_months", view)


def _line_title(view: View, city: str, indicator: str) -> str:
    """How many ripe months alert; a season is none of the city's signals."""
    if INDICATORS[indicator].kind == "progress":
        return text("city_profile.line_title_progress", view.language)
    name = pick(INDICATORS[indicator].name, view.language)
    line = months_of(view.scope, view.snapshot, indicator, "city", city)
    chart = xmr(line.loc[line["mature"].astype(bool), "value"].to_numpy(dtype=float))
    months, k = len(chart.alert), int(chart.alert.sum())
    form = "_trial" if chart.trial else "" if k else "_calm"
    return text(f"city_profile.line_title{form}", view.language, name=name, months=months, k=k)


def line_figure(view: View, city: str, indicator: str) -> Drawn:
    """The month line of a city with its alt text."""
    one = INDICATORS[indicator]
    line = months_of(view.scope, view.snapshot, indicator, "city", city)
    goal = None if one.kind == "progress" else one.target
    kind = "count" if one.kind == "progress" else one.kind
    chart = month_line(line, goal, view.language, view.theme, kind, limits=True)
    return PreparedFigure(chart), describe_month_line(line, goal, view.language, kind)


def draw_funnel(view: View, choice: Choice) -> str:
    """The institutions' funnel; returns the rate that is shown."""
    rate = choose_rate(view)
    st.markdown(f"**{cached_for(view, _funnel_title, choice.city, rate)}**")
    found = cached_for(view, funnel_figure, choice.city, rate)
    if found is None:
        empty_states.state("empty", view.language, FUNNEL_HEIGHT)
        return rate
    chart, alt, note = found
    drawing.figure(chart, alt, "profile_funnel_chart", view)
    st.caption(note)
    return rate


def _funnel_title(view: View, city: str, rate: str) -> str:
    sides = list(sides_of(view, city, rate).values())
    if not {"above", "below"} & set(sides):
        return text("city_profile.institutions_none", view.language)
    counted = {side: sides.count(side) for side in ("above", "below", "within")}
    return text("city_profile.institutions_title", view.language, **counted)


def sides_of(view: View, city: str, rate: str) -> dict[str, str]:
    """On which side of its limits each institution of the city lies; "few" under 30 cases."""
    held = cached(view.scope, view.snapshot, institutions, code=city, key=rate)
    side = held.funnel.side if held.funnel is not None else {}
    return {code: side.get(code, "few") for code in held.table["entity"]}


def funnel_figure(view: View, city: str, rate: str) -> tuple[Any, str, str] | None:
    """The funnel, its alt text and what its limits are; None where there is no institution."""
    held = cached(view.scope, view.snapshot, institutions, code=city, key=rate)
    rows = held.table[held.table["denominator"] >= SMALLEST_N]
    if held.funnel is None or rows.empty:
        return None
    names = {
        code: pick(name, view.language)
        for code, name in entity_names(view.scope, view.snapshot, "institution").items()
    }
    centre, spread = held.funnel.centre, held.funnel.spread
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
    note = text(
        "city_profile.institutions_note", view.language, phi=number(spread.phi, view.language, 2)
    )
    return PreparedFigure(chart), _funnel_alt(view, rows, names, centre, spread.tau2), note


def _funnel_alt(
    view: View, rows: pd.DataFrame, names: dict[str, str], centre: float, tau2: float
) -> str:
    out = rows[is_outside(rows, centre, tau2)]
    told = {
        side: listing([names[code] for code in part["entity"]], view.language)
        or say("nobody", view.language)
        for side, part in (
            ("above", out[out["value"] > centre]),
            ("below", out[out["value"] < centre]),
        )
    }
    return text("city_profile.institutions_chart_alt", view.language, n=len(rows), **told)
