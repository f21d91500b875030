"""Any indicator's order of cities, how sure each place is, and who is truly ahead of whom."""

import streamlit as st

from shell import ranking_choice, ranking_views, ranking_words
from shell.kept import kept
from shell.view import current

view = current()
choice = ranking_choice.choose(view)

st.subheader(kept(view, ranking_words.headline, choice.everywhere), anchor=False)
st.caption(kept(view, ranking_words.below, choice.everywhere))
ranking_views.draw(view, choice, ranking_choice.choose_view(view, choice))
