"""How far each city is from each target, and what one city still needs this year."""

import streamlit as st

from shell.cache.per_view import cached_for
from shell.parts import export, scrolling
from shell.parts.columns import columns
from shell.screens.target_gap import city as gap_city
from shell.screens.target_gap import export as gap_export
from shell.screens.target_gap import table as gap_table
from shell.viewer.view import current

view = current()
top = st.container()
table, city = columns("gap")
with table:
    league, sort = gap_table.controls(view)
with city, st.container(key="gap_city"):
    chosen = gap_city.choose(view)
with top:
    gap_table.draw_head(view, league)
with table:
    gap_table.draw(view, league, sort, chosen)
    gap_table.draw_legend(view)
    export.buttons(cached_for(view, gap_export.sheet, league, sort), view)
with city:
    gap_city.draw_bullets(view, chosen)
    gap_city.draw_year(view, chosen)
    gap_city.draw_minutes(view, chosen)
scrolling.scroll_to("gap_city", gap_table.clicked())
