"""Whom to believe: who reported when, who is lost or doubtful, and what that does to verdicts."""

import streamlit as st

from shell import cards, quality_cards, quality_effects, quality_reports, quality_screens
from shell.readings import computed
from shell.sides import sides
from shell.view import current

view = current()
words = {"language": view.language}

st.markdown(f"**{computed(view.scope, view.snapshot, quality_cards.headline, **words)}**")
st.caption(computed(view.scope, view.snapshot, quality_cards.below, **words))
cards.row(computed(view.scope, view.snapshot, quality_cards.cards, **words), view, key="quality")
reports, doubts = sides("quality", [29, 23])
with reports:
    quality_reports.draw(view)
with doubts:
    quality_screens.draw(view)
quality_effects.draw(view)
