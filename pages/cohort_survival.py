"""How cohorts open and survive, by months completed: curves, their test, and the plain ratio."""

import streamlit as st

from shell import states
from shell.cohort_choices import choose, lines
from shell.cohort_drawing import draw_cards, draw_curves, draw_triangle, draw_years
from shell.cohort_figures import drawn, sizes, standard
from shell.cohort_names import line_names
from shell.cohort_tables import draw_comparison, draw_months, draw_readings
from shell.cohort_width import keep_width
from shell.cohort_words import headline, subtitle
from shell.cohort_years import years
from shell.view import current

view = current()
choice = choose(view)
held = sizes(view, choice)

if held.empty:
    states.state("empty", view.language, 420)
else:
    shown = lines(view, choice, list(held["line"]), line_names(view, choice))
    found, aim = drawn(view, choice, shown), standard(view, choice)
    st.markdown(f"**{headline(view, choice, found, aim)}**")
    st.caption(subtitle(view, choice, found))
    chart, side = st.container(key="cohort_sides").columns([7, 5], gap="medium")
    with chart:
        draw_curves(view, choice, found, aim)
    with side:
        draw_cards(view, choice, found, aim)
        if choice.splits:
            draw_comparison(view, choice, found, len(held))
            draw_readings(view, choice, found)
        draw_months(view, choice, found)
    draw_years(view, choice, years(view, choice), aim)
    draw_triangle(view, choice)
    keep_width()
