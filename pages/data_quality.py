"""Whom to believe: who reported when, who is lost or doubtful, and what that does to verdicts."""

import streamlit as st

from shell.cache.readings import cached
from shell.parts import cards
from shell.parts.columns import columns
from shell.screens.data_quality import cards as quality_cards
from shell.screens.data_quality import checks, effects
from shell.screens.data_quality import reports as quality_reports
from shell.viewer.view import current

view = current()
words = {"language": view.language}

st.markdown(f"**{cached(view.scope, view.snapshot, quality_cards.headline, **words)}**")
st.caption(cached(view.scope, view.snapshot, quality_cards.below, **words))
cards.row(cached(view.scope, view.snapshot, quality_cards.cards, **words), view, key="quality")
reports, doubts = columns("quality", [29, 23])
with reports:
    quality_reports.draw(view)
with doubts:
    checks.draw(view)
effects.draw(view)
