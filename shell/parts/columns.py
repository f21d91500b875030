"""Two columns beside each other where both have room for what they hold, else below each other."""

from collections.abc import Sequence
from typing import Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

Gap = Literal["small", "medium", "large"]


def columns(name: str, shares: int | Sequence[int], gap: Gap = "medium") -> list[DeltaGenerator]:
    """Columns with the least widths that components/screen.css gives to the pair of this name."""
    with st.container(key=f"columns_{name}"):
        return list(st.columns(shares, gap=gap))
