"""The ten tasks and the duties: how each stands, where, since when, and what that does not say."""

import streamlit as st

from shell import (
    tasks_board,
    tasks_choice,
    tasks_cities,
    tasks_findings,
    tasks_meaning,
    tasks_months,
    tasks_split,
)
from shell.readings import computed
from shell.view import current

view = current()
top = st.container()
controls = st.container(horizontal=True, vertical_alignment="center", gap="small")
with controls:
    task = tasks_choice.choose_task(view)
with top:
    tasks_findings.draw(view)
    tasks_board.draw(view, task)
    tasks_findings.draw_legend(view)

with controls:
    choice = tasks_choice.choose(view, task)
if computed(view.scope, view.snapshot, tasks_choice.known, figure=choice.figure):
    cities, side = st.columns([7, 5], gap="medium")
    with cities:
        tasks_cities.draw(view, choice)
        tasks_split.draw(view, choice)
    with side:
        tasks_months.draw(view, choice)
        tasks_meaning.draw(view, choice)
else:
    tasks_findings.draw_uncounted(view, choice.figure)
    tasks_meaning.draw(view, choice)
