"""How cohorts open and survive, by months completed: curves, their test, and the plain ratio."""

import streamlit as st

from shell import states
from shell.cohort_choices import choose, lines
from shell.cohort_drawing import draw_cards, draw_curves, draw_triangle, draw_years
from shell.cohort_figures import sizes
from shell.cohort_names import line_names
from shell.cohort_tables import draw_comparison, draw_months, draw_readings
from shell.cohort_width import keep_width
from shell.cohort_words import headline, subtitle
from shell.kept import kept
from shell.view import current

view = current()
choice = choose(view)
held = sizes(view, choice)

if held.empty:
    states.state("empty", view.language, 420)
else:
    shown = lines(view, choice, list(held["line"]), line_names(view, choice))
    st.markdown(f"**{kept(view, headline, choice, shown)}**")
    st.caption(kept(view, subtitle, choice, shown))
    chart, side = st.container(key="cohort_sides").columns([7, 5], gap="medium")
    with chart:
        draw_curves(view, choice, shown)
    with side:
        draw_cards(view, choice, shown)
        if choice.splits:
            draw_comparison(view, choice, shown, len(held))
            draw_readings(view, choice, shown)
        draw_months(view, choice, shown)
    draw_years(view, choice)
    draw_triangle(view, choice)
    keep_width()
