"""The one-stop chain: how many get from training to a lasting business, and by which services."""

import streamlit as st

from shell import chain_effects, chain_funnel, chain_links, chain_table, chain_words
from shell.chain_choices import choose
from shell.kept import kept
from shell.sides import sides
from shell.view import current

view = current()
choice = choose(view)

if chain_funnel.missing(view, choice):
    chain_funnel.draw_missing(view, choice)
else:
    st.markdown(f"**{kept(view, chain_words.headline, choice)}**")
    st.caption(kept(view, chain_words.subtitle, choice))
    chain_funnel.draw_cards(view, choice)
    chart, table = sides("steps", [6, 5])
    with chart:
        chain_funnel.draw_chart(view, choice)
    with table:
        chain_table.draw(view, choice)
if chain_words.reported(view, choice):
    coverage, combinations = sides("links", [6, 5])
    with coverage:
        chain_links.draw_coverage(view, choice)
    with combinations:
        chain_links.draw_combinations(view, choice)
    chain_effects.draw(view)
    for column, result in zip(sides("effects", 2), ("opening", "survival"), strict=True):
        with column:
            chain_effects.draw_result(view, choice, result)
