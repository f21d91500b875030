"""An office's own files: chosen, read, checked, weighed, brought in, and taken back."""

import streamlit as st

from i18n import text
from shell.screens.data_returns import (
    applying,
    choice,
    effect,
    faults,
    heads,
    history,
    nil,
    reading,
    steps,
    templates,
)
from shell.viewer.view import View


def draw(view: View) -> None:
    """The six steps, and what was brought in before."""
    st.caption(text("data_returns.subtitle", view.language))
    choice.tell_demonstration(view)
    line = st.empty()
    steps.heading(view, "choose")
    sent = choice.draw_file(view, choice.draw_month(view))
    with st.container(horizontal=True):
        templates.draw(view, sent.city)
        nil.draw(view, sent)
    read = reading.draw(view, sent)
    reached: steps.Step = "choose" if read is None else "read"
    if read is not None:
        heads.draw(view, sent, read)
        if read.asked is not None and read.understood is not None:
            faults.draw(view, read.asked, read.understood)
            effect.draw(view, sent, read.understood)
            applying.draw(view, sent, read.understood)
            reached = "findings" if read.understood.refused else "apply"
    steps.draw(view, line, "receipt" if applying.draw_outcome(view) else reached)
    history.draw(view, sent.city)
