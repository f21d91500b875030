"""Any indicator's order of cities, how sure each place is, and who is truly ahead of whom."""

import streamlit as st

from shell import ranking_choice, ranking_views, ranking_words
from shell.view import current

view = current()
choice = ranking_choice.choose(view)

st.subheader(ranking_words.headline(view, choice), anchor=False)
st.caption(f"{ranking_words.subtitle(view, choice)}  \n{ranking_words.unranked(view, choice)}")
ranking_views.draw(view, choice, ranking_choice.choose_view(view, choice))
