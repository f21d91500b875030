"""One figure month by month, for the nation or a city, with the limits of its own noise."""

import numpy as np
import pandas as pd
import streamlit as st

from charts.base.overrides import PreparedFigure
from charts.base.words import chart_kind
from charts.months.line import describe_month_line
from charts.months.line import month_line as month_figure
from i18n import pick, text
from metrics.board.rows import has_or_not
from metrics.counts.entities import NATION, By
from sentences.tasks.months import city_sentence, median_sentence, month_sentence
from sentences.tasks.since import state_of_city
from shell.cache.per_view import cached_for
from shell.cache.readings import month_line, reading
from shell.parts import drawing, ways
from shell.parts.city_names import city_names
from shell.parts.city_ways import to_duties, to_institutions
from shell.parts.missing_records import draw_state
from shell.screens.tasks.choice import Choice
from shell.screens.tasks.cities import rows_of_cities
from shell.screens.tasks.large_amounts import chart_rows
from shell.screens.tasks.since import days
from shell.viewer.view import View

HEIGHT = 400


def draw(view: View, choice: Choice) -> None:
    """Finding and line; a median is not known by months."""
    st.markdown(f"**{cached_for(view, _finding, choice)}**")
    note = "tasks.year_note" if choice.definition.stock else "tasks.months_note"
    st.caption(text(note, view.language))
    if choice.definition.kind == "median":
        with st.container(border=True, height=HEIGHT, vertical_alignment="center"):
            st.caption(text("tasks.no_line", view.language), text_alignment="center")
    elif cached_for(view, _line, choice)["value"].notna().sum() == 0:
        if choice.definition.nothing is None:
            variant, entity = choice.variant, choice.city
            draw_state(view, "empty", HEIGHT, choice.figure, variant=variant, entity=entity)
        else:
            st.markdown(text("tasks.no_divisor", view.language))
    else:
        drawing.figure(*cached_for(view, _chart, choice), "tasks_months", view)
    if choice.city != NATION:
        label = text("tasks.to_profile", view.language, name=city_or_nation(view, choice))
        with st.container(horizontal=True, gap="small"):
            ways.button(view, ways.PROFILE, label, city=choice.city)
            to_duties(view, choice.city)
            if "institution" in choice.definition.by:
                to_institutions(view, choice.city)


def city_or_nation(view: View, choice: Choice) -> str:
    """The name of the chosen city, or of the nation, safe in markdown."""
    if choice.city == NATION:
        return text("tasks.nation", view.language)
    return city_names(view)[choice.city]


def _by(choice: Choice) -> By:
    return "national" if choice.city == NATION else "city"


def _line(view: View, choice: Choice) -> pd.DataFrame:
    return month_line(
        view.scope, view.snapshot, choice.figure, _by(choice), choice.city, choice.variant
    )


def _chart(view: View, choice: Choice) -> tuple[PreparedFigure, str]:
    """The figure and its alt text."""
    figure, language, target = choice.definition, view.language, _target(view, choice)
    line, kind = chart_rows(near_the_ripe(_line(view, choice)), figure), chart_kind(figure)
    whole = _shows_all_of_a_share(view, choice)
    chart = month_figure(line, target, language, view.theme, kind, not figure.stock, whole)
    return PreparedFigure(chart), describe_month_line(line, target, language, kind)


def _shows_all_of_a_share(view: View, choice: Choice) -> bool:
    """Whether the axis shows all that a share can be: where a city has something or has not."""
    return choice.city != NATION and has_or_not(rows_of_cities(view, choice), choice.definition)


def near_the_ripe(line: pd.DataFrame) -> pd.DataFrame:
    """The line without unripe months that lie so far off that they would flatten the ripe ones."""
    ripe = line["mature"].astype(bool)
    heights = line.loc[ripe, ["value", "lower", "upper"]].stack().dropna()
    if heights.empty:
        return line
    low, high = heights.min(), heights.max()
    air = high - low
    off = ~ripe & ~line["value"].between(low - air, high + air)
    near = line.copy()
    near.loc[off, ["value", "lower", "upper"]] = np.nan
    return near


def _target(view: View, choice: Choice) -> float | None:
    """The target of the nation or the city; None where there is none."""
    rows = reading(
        view.scope, view.snapshot, choice.figure, _by(choice), variant=choice.variant, ranks=False
    )
    target = float(rows.loc[rows["entity"] == choice.city, "target"].iloc[0])
    return None if np.isnan(target) else target


def _finding(view: View, choice: Choice) -> str:
    """What the months say; of a figure that only has or has not, since when."""
    name, figure = city_or_nation(view, choice), choice.definition
    if figure.kind == "median":
        return median_sentence(figure, view.language)
    state = _city_state(view, choice)
    if state is not None:
        return city_sentence(name, state, view.language)
    return month_sentence(_line(view, choice), view.language, figure, name)


def _city_state(view: View, choice: Choice) -> str | None:
    """What a figure that says only whether a city has something says of the chosen one; also where
    there is nothing to divide by. None where it says more."""
    if choice.city == NATION:
        return None
    rows, figure = rows_of_cities(view, choice), choice.definition
    row = rows[rows["entity"] == choice.city].iloc[0]
    if row["denominator"] == 0 and figure.nothing is not None:
        return pick(figure.nothing, view.language)
    if has_or_not(rows, figure) and pd.notna(row["value"]):
        dates, has = days(view, choice), bool(row["value"] > 0)
        return state_of_city(dates, view.language, figure, choice.city, has, choice.variant)
    return None
