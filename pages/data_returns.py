"""An office's own files, or templates: chosen, read, checked, weighed, brought in, and taken back."""

import streamlit as st

from shell.screens.data_returns import (
    applying,
    choice,
    effect,
    faults,
    heads,
    history,
    month_progress,
    nil,
    period,
    publishing,
    reading,
    reminders,
    steps,
    templates,
)
from shell.viewer.view import current

view = current()
line = st.empty()
sent = choice.draw(view)
period.draw(view, sent)
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
rows = month_progress.draw(view, sent)
reminders.draw(view, sent, rows)
publishing.draw(view)
