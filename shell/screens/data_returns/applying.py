"""Bringing the file in: who does it, one button, and the receipt."""

from typing import Any

import streamlit as st

from data_access.engine import DatabaseReplaced
from data_access.returns.batches import Receipt, bring_in
from data_access.returns.returned import Sender
from data_access.returns.understood import Understood
from data_access.wording import Worded
from i18n import Bilingual, pick, text
from sentences.escape import escape
from shell.cache import database
from shell.cache.identity_key import office_key
from shell.parts.confirmation import line_field
from shell.screens.data_returns import choice, deleting, steps, waiting
from shell.screens.data_returns.choice import Sent
from shell.viewer.access import require_city
from shell.viewer.may import may, require_may
from shell.viewer.view import View

OUTCOME = "_return_outcome"
WIDTH = 320  # pixels


def draw(view: View, sent: Sent, understood: Understood) -> None:
    """The author's name and the button, which says how many rows come in and how many wait."""
    if not may(view.scope, "save", "returns") or not understood.accepted:
        return
    steps.heading(view, "apply")
    deletions = deleting.draw(view, sent, understood)
    with st.container(width=view.size(WIDTH)):
        author = line_field(view, "data_returns", "return", "author")
    st.button(
        _button_words(view, understood),
        key=f"return_bring_in_{understood.file.digest[:12]}",
        type="primary",
        icon=":material/input:",
        disabled=deletions is None,
        on_click=_bring_in,
        args=(view, sent, understood, author, deletions or 0),
    )


def _button_words(view: View, understood: Understood) -> str:
    numbers = {"n": understood.accepted, "refused": understood.refused}
    key = "bring_in" if understood.refused else "bring_in_all"
    return text(f"data_returns.{key}", view.language, **numbers)


def _bring_in(view: View, sent: Sent, understood: Understood, author: str, deletions: int) -> None:
    """Told by the button: one transaction, then an empty place for the next file."""
    require_may(view.scope, "save", "returns")
    require_city(view.scope, sent.city)
    if not author.strip():
        st.session_state[OUTCOME] = "author"
        return
    try:
        engine = database.engine()
        sender = Sender(sent.city, office_key(engine), sent.received_on)
        outcome: Any = bring_in(
            engine,
            understood.file,
            understood.sheets,
            sender,
            author.strip(),
            sent.month_end,
            deletions,
        )
    except DatabaseReplaced:
        outcome = "file_replaced"
    except Worded as refusal:
        outcome = refusal
    st.session_state[OUTCOME] = outcome
    if isinstance(outcome, Receipt):
        choice.clear()


def report(outcome: Any) -> None:
    """Keeps a receipt, a refusal or the name of a problem for the next run."""
    st.session_state[OUTCOME] = outcome


def draw_outcome(view: View) -> bool:
    """The receipt, or why nothing was brought in; whether there is a receipt."""
    outcome = st.session_state.pop(OUTCOME, None)
    language = view.language
    if isinstance(outcome, Receipt):
        steps.heading(view, "receipt")
        key = "again" if outcome.again else "receipt"
        st.success(text(f"data_returns.{key}", language, **_numbers(outcome)))
        for line in waiting.lines(outcome.changed, language):
            st.warning(line)
    elif isinstance(outcome, str):
        st.error(text(f"data_returns.problem.{outcome}", language))
    elif isinstance(outcome, Worded):
        wording: Bilingual = outcome
        st.error(escape(pick(wording, language)))
    return isinstance(outcome, Receipt)


def _numbers(receipt: Receipt) -> dict[str, Any]:
    changed = receipt.changed
    return {
        "number": receipt.number,
        "receipt": receipt.receipt,
        "accepted": receipt.accepted,
        "rejected": receipt.rejected,
        "repeated": receipt.repeated,
        "added": sum(changed.added.values()),
        "changed": sum(changed.changed.values()),
    }
