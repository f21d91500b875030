"""The head of the curve page: the share of all who are read, and what that rests on."""

import streamlit as st

from sentences.cohort_survival import headline as words
from shell.cache.per_view import cached_for
from shell.screens.cohort_survival.choice import Choice
from shell.screens.cohort_survival.figures import Lines, drawn_lines, standard
from shell.screens.cohort_survival.naming import population
from shell.viewer.view import View


def draw_headline(view: View, choice: Choice, lines: Lines) -> None:
    """The headline in bold, population and date below it."""
    st.markdown(f"**{cached_for(view, _headline, choice, lines)}**")
    st.caption(cached_for(view, _subtitle, choice, lines))


def _headline(view: View, choice: Choice, lines: Lines) -> str:
    return words.headline(
        drawn_lines(view, choice, lines),
        standard(view, choice),
        view.language,
        choice.which,
        population(view, choice),
    )


def _subtitle(view: View, choice: Choice, lines: Lines) -> str:
    drawn = drawn_lines(view, choice, lines)
    return words.subtitle(drawn, view.language, choice.which, view.as_of)
