"""The view stands in the link: codes and numbers only, so that a copied address opens it again.

Streamlit can bind a widget to the link by itself, but then the link holds the widget's label,
which changes with the language; so the codes are written here.
"""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from shell.session import labels

SEEN = "_link"
FORMS = "_link_forms"
PAGE = "_link_here"
PAGES = "_link_drawn"


def set_page(page: str) -> None:
    """Told by the frame which page is about to run, by its address."""
    st.session_state[PAGE] = page


def initial_value(
    name: str,
    options: Sequence[str],
    default: str,
    form: str = "",
    *,
    words: Callable[[str], str] = str,
    on_every_page: bool = False,
) -> str:
    """Sets the widget state `name` from the link, where the link has something new to say.

    Call it before the widget. Returns the value that the widget will start with; a value that is
    no longer among the options gives way to the default. `form` names the kind of widget: where
    another page shows the same choice in another form, Streamlit takes it for a new widget, and
    the value has to be given to it once more. On another page than before it is given again too:
    Streamlit keeps what was chosen in a widget, not what it was set to; but not where the frame
    draws it on every page, for there it is the same widget, and may just have been chosen. `words`
    are those that the widget shows for a code.
    """
    last_codes: dict[str, str] = st.session_state.setdefault(SEEN, {})
    in_link, moved = st.query_params.get(name), not on_every_page and _on_new_page(name)
    if in_link is not None and in_link != last_codes.get(name) and in_link in options:
        st.session_state[name] = in_link
    elif moved and last_codes.get(name) in options:
        st.session_state[name] = last_codes[name]
    if labels.code_of(name) not in options:
        st.session_state[name] = default
    forms: dict[str, str] = st.session_state.setdefault(FORMS, {})
    if forms.get(name, form) != form:
        st.session_state[name] = str(st.session_state[name])
    forms[name] = form
    labels.renew(name, options, words)
    return str(st.session_state[name])


def _on_new_page(name: str) -> bool:
    """Whether the choice stood on another page when it was drawn last."""
    pages: dict[str, str] = st.session_state.setdefault(PAGES, {})
    page = st.session_state.get(PAGE, "")
    last_page = pages.get(name, page)
    pages[name] = page
    return bool(last_page != page)


def write(name: str, value: str | None) -> None:
    """Puts the value into the link, or takes the name out of it."""
    last_codes: dict[str, str] = st.session_state.setdefault(SEEN, {})
    if value is None:
        last_codes.pop(name, None)
        if name in st.query_params:
            del st.query_params[name]
        return
    last_codes[name] = value
    if st.query_params.get(name) != value:
        st.query_params[name] = value


def current_value(name: str) -> Any:
    """What the link says at the moment, or None."""
    return st.query_params.get(name)
