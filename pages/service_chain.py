"""The one-stop chain: how many get from training to a lasting business, and by which services."""

import streamlit as st

from shell.cache.per_view import cached_for
from shell.parts.columns import columns
from shell.screens.service_chain import effects, funnel, links, sentences
from shell.screens.service_chain import table as chain_table
from shell.screens.service_chain.choice import choose
from shell.viewer.view import current

view = current()
choice = choose(view)

if funnel.missing(view, choice):
    funnel.draw_missing(view, choice)
else:
    st.markdown(f"**{cached_for(view, sentences.headline, choice)}**")
    st.caption(cached_for(view, sentences.subtitle, choice))
    funnel.draw_cards(view, choice)
    chart, table = columns("steps", [6, 5])
    with chart:
        funnel.draw_chart(view, choice)
    with table:
        chain_table.draw(view, choice)
if sentences.reported(view, choice):
    coverage, combinations = columns("links", [6, 5])
    with coverage:
        links.draw_coverage(view, choice)
    with combinations:
        links.draw_combinations(view, choice)
    effects.draw(view)
    for column, result in zip(columns("effects", 2), ("opening", "survival"), strict=True):
        with column:
            effects.draw_result(view, choice, result)
