"""Any indicator's order of cities, how sure each place is, and who is truly ahead of whom."""

import streamlit as st

from shell.cache.per_view import cached_for
from shell.screens.city_ranking import choice as ranking_choice
from shell.screens.city_ranking import faces, sentences
from shell.viewer.view import current

view = current()
choice = ranking_choice.choose(view)

st.subheader(cached_for(view, sentences.headline, choice.everywhere), anchor=False)
st.caption(cached_for(view, sentences.below, choice.everywhere))
faces.draw(view, choice, ranking_choice.choose_view(view, choice))
