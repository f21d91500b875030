"""Drawn states of a place without figures: what is missing, and what will fill it and when."""

from collections.abc import Callable
from typing import Literal

import streamlit as st

from i18n import Language, text
from i18n.verdicts import ICONS, word

State = Literal[
    "empty",
    "no_rows",
    "unranked",
    "immature",
    "unreported",
    "not_recorded",
    "summary_only",
    "too_small",
    "quality_hold",
    "left",
]


def state(
    kind: State,
    language: Language,
    height: int | None = None,
    way: Callable[[], None] | None = None,
    needs: str = "",
    **values: object,
) -> None:
    """A framed sentence in place of a chart, card or table; `height` in pixels keeps the grid.

    `values` fill the sentence: `immature` wants `when` (a written date), others none. `needs` says
    what would fill it, in place of the sentence, and `way` draws the way there.
    """
    with st.container(border=True, height=height or "content", vertical_alignment="center"):
        title = word(kind, language) if kind in ICONS else text(f"states.{kind}", language)
        icon = ICONS.get(kind, "○")
        st.markdown(f":gray[**{icon} {title}**]", text_alignment="center")
        st.caption(needs or sentence(kind, language, **values), text_alignment="center")
        if needs and way is not None:
            with st.container(horizontal=True, horizontal_alignment="center"):
                way()


def sentence(kind: State, language: Language, **values: object) -> str:
    """The sentence of a state."""
    return text(f"states.{kind}_sentence", language, **values)
