"""Since when each city has what a task asks for: how many came in which year, and all as a list."""

import pandas as pd
import streamlit as st

from i18n import text
from i18n.formats import day as day_name
from metrics.board.since import since
from sentences.tasks.since import cities_by_year, since_alt
from shell.cache.per_view import cached_for
from shell.cache.readings import cached
from shell.parts import ways
from shell.parts.city_names import city_names
from shell.parts.clicks import pressed_row
from shell.parts.tables import Column, table
from shell.screens.tasks.choice import Choice
from shell.viewer.view import View

ROWS, KEY = 9, "tasks_since"


def draw(view: View, choice: Choice) -> None:
    """How many cities came in which year, and every city with its day, the earliest first."""
    dates = days(view, choice)
    if dates.empty:
        return
    st.markdown(cached_for(view, _cities_by_year, choice))
    rows = dates.assign(
        city=[city_names(view)[code] for code in dates["entity"]],
        day=[day_name(day, view.language) for day in dates["day"]],
    )
    columns = {
        "city": Column(text("filters.city", view.language), form="link"),
        "day": Column(text("tasks.since_day", view.language)),
    }
    ways.follow_city(pressed_row(KEY, "city", rows["entity"].tolist()))
    alt = since_alt(len(rows), view.language)
    table(rows, columns, view, alt, KEY, min(ROWS, len(rows)))


def _cities_by_year(view: View, choice: Choice) -> str:
    return cities_by_year(days(view, choice), view.language, choice.definition)


def days(view: View, choice: Choice) -> pd.DataFrame:
    """Cities with the day since when; none for another definition, which has days of its own."""
    dates = cached(view.scope, view.snapshot, since, figure=choice.figure)
    return dates if choice.variant is None else dates.iloc[:0]
