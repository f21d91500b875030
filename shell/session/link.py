"""The view stands in the link: codes and numbers only, so that a copied address opens it again.

Streamlit can bind a widget to the link by itself, but then the link holds the widget's label,
which changes with the language; so the codes are written here.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from shell.session import labels, unmet_requests
from shell.session.unmet_requests import NONE_GONE, Gone

SEEN = "_link"
FORMS = "_link_forms"
PAGE = "_link_here"
PAGES = "_link_drawn"


def set_page(page: str) -> None:
    """Told by the frame which page is about to run, by its address."""
    if st.session_state.get(PAGE, page) != page:
        unmet_requests.forget()
    st.session_state[PAGE] = page


def new_request(name: str) -> str | None:
    """What the link asks for, where that is not what was written into it last; else None."""
    in_link: str | None = st.query_params.get(name)
    last_codes: dict[str, str] = st.session_state.setdefault(SEEN, {})
    return in_link if in_link != last_codes.get(name) else None


def initial_value(
    name: str,
    options: Sequence[str],
    default: str,
    form: str = "",
    *,
    label: str = "",
    words: Callable[[str], str] = str,
    on_every_page: bool = False,
    gone: Mapping[str, Gone] = NONE_GONE,
) -> str:
    """Sets the widget state `name` from the link, where the link has something new to say.

    Call it before the widget. Returns the value that the widget will start with; a value that is
    no longer among the options gives way to the default. `form` names the kind of widget: where
    another page shows the same choice in another form, Streamlit takes it for a new widget, and
    the value has to be given to it once more. On another page than before it is given again too:
    Streamlit keeps what was chosen in a widget, not what it was set to; but not where the frame
    draws it on every page, for there it is the same widget, and may just have been chosen.
    `label` and `words` are what the widget shows for itself and for a code; with them the page
    says what the link asks for in vain. `gone` are options that there were once: a link to one
    leads to its successor.
    """
    request = new_request(name)
    moved = not on_every_page and _on_new_page(name)
    last_code = st.session_state[SEEN].get(name)
    if request in options:
        st.session_state[name] = request
    elif moved and last_code in options:
        st.session_state[name] = last_code
    if request is not None and request in gone and gone[request].successor in options:
        st.session_state[name] = gone[request].successor
    if labels.code_of(name) not in options:
        st.session_state[name] = default
    _renew_form(name, form)
    labels.renew(name, options, words)
    code = str(st.session_state[name])
    unmet = None if request in options else request
    unmet_requests.note(name, unmet, code, label, words(code), gone)
    return code


def _renew_form(name: str, form: str) -> None:
    forms: dict[str, str] = st.session_state.setdefault(FORMS, {})
    if forms.get(name, form) != form:
        st.session_state[name] = str(labels.code_of(name))
    forms[name] = form


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


def give_up(name: str, code: str, label: str, substitute: str) -> None:
    """Takes a choice out of the link that does not stand beside `code`, which is shown instead."""
    unmet_requests.note(name, new_request(name), code, label, substitute)
    write(name, None)
