"""What each number means: clause, formula, clock, maturity, variants, caveats, worked example."""

import streamlit as st

from shell import definition_choice, definition_parts
from shell.view import current

view = current()
key = definition_choice.choose(view)
definition_parts.title(view, key)

meaning, example = st.columns([6, 5], gap="large")
with meaning:
    definition_parts.card(view, key)
with example:
    definition_parts.worked_example(view, key)
    definition_parts.variants(view, key)
    definition_parts.caveats(view, key)

definition_parts.verdict_words(view)
definition_parts.source(view, key)
