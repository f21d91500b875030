"""What the plan asks of a task, what its figure does not say, and the figure's definition card."""

import streamlit as st

from i18n import pick, text
from sentences.clauses import clause
from shell.parts import definition_card, ways
from shell.screens.tasks.choice import Choice
from shell.viewer.view import View


def draw(view: View, choice: Choice) -> None:
    """Both sentences, the card, and the way to the page of definitions."""
    task, language = choice.of_task, view.language
    asks = text("tasks.asks", language, clause=clause(task.clause, language))
    with st.container(border=True):
        st.markdown(f"**{asks}**  \n{pick(task.asks, language)}")
        st.markdown(f"**{text('tasks.silent', language)}**  \n{pick(task.silent, language)}")
        points = [f"- {pick(each, language)}" for each in choice.held.caveats]
        st.markdown("\n".join(points))
    with st.expander(text("tasks.card", language, name=pick(choice.held.name, language))):
        definition_card.card(view, choice.figure)
        label = text("tasks.to_definition", language)
        ways.button(view, "definitions", label, task=choice.task, figure=choice.figure)
