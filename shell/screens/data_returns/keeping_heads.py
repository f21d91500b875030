"""Keeps for a city which field a head names, and takes it back: who does it, and one button each."""

from collections import defaultdict
from collections.abc import Mapping

import streamlit as st

from data_access.returns.forms.registry import FORMS, name_of
from data_access.returns.heads.confirmed import (
    ConfirmedHead,
    confirm_heads,
    confirmed_heads,
    take_back,
)
from data_access.wording import Worded
from i18n import pick, text
from sentences.escape import escape
from shell.cache import database
from shell.parts.confirmation import line_field
from shell.screens.data_returns.choice import Sent
from shell.viewer.access import require_city
from shell.viewer.may import require_may
from shell.viewer.view import View

OUTCOME = "_return_heads_outcome"
WIDTH = 260  # pixels


def draw(view: View, sent: Sent, named: Mapping[tuple[str, str], str]) -> None:
    """Author, the button that keeps what is `named` (form, head: field), and what is kept."""
    language = view.language
    kept = confirmed_heads(database.engine(), sent.city)
    if not named and not kept:
        return
    with st.container(width=view.size(WIDTH)):
        author = line_field(view, "data_returns", "return_heads", "author")
    st.button(
        text("data_returns.heads_confirm", language, n=len(named)),
        key="return_heads_confirm",
        icon=":material/check:",
        disabled=not named,
        on_click=_keep,
        args=(view, sent, dict(named), author),
    )
    if kept:
        _draw_kept(view, sent, kept, author)


def _draw_kept(view: View, sent: Sent, kept: list[ConfirmedHead], author: str) -> None:
    language = view.language
    chosen = st.multiselect(
        text("data_returns.heads_of_city", language),
        kept,
        format_func=lambda one: _words(view, one),
        placeholder=text("data_returns.heads_none", language),
        key="return_heads_kept",
        select_all=False,
    )
    if chosen:
        st.button(
            text("data_returns.heads_take_back", language, n=len(chosen)),
            key="return_heads_take_back",
            icon=":material/undo:",
            on_click=_take_back,
            args=(view, sent, chosen, author),
        )


def _words(view: View, one: ConfirmedHead) -> str:
    field = FORMS[one.form].by_code[one.field]
    name = field.names[0] if view.language == "zh" else field.en
    return f"{pick(name_of(one.form), view.language)}: {one.head} → {name}"


def _keep(view: View, sent: Sent, named: Mapping[tuple[str, str], str], author: str) -> None:
    """Told by the button."""
    require_may(view.scope, "save", "returns")
    require_city(view.scope, sent.city)
    by_form: dict[str, dict[str, str]] = defaultdict(dict)
    for (form, head), code in named.items():
        by_form[form][head] = code
    try:
        for form, heads in by_form.items():
            confirm_heads(database.engine(), sent.city, form, heads, author)
        st.session_state[OUTCOME] = ("data_returns.heads_kept", len(named))
    except Worded as refusal:
        st.session_state[OUTCOME] = refusal


def _take_back(view: View, sent: Sent, chosen: list[ConfirmedHead], author: str) -> None:
    """Told by the button."""
    require_may(view.scope, "save", "returns")
    require_city(view.scope, sent.city)
    try:
        for one in chosen:
            take_back(database.engine(), sent.city, one.head, author, one.form)
        st.session_state[OUTCOME] = ("data_returns.heads_gone", len(chosen))
    except Worded as refusal:
        st.session_state[OUTCOME] = refusal


def draw_outcome(view: View) -> None:
    """What was kept or taken back, or why not."""
    outcome = st.session_state.pop(OUTCOME, None)
    if isinstance(outcome, Worded):
        st.error(escape(pick(outcome, view.language)))
    elif outcome is not None:
        st.success(text(outcome[0], view.language, n=outcome[1]))
