"""How cohorts open and survive, by months completed: curves, their test, and the plain ratio."""

import streamlit as st

from metrics.cohorts.standard import INDICATOR
from shell.parts.missing_records import draw_state
from shell.screens.cohort_survival.choice import choose, lines
from shell.screens.cohort_survival.drawing import draw_cards, draw_curves, draw_triangle, draw_years
from shell.screens.cohort_survival.figures import missing, sizes
from shell.screens.cohort_survival.headline import draw_headline
from shell.screens.cohort_survival.naming import line_names
from shell.screens.cohort_survival.tables import draw_comparison, draw_months, draw_readings
from shell.viewer.view import current

view = current()
choice = choose(view)
possible_lines = sizes(view, choice)

if possible_lines.empty:
    draw_state(view, missing(view, choice), 420, INDICATOR[choice.which], entity=choice.key)
else:
    drawn = lines(view, choice, list(possible_lines["line"]), line_names(view, choice))
    draw_headline(view, choice, drawn)
    left, right = st.container(key="cohort_columns").columns([7, 5], gap="medium")
    with left:
        draw_curves(view, choice, drawn)
    with right:
        draw_cards(view, choice, drawn)
        if choice.splits:
            draw_comparison(view, choice, drawn, len(possible_lines))
            draw_readings(view, choice, drawn)
        draw_months(view, choice, drawn)
    draw_years(view, choice)
    draw_triangle(view, choice)
