"""One number that can be slid with a mouse or typed: both show the same, either moves the other."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from shell.viewer.view import View

NUMBER = 88  # pixels


@dataclass(frozen=True)
class Knob:
    """A label, the upper end and step as shown; what is shown is `scale` times the value.

    `form` writes the number, as in C; `digits` is how many places it keeps.
    """

    key: str
    label: str
    high: float
    step: float
    scale: float = 1.0
    form: str = "%.0f"
    digits: int = 0
    help: str | None = None


def lines() -> DeltaGenerator:
    """Where knobs are drawn: each on a line of its own, its number beside its slider."""
    return st.container(
        key="what_if_knobs", horizontal=True, vertical_alignment="bottom", gap="small"
    )


def draw(view: View, which: Knob, value: float, move: Callable[..., None], *more: Any) -> None:
    """The slider and its number at a value; a move calls `move(key, value, *more)`."""
    at = round(which.scale * value, which.digits)
    slide, typed = f"what_if_slide_{which.key}", f"what_if_number_{which.key}"
    _set(slide, min(at, which.high))
    _set(typed, at)
    st.slider(
        which.label,
        0.0,
        which.high,
        step=which.step,
        format=which.form,
        key=slide,
        help=which.help,
        on_change=_moved,
        args=(which, slide, move, more),
    )
    st.number_input(
        which.label,
        0.0,
        which.high if which.scale == 100 else None,
        step=which.step,
        format=which.form.split("%%")[0],
        key=typed,
        label_visibility="collapsed",
        width=view.size(NUMBER),
        on_change=_moved,
        args=(which, typed, move, more),
    )


def _set(key: str, value: float) -> None:
    """Only where it differs: what the mouse holds is not given back to it."""
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value


def _moved(which: Knob, key: str, move: Callable[..., None], more: tuple[Any, ...]) -> None:
    value = st.session_state[key]
    if value is not None:
        move(which.key, round(float(value) / which.scale, 6), *more)
