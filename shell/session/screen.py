"""The reader's screen: the one style sheet of all pages, larger type in projector mode, whether it
is a telephone's, and its way back, one step per choice and per page."""

import streamlit as st

from shell.components import source

SIZE = "18px"
KEY = "type_size"
NARROW = "_narrow"
_apply = st.components.v2.component(
    "dashboard_projector",
    html="<span hidden></span>",
    css=source("screen.css"),
    isolate_styles=False,
    js=source("way_back.js") + source("screen.js"),  # one unseen element for both
)


def is_telephone() -> bool:
    """Whether columns stand below each other: as the screen told, before that by its browser's name."""
    narrow = (st.session_state.get(KEY) or {}).get("narrow")
    if narrow is not None:
        st.session_state[NARROW] = narrow
    elif NARROW not in st.session_state:
        st.session_state[NARROW] = "Mobi" in (st.context.headers.get("User-Agent") or "")
    return bool(st.session_state[NARROW])


def set_type(projector: bool, narrow: bool) -> None:
    """Sets the size that all others are measured by; a screen of another width runs the page again.

    Told by the frame on every page; the way back is gathered from the first time in a browser on.
    """
    _apply(
        key=KEY,
        data={"size": SIZE if projector else "", "narrow": narrow},
        on_narrow_change=_run_again,
        width=1,
        height=1,
    )


def _run_again() -> None:
    """Streamlit runs the page again, and that run reads the new width."""
