"""The browser's way back: one step per choice of the reader and per page, and no other.

Streamlit takes every code that a page writes into its own link for a step of its own, and another
when a page is left by a click, so that a reader went back several times before the page before came
again. Here changes of one moment are one step, and codes that are only added are none.
"""

import streamlit as st

from shell.components import source

_gather = st.components.v2.component(
    "dashboard_way_back", html="<span hidden></span>", js=source("way_back.js")
)


def gather_steps() -> None:
    """Told by the frame on every page; the first time in a browser is the one that counts."""
    _gather(key="way_back", width=1, height=1)
