"""The short lists of the leaders' page: who misses most, and whose verdict changed."""

import streamlit as st

from i18n import text
from sentences.overview import cities
from sentences.overview.cities import SHOWN, Line
from sentences.overview.headline import no_shortfall
from shell.cache.per_view import cached_for
from shell.cache.readings import cached, movements
from shell.parts.city_names import city_names
from shell.parts.city_ways import to_profile
from shell.viewer.view import View


def draw_shortfalls(view: View, indicator: str) -> None:
    """The cities that miss most, in persons or businesses; each leads to its profile."""
    lines = cached(
        view.scope,
        view.snapshot,
        cities.shortfall_lines,
        language=view.language,
        indicator=indicator,
    )
    if lines:
        _draw_lines(view, text("overview.shortfalls_title", view.language, n=len(lines)), lines)
        return
    sentence = cached(
        view.scope, view.snapshot, no_shortfall, language=view.language, indicator=indicator
    )
    st.markdown(f"**{sentence}**")


def draw_changes(view: View, indicator: str) -> None:
    """Whose verdict changed since the snapshot before, the largest first; each leads on too."""
    if view.previous is None:
        st.markdown(f"**{text('overview.moved_first', view.language)}**")
        return
    title, lines = cached_for(view, _changes, view.previous, indicator)
    if lines:
        _draw_lines(view, title, lines)
    else:
        st.markdown(f"**{title}**")


def _changes(view: View, previous: int, indicator: str) -> tuple[str, list[Line]]:
    """The title and its lines; larger type leaves room for one less."""
    table = movements(view.scope, view.snapshot, previous, indicator)
    most = SHOWN - view.projector
    lines = cities.change_lines(table, city_names(view), view.language, most)
    return cities.changes_title(table, view.language), lines


def _draw_lines(view: View, title: str, lines: list[Line]) -> None:
    with st.container(gap="xsmall"):
        st.markdown(f"**{title}**")
        for code, words in lines:
            to_profile(view, code, words)
