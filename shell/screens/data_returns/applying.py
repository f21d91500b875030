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
from shell.screens.data_returns import choice
from shell.screens.data_returns.choice import Sent
from shell.viewer.access import require_city
from shell.viewer.may import may, require_may
from shell.viewer.view import View

OUTCOME = "_return_outcome"
WIDTH = 320  # pixels


def draw(view: View, sent: Sent, understood: Understood) -> None:
    """The author's name and the button, which says how many rows come in and how many wait."""
    language = view.language
    if not may(view.scope, "save", "returns") or not understood.accepted:
        return
    with st.container(width=view.size(WIDTH)):
        author = line_field(view, "data_returns", "return", "author")
    st.button(
        text("data_returns.bring_in", language, n=understood.accepted, refused=understood.refused),
        key=f"return_bring_in_{understood.file.digest[:12]}",
        type="primary",
        icon=":material/input:",
        on_click=_bring_in,
        args=(view, sent, understood, author),
    )


def _bring_in(view: View, sent: Sent, understood: Understood, author: str) -> None:
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
            engine, understood.file, understood.sheets, sender, author.strip(), sent.month_end
        )
    except DatabaseReplaced:
        outcome = "file_replaced"
    except Worded as refusal:
        outcome = refusal
    st.session_state[OUTCOME] = outcome
    if isinstance(outcome, Receipt):
        choice.clear()


def draw_outcome(view: View) -> None:
    """The receipt, or why nothing was brought in."""
    outcome = st.session_state.pop(OUTCOME, None)
    language = view.language
    if isinstance(outcome, Receipt):
        key = "again" if outcome.again else "receipt"
        st.success(text(f"data_returns.{key}", language, **_numbers(outcome)))
    elif isinstance(outcome, str):
        st.error(text(f"data_returns.problem.{outcome}", language))
    elif isinstance(outcome, Worded):
        wording: Bilingual = outcome
        st.error(escape(pick(wording, language)))


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
        "waiting": sum(changed.waiting.values()),
    }
