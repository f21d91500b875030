"""What the plan asks of a task, what its figure does not say, and the figure's definition card."""

import streamlit as st

from i18n import text
from sentences.definitions.card import caveats
from sentences.tasks.meaning import card_title, plan_words, silent_words
from shell.parts import definition_card, ways
from shell.screens.tasks.choice import Choice
from shell.viewer.view import View


def draw(view: View, choice: Choice) -> None:
    """Both sentences, the card, and the way to the page of definitions."""
    language = view.language
    with st.container(border=True):
        st.markdown(plan_words(choice.task, language))
        st.markdown(silent_words(choice.task, language))
        st.markdown(caveats(choice.figure, language))
    with st.expander(card_title(choice.figure, language)):
        definition_card.card(view, choice.figure)
        label = text("tasks.to_definition", language)
        ways.button(view, "definitions", label, task=choice.task, figure=choice.figure)
