"""The view stands in the link: codes and numbers only, so that a copied address opens it again.

Streamlit can bind a widget to the link by itself, but then the link holds the widget's label,
which changes with the language; so the codes are written here.
"""

from collections.abc import Sequence
from typing import Any

import streamlit as st

SEEN = "_link"
FORMS = "_link_forms"
HERE = "_link_here"
DRAWN = "_link_drawn"


def set_page(page: str) -> None:
    """Told by the frame which page is about to run, by its address."""
    st.session_state[HERE] = page


def initial_value(name: str, options: Sequence[str], default: str, form: str = "") -> str:
    """Sets the widget state `name` from the link, where the link has something new to say.

    Call it before the widget. Returns the value that the widget will start with; a value that is
    no longer among the options gives way to the default. `form` names the kind of widget: where
    another page shows the same choice in another form, Streamlit takes it for a new widget, and
    the value has to be given to it once more. On another page than before it is given again too:
    Streamlit keeps what was chosen in a widget, not what it was set to.
    """
    seen: dict[str, str] = st.session_state.setdefault(SEEN, {})
    given, moved = st.query_params.get(name), _moved(name)
    if given is not None and given != seen.get(name) and given in options:
        st.session_state[name] = given
    elif moved and seen.get(name) in options:
        st.session_state[name] = seen[name]
    if st.session_state.get(name) not in options:
        st.session_state[name] = default
    forms: dict[str, str] = st.session_state.setdefault(FORMS, {})
    if forms.get(name, form) != form:
        st.session_state[name] = str(st.session_state[name])
    forms[name] = form
    return str(st.session_state[name])


def _moved(name: str) -> bool:
    """Whether the choice stood on another page when it was drawn last."""
    drawn: dict[str, str] = st.session_state.setdefault(DRAWN, {})
    here = st.session_state.get(HERE, "")
    before = drawn.get(name, here)
    drawn[name] = here
    return bool(before != here)


def write(name: str, value: str | None) -> None:
    """Puts the value into the link, or takes the name out of it."""
    seen: dict[str, str] = st.session_state.setdefault(SEEN, {})
    if value is None:
        seen.pop(name, None)
        if name in st.query_params:
            del st.query_params[name]
        return
    seen[name] = value
    if st.query_params.get(name) != value:
        st.query_params[name] = value


def current_value(name: str) -> Any:
    """What the link says at the moment, or None."""
    return st.query_params.get(name)
