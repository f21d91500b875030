"""The columns beside the sliders keep a least width each: where three do not fit, the third goes
below the others. A slider's words run on over the number beside it, so that both fit on one line,
and the sliders of a tab nearly on one screen."""

import streamlit as st

_keep = st.components.v2.component(
    "dashboard_what_if_width",
    html="<span hidden></span>",
    css="""
[class*="st-key-what_if_slide_"] label { width: calc(100% + 6.5rem); }
[class*="st-key-what_if_slide_"] label p { white-space: nowrap; }
[data-testid="stColumn"] [data-testid="stTable"] {
  td:first-child * { white-space: nowrap; }
  th, td { padding-inline: 0.375rem; }
}
[data-testid="stColumn"]:has([class*="st-key-what_if_slide_"]) > [data-testid="stVerticalBlock"] {
  gap: 0.625rem;
}
@media (min-width: 640px) {
  [data-testid="stHorizontalBlock"]:has(
    > [data-testid="stColumn"] [class*="st-key-what_if_slide_"]
  ) > [data-testid="stColumn"] {
    &:nth-child(1) { min-width: 14.5rem; }
    &:nth-child(2) { min-width: 20rem; }
    &:nth-child(3) { min-width: 17rem; }
  }
}
""",
    isolate_styles=False,
)


def keep_width() -> None:
    """Sets the least widths of the columns of this page, once for all its tabs."""
    _keep(key="what_if_width", width=1, height=1)
