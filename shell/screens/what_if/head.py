"""The bar above the what-if: its tab, the scope, the year of targets, and the way back to today."""

import streamlit as st

from i18n import text
from metrics.what_if.scenario import Scenario
from shell.cache.per_view import cached_for
from shell.parts import filters
from shell.screens.what_if import assumptions, state
from shell.screens.what_if.scopes import current, is_closed, scope_names, scopes
from shell.screens.what_if.state import State
from shell.session import unmet_requests
from shell.viewer.view import View

WIDE, NARROW = 220, 168  # pixels


def choose(view: View) -> State:
    """The tab, the scenario and the year; all else on the page follows from them."""
    bar = st.container(horizontal=True, gap="medium", vertical_alignment="bottom")
    with bar:
        filters.segments(
            state.TAB,
            text("what_if.tab", view.language),
            state.TABS,
            lambda key: text(f"what_if.tab_{key}", view.language),
            visible=False,
        )
    closed = is_closed(view, state.linked_scenario())
    chosen = current(view)
    if closed:
        st.info(text("what_if.closed_scenario", view.language), icon=":material/lock:")
        unmet_requests.drop(state.SCENARIO)
    if chosen.tab != "scenarios":
        with bar:
            _draw_choices(view, chosen)
    return chosen


def _draw_choices(view: View, chosen: State) -> None:
    _scope_select(view, chosen.scenario)
    if chosen.tab == "targets":
        with st.container(width=view.size(NARROW)):
            _year_select(view)
    st.button(
        text(f"what_if.put_back_{chosen.tab}", view.language),
        key="what_if_put_back",
        on_click=assumptions.put_back,
        args=(chosen.tab,),
    )


def _scope_select(view: View, scenario: Scenario) -> None:
    options, names = scopes(view), cached_for(view, scope_names)
    state.set_scope(scenario.scope, options, names.__getitem__)
    st.selectbox(
        text("what_if.scope", view.language),
        options,
        format_func=names.__getitem__,
        key=state.SCOPE,
        on_change=assumptions.move_scope,
        disabled=len(options) == 1,
        width=view.size(WIDE),
    )


def _year_select(view: View) -> None:
    years = [str(view.as_of.year + ahead) for ahead in (-1, 0, 1)]
    filters.select(
        state.YEAR,
        text("what_if.year", view.language),
        [state.EVERY_YEAR, *years],
        lambda key: (
            text("what_if.every_year", view.language)
            if key == state.EVERY_YEAR
            else text("filters.year", view.language, year=key)
        ),
        help=text("what_if.year_help", view.language),
    )
