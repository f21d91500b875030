"""The ten tasks and the duties: how each stands, where, since when, and what that does not say."""

import streamlit as st

from shell import (
    in_sight,
    tasks_board,
    tasks_choice,
    tasks_cities,
    tasks_findings,
    tasks_groups,
    tasks_meaning,
    tasks_months,
    tasks_since,
    tasks_split,
)
from shell.readings import computed
from shell.sides import sides
from shell.view import current

view = current()
asked = tasks_board.asked_for()
top = st.container()
controls = st.container(
    key="tasks_detail", horizontal=True, vertical_alignment="center", gap="small"
)
with controls:
    task = tasks_choice.choose_task(view)
with top:
    tasks_findings.draw(view)
    tasks_board.draw(view, task)
    tasks_findings.draw_legend(view)

with controls:
    choice = tasks_choice.choose(view, task)
if computed(view.scope, view.snapshot, tasks_choice.known, figure=choice.figure):
    cities, side = sides("task", [7, 5])
    with cities:
        tasks_cities.draw(view, choice)
        tasks_since.draw(view, choice)
        tasks_split.draw(view, choice)
    with side:
        tasks_months.draw(view, choice)
        tasks_meaning.draw(view, choice)
        tasks_groups.draw(view, choice)
else:
    tasks_findings.draw_uncounted(view, choice.figure)
    tasks_meaning.draw(view, choice)
in_sight.bring("tasks_detail", asked)
tasks_board.answered()
