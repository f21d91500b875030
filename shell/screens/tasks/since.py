"""Since when each city has what a task asks for: said of one city, and of all as a list."""

from collections import Counter

import pandas as pd
import streamlit as st

from i18n import text
from i18n.formats import day as day_name
from i18n.formats import listing
from metrics.board.since import since
from sentences.established import established, established_since
from shell.cache.per_view import cached_for
from shell.cache.readings import cached
from shell.parts import ways
from shell.parts.city_names import city_names
from shell.parts.tables import Column, pressed_row, table
from shell.screens.tasks.choice import Choice
from shell.viewer.view import View

ROWS, KEY = 9, "tasks_since"


def draw(view: View, choice: Choice) -> None:
    """How many cities came in which year, and every city with its day, the earliest first."""
    held = days(view, choice)
    if held.empty:
        return
    st.markdown(cached_for(view, by_year, choice))
    shown = held.assign(
        city=[city_names(view)[code] for code in held["entity"]],
        day=[day_name(each, view.language) for each in held["day"]],
    )
    columns = {
        "city": Column(text("filters.city", view.language), form="link"),
        "day": Column(text("tasks.since_day", view.language)),
    }
    ways.follow_city(pressed_row(KEY, "city", shown["entity"].tolist()))
    alt = text("tasks.since_alt", view.language, n=len(shown))
    table(shown, columns, view, alt, KEY, min(ROWS, len(shown)))


def by_year(view: View, choice: Choice) -> str:
    """The cities by the year of their day."""
    held, language = days(view, choice), view.language
    years = Counter(each.year for each in held["day"])
    parts = [text("tasks.since_year", language, year=year, n=years[year]) for year in sorted(years)]
    return text(
        "tasks.since",
        language,
        n=len(held),
        has=established(choice.held, True, language),
        years=listing(parts, language),
    )


def days(view: View, choice: Choice) -> pd.DataFrame:
    """Cities with the day since when; none for another definition, which has days of its own."""
    found = cached(view.scope, view.snapshot, since, figure=choice.figure)
    return found if choice.variant is None else found.iloc[:0]


def of_city(view: View, choice: Choice, has: bool) -> str:
    """What is said of the chosen city: 已建立（2007年10月） or 未建立."""
    held = days(view, choice)
    mine = held.loc[held["entity"] == choice.city, "day"]
    return established_since(
        choice.held, has, None if mine.empty else mine.iloc[0], view.language, choice.variant
    )
