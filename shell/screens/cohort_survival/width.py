"""The two columns of the cohorts' page keep a least width each: where both do not fit, the second
goes below the first."""

import streamlit as st

_keep = st.components.v2.component(
    "dashboard_cohort_width",
    html="<span hidden></span>",
    css="""
@media (min-width: 640px) {
  .st-key-cohort_sides [data-testid="stColumn"]:first-child { min-width: 38rem; }
  .st-key-cohort_sides [data-testid="stColumn"]:last-child { min-width: 26rem; }
}
""",
    isolate_styles=False,
)


def keep_width() -> None:
    """Sets the least widths of the columns of this page, by their key."""
    _keep(key="cohort_width", width=1, height=1)
