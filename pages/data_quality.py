"""Whom to believe: who reported when, who is lost or doubtful, and what that does to verdicts."""

import streamlit as st

from shell.cache.readings import computed
from shell.parts import cards
from shell.parts.columns import sides
from shell.screens.data_quality import cards as quality_cards
from shell.screens.data_quality import checks, effects
from shell.screens.data_quality import reports as quality_reports
from shell.viewer.view import current

view = current()
words = {"language": view.language}

st.markdown(f"**{computed(view.scope, view.snapshot, quality_cards.headline, **words)}**")
st.caption(computed(view.scope, view.snapshot, quality_cards.below, **words))
cards.row(computed(view.scope, view.snapshot, quality_cards.cards, **words), view, key="quality")
reports, doubts = sides("quality", [29, 23])
with reports:
    quality_reports.draw(view)
with doubts:
    checks.draw(view)
effects.draw(view)
