"""Projector mode: all type an eighth larger, for those who sit at the far end of the table."""

import streamlit as st

SIZE = "18px"
_set_size = st.components.v2.component(
    "dashboard_projector",
    html="<span hidden></span>",
    js="""
export default function ({ data }) {
  const page = document.documentElement
  page.style.fontSize = data.size
  return () => { page.style.fontSize = "" }
}
""",
)


def set_type(projector: bool) -> None:
    """Sets the size that all others are measured by; without projector mode the theme's own."""
    _set_size(key="type_size", data={"size": SIZE if projector else ""}, width=1, height=1)
