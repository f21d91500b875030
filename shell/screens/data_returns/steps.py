"""The six steps of bringing a file in: a slim line of them on top, and the numbered head of each."""

from typing import Any, Literal

import streamlit as st

from i18n import text
from sentences.escape import escape
from shell.viewer.view import View

UNBROKEN = "\u2060"  # keeps a name on one line of a narrow screen
Step = Literal["choose", "read", "findings", "effect", "apply", "receipt"]
STEPS: tuple[Step, ...] = ("choose", "read", "findings", "effect", "apply", "receipt")


def heading(view: View, step: Step, words: str = "") -> None:
    """The number and name of a step, and what there is to say of it at once."""
    st.markdown(f"**{_name(view, step)}**" + (f"　{escape(words)}" if words else ""))


def draw(view: View, place: Any, reached: Step) -> None:
    """All steps on one line, the one reached in bold, those to come in grey."""
    last = STEPS.index(reached)
    unbroken = UNBROKEN if view.language == "zh" else ""
    names = [unbroken.join(_name(view, step).replace(" ", "\u00a0")) for step in STEPS]
    names[last] = f"**{names[last]}**"
    place.markdown(" → ".join(names[: last + 1] + [f":gray[{name}]" for name in names[last + 1 :]]))


def _name(view: View, step: Step) -> str:
    name = text(f"data_returns.step.{step}", view.language)
    return f"{STEPS.index(step) + 1} {name}"
