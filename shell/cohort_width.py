"""Charts with a table or many cells in them keep a least width.

Where two columns do not fit side by side, the second goes below the first; a telephone scrolls
the charts.
"""

import streamlit as st

_keep = st.components.v2.component(
    "dashboard_cohort_width",
    html="<span hidden></span>",
    css="""
.st-key-curves > div { min-width: 36rem; }
.st-key-triangle > div { min-width: 52rem; }
@media (min-width: 640px) {
  .st-key-cohort_sides [data-testid="stColumn"]:first-child { min-width: 38rem; }
  .st-key-cohort_sides [data-testid="stColumn"]:last-child { min-width: 26rem; }
}
""",
    isolate_styles=False,
)


def keep_width() -> None:
    """Sets the least widths of the charts and columns of this page, by their keys."""
    _keep(key="cohort_width", width=1, height=1)
