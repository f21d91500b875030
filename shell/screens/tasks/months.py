"""One figure month by month, for the nation or a city, with the limits of its own noise."""

import numpy as np
import pandas as pd
import streamlit as st

from charts.base.prepared import PreparedFigure
from charts.base.words import chart_kind, month_name, month_numbers
from charts.months.line import describe_month_line
from charts.months.line import month_line as month_figure
from i18n import Language, pick, text
from i18n.formats import measure
from metrics.board.rows import has_or_not
from metrics.counts.entities import NATION, By
from metrics.methods.control_chart import Chart
from metrics.readings.trends import course, ripe_chart, trend, year_ago
from shell.cache.per_view import cached_for
from shell.cache.readings import cached, month_line, reading
from shell.parts import drawing, empty_states, filters, ways
from shell.parts.city_ways import to_duties, to_institutions
from shell.parts.escape import escape
from shell.screens.tasks.choice import Choice
from shell.screens.tasks.cities import city_rows
from shell.screens.tasks.sentences import drawn
from shell.screens.tasks.since import of_city
from shell.viewer.view import View

HEIGHT = 400


def draw(view: View, choice: Choice) -> None:
    """Finding and line; a median is not known by months."""
    st.markdown(f"**{cached_for(view, finding, choice)}**")
    note = "tasks.year_note" if choice.held.stock else "tasks.months_note"
    st.caption(text(note, view.language))
    if choice.held.kind == "median":
        with st.container(border=True, height=HEIGHT, vertical_alignment="center"):
            st.caption(text("tasks.no_line", view.language), text_alignment="center")
    elif cached_for(view, _line, choice)["value"].notna().sum() == 0:
        if choice.held.nothing is None:
            empty_states.state("empty", view.language, HEIGHT)
        else:
            st.markdown(text("tasks.no_divisor", view.language))
    else:
        drawing.figure(*cached_for(view, _chart, choice), "tasks_months", view)
    if choice.city != NATION:
        label = text("tasks.to_profile", view.language, name=where(view, choice))
        with st.container(horizontal=True, gap="small"):
            ways.button(view, ways.PROFILE, label, city=choice.city)
            to_duties(view, choice.city)
            if "institution" in choice.held.by:
                to_institutions(view, choice.city)


def where(view: View, choice: Choice) -> str:
    """The chosen city, or the nation."""
    if choice.city == NATION:
        return text("tasks.nation", view.language)
    return escape(cached_for(view, filters.city_names, None)[choice.city])


def _by(choice: Choice) -> By:
    return "national" if choice.city == NATION else "city"


def _line(view: View, choice: Choice) -> pd.DataFrame:
    return month_line(
        view.scope, view.snapshot, choice.figure, _by(choice), choice.city, choice.variant
    )


def _chart(view: View, choice: Choice) -> tuple[PreparedFigure, str]:
    """The figure and its alt text."""
    line, kind, target = (
        drawn(within(_line(view, choice)), choice.held),
        chart_kind(choice.held),
        _target(view, choice),
    )
    chart = month_figure(
        line, target, view.language, view.theme, kind, not choice.held.stock, _whole(view, choice)
    )
    return PreparedFigure(chart), describe_month_line(line, target, view.language, kind)


def _whole(view: View, choice: Choice) -> bool:
    """Whether the axis shows all that a share can be: where a city has something or has not."""
    rows = cached(
        view.scope, view.snapshot, city_rows, figure=choice.figure, variant=choice.variant
    )
    return choice.city != NATION and has_or_not(rows, choice.held)


def within(line: pd.DataFrame) -> pd.DataFrame:
    """The line without unripe months that lie so far off that they would flatten the ripe ones."""
    ripe = line["mature"].astype(bool)
    drawn = line.loc[ripe, ["value", "lower", "upper"]].stack().dropna()
    if drawn.empty:
        return line
    low, high = drawn.min(), drawn.max()
    air = high - low
    off = ~ripe & ~line["value"].between(low - air, high + air)
    held = line.copy()
    held.loc[off, ["value", "lower", "upper"]] = np.nan
    return held


def _target(view: View, choice: Choice) -> float | None:
    """The target of the nation or the city; None where there is none."""
    found = reading(
        view.scope, view.snapshot, choice.figure, _by(choice), variant=choice.variant, ranks=False
    )
    target = float(found.loc[found["entity"] == choice.city, "target"].iloc[0])
    return None if target != target else target


def finding(view: View, choice: Choice) -> str:
    """Last ripe month, its trend, and how many months lie outside the limits."""
    name, language = where(view, choice), view.language
    if choice.held.kind == "median":
        return text("tasks.months_median", language, name=pick(choice.held.name, language))
    own = owned(view, choice)
    if own is not None:
        return text("tasks.city_has", language, where=name, said=own)
    line = _line(view, choice)
    if choice.held.stock:
        return _year_on(choice, line, name, language)
    ripe = line[line["mature"].astype(bool) & line["value"].notna()]
    chart = ripe_chart(line)
    if chart is None:
        return text("tasks.months_none", language, where=name)
    return text(
        f"tasks.months.{trend(line, choice.held.better)}",
        language,
        where=name,
        month=month_name(month_numbers(ripe["month"])[-1], language),
        value=measure(ripe["value"].iloc[-1], choice.held.unit, language),
        n=len(ripe),
        signals=signals(chart, language),
    )


def signals(chart: Chart, language: Language) -> str:
    """How many months are ringed: outside the limits, or in a run on one side of the mean."""
    n, out = int((chart.label != "missing").sum()), int((chart.label == "outside_limits").sum())
    run = int(chart.alert.sum()) - out
    which = "both" if out and run else "outside" if out else "runs" if run else "none"
    return text(f"tasks.signals.{which}", language, n=n, out=out, run=run)


def owned(view: View, choice: Choice) -> str | None:
    """What a figure that says only whether a city has something says of the chosen one; also where
    there is nothing to divide by. None where it says more."""
    if choice.city == NATION:
        return None
    rows = cached(
        view.scope, view.snapshot, city_rows, figure=choice.figure, variant=choice.variant
    )
    mine = rows[rows["entity"] == choice.city].iloc[0]
    if mine["denominator"] == 0 and choice.held.nothing is not None:
        return pick(choice.held.nothing, view.language)
    if has_or_not(rows, choice.held) and mine["value"] == mine["value"]:
        return of_city(view, choice, bool(mine["value"] > 0))
    return None


def _year_on(choice: Choice, line: pd.DataFrame, name: str, language: Language) -> str:
    """Of a stock: its last month beside the one a year before."""
    told = line[line["value"].notna()]
    if told.empty:
        return text("tasks.months_none", language, where=name)
    pair, unit = year_ago(line), choice.held.unit
    key = "short" if pair is None else course(line, choice.held)
    return text(
        f"tasks.year_on.{key}",
        language,
        where=name,
        month=month_name(month_numbers(told["month"])[-1], language),
        value=measure(told["value"].iloc[-1], unit, language),
        before=measure(pair[1]["value"] if pair else None, unit, language),
    )
