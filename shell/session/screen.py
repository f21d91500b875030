"""The reader's screen: in projector mode all type is an eighth larger; a telephone says it is narrow."""

import streamlit as st

from shell.components import source

SIZE = "18px"
KEY = "type_size"
NARROW = "_narrow"
_set_size = st.components.v2.component(
    "dashboard_projector",
    html="<span hidden></span>",
    css=source("screen.css"),
    isolate_styles=False,
    js="""
export default function ({ data, setStateValue }) {
  const page = document.documentElement
  page.style.fontSize = data.size
  const narrow = window.matchMedia("(max-width: 640px)")
  const tell = () => {
    if (narrow.matches !== data.narrow) setStateValue("narrow", narrow.matches)
  }
  tell()
  narrow.addEventListener("change", tell)
  return () => {
    page.style.fontSize = ""
    narrow.removeEventListener("change", tell)
  }
}
""",
)


def is_telephone() -> bool:
    """Whether columns stand below each other: as the screen told, before that by its browser's name."""
    told = (st.session_state.get(KEY) or {}).get("narrow")
    if told is not None:
        st.session_state[NARROW] = told
    elif NARROW not in st.session_state:
        st.session_state[NARROW] = "Mobi" in (st.context.headers.get("User-Agent") or "")
    return bool(st.session_state[NARROW])


def set_type(projector: bool, narrow: bool) -> None:
    """Sets the size that all others are measured by; a screen of another width runs the page again."""
    _set_size(
        key=KEY,
        data={"size": SIZE if projector else "", "narrow": narrow},
        on_narrow_change=_told,
        width=1,
        height=1,
    )


def _told() -> None:
    """The next run reads what was told."""
