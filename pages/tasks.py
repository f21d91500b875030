"""The ten tasks and the duties: how each stands, where, since when, and what that does not say."""

import streamlit as st

from shell.cache.readings import cached
from shell.parts import scrolling
from shell.parts.columns import columns
from shell.screens.tasks import board, groups, headline, meaning, months, since, split
from shell.screens.tasks import choice as tasks_choice
from shell.screens.tasks import cities as tasks_cities
from shell.viewer.view import current

view = current()
is_requested = board.is_task_requested()
top = st.container()
controls = st.container(
    key="tasks_detail", horizontal=True, vertical_alignment="center", gap="small"
)
with controls:
    task = tasks_choice.choose_task(view)
with top:
    headline.draw(view)
    board.draw(view, task)
    headline.draw_legend(view)

with controls:
    choice = tasks_choice.choose(view, task)
if cached(view.scope, view.snapshot, tasks_choice.is_known, figure=choice.figure):
    left, right = columns("task")
    with left:
        tasks_cities.draw(view, choice)
        since.draw(view, choice)
        split.draw(view, choice)
    with right:
        months.draw(view, choice)
        meaning.draw(view, choice)
        groups.draw(view, choice)
else:
    headline.draw_uncounted(view, choice.figure)
    meaning.draw(view, choice)
scrolling.scroll_to("tasks_detail", is_requested)
board.remember_link()
