"""How far each city is from each target, and what one city still needs this year."""

import streamlit as st

from shell import export, gap_city, gap_export, gap_sentences, gap_table, in_sight
from shell.kept import kept
from shell.sides import sides
from shell.view import current

view = current()
top = st.container()
table, city = sides("gap", [27, 23])
with table:
    league, sort = gap_table.controls(view)
with city, st.container(key="gap_city"):
    chosen = gap_city.choose(view)
with top:
    st.markdown(kept(view, gap_sentences.headline, league))
    st.caption(kept(view, gap_sentences.subtitle, league))
with table:
    gap_table.draw(view, league, sort, chosen)
    st.markdown(kept(view, gap_table.legend))
    export.buttons(kept(view, gap_export.sheet, league, sort), view)
with city:
    gap_city.draw_bullets(view, chosen)
    gap_city.draw_year(view, chosen)
    gap_city.draw_minutes(view, chosen)
in_sight.bring("gap_city", gap_table.clicked())
