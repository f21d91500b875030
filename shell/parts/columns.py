"""Two columns beside each other where both have room for what they hold, else below each other."""

from typing import Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

Gap = Literal["medium", "large"]


def columns(name: str, amount: int = 2, gap: Gap = "medium") -> list[DeltaGenerator]:
    """Columns as wide as components/screen.css says of the pair of this name."""
    row = st.container(key=f"columns_{name}", horizontal=True, gap=gap)
    return [row.container() for _ in range(amount)]
