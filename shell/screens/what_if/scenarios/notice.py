"""What came of saving or adopting, said beside the form it came from."""

import streamlit as st

from i18n import text
from sentences.escape import escape
from shell.screens.what_if.scenarios import saving
from shell.screens.what_if.scenarios.saving import About
from shell.viewer.view import View


def draw(view: View, about: About) -> None:
    """The last outcome of this form, as long as nothing else has been sent."""
    outcome = saving.said()
    if outcome is None or outcome.about != about:
        return
    words = {
        "name": escape(outcome.name),
        "version": outcome.version,
        "year": outcome.year,
        "rows": outcome.rows,
    }
    if outcome.problem:
        st.error(text(f"what_if_scenarios.refused.{outcome.problem}", view.language, **words))
    else:
        st.success(text(f"what_if_scenarios.done.{outcome.about}", view.language, **words))
