"""Brings what was just asked for into sight, where it stands below the edge of the screen."""

import streamlit as st

from shell.components import source

TURNS = "_in_sight"
_bring = st.components.v2.component(
    "dashboard_in_sight", html="<span hidden></span>", js=source("in_sight.js")
)


def scroll_to(key: str, wanted: bool) -> None:
    """Scrolls to the container of the key `place`, once each time that it is asked for.

    Called after everything above the container is drawn, so that nothing moves it any more.
    """
    turns: dict[str, int] = st.session_state.setdefault(TURNS, {})
    turns[key] = turns.get(key, 0) + int(wanted)
    data = {"place": key, "turn": turns[key]}
    _bring(key=f"in_sight_{key}", data=data, width=1, height=1)
