"""How cohorts open and survive, by months completed: curves, their test, and the plain ratio."""

import streamlit as st

from shell.cache.per_view import cached_for
from shell.parts import empty_states
from shell.screens.cohort_survival.choice import choose, lines
from shell.screens.cohort_survival.drawing import draw_cards, draw_curves, draw_triangle, draw_years
from shell.screens.cohort_survival.figures import sizes
from shell.screens.cohort_survival.line_names import line_names
from shell.screens.cohort_survival.sentences import headline, subtitle
from shell.screens.cohort_survival.tables import draw_comparison, draw_months, draw_readings
from shell.viewer.view import current

view = current()
choice = choose(view)
held = sizes(view, choice)

if held.empty:
    empty_states.state("empty", view.language, 420)
else:
    shown = lines(view, choice, list(held["line"]), line_names(view, choice))
    st.markdown(f"**{cached_for(view, headline, choice, shown)}**")
    st.caption(cached_for(view, subtitle, choice, shown))
    chart, side = st.container(key="cohort_columns").columns([7, 5], gap="medium")
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
