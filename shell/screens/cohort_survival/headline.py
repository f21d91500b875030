"""The head of the curve page: the share of all who are read, and what that rests on."""

import math

import streamlit as st

from metrics.cohorts.standard import INDICATOR
from metrics.counts.periods import ROLLING
from metrics.overall.league import cohort_months
from sentences.cohort_survival import headline as words
from shell.cache.per_view import cached_for
from shell.cache.readings import cached
from shell.screens.cohort_survival.choice import Choice
from shell.screens.cohort_survival.figures import Lines, drawn_lines, standard, usual_value
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
    subtitle = words.subtitle(drawn, view.language, choice.which, view.as_of)
    value = usual_value(view, choice)
    if math.isnan(value):
        return subtitle
    key = INDICATOR[choice.which]
    months = cached(
        view.scope, view.snapshot, cohort_months, indicator=key, variant=None, period=ROLLING
    )
    gap = "" if view.language == "zh" else " "
    return subtitle + gap + words.usual(key, value, months, view.language)
