"""The head of the page of data quality: who reported, what waits, and what a screen is."""

import streamlit as st

from sentences.data_quality.headline import headline, subtitle
from shell.cache.readings import cached
from shell.parts.missing_records import draw_note
from shell.viewer.view import View

RESTING = ("pass_rate", "opening_rate", "stability_rate")  # what the screens look at


def draw(view: View) -> None:
    """The headline in bold, population and date below it."""
    words = {"language": view.language}
    st.markdown(f"**{cached(view.scope, view.snapshot, headline, **words)}**")
    st.caption(cached(view.scope, view.snapshot, subtitle, **words))
    draw_note(view, *RESTING)
