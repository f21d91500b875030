"""Rows declared as deleted: counted, with what they would leave waiting, and confirmed by a box."""

import streamlit as st

from data_access.returns.declared.deletions import Deletions, deletions
from data_access.returns.forms.registry import name_of
from data_access.returns.returned import Sender
from data_access.returns.understood import Understood
from data_access.wording import Worded
from i18n import pick, text
from i18n.formats import count
from sentences.escape import escape
from shell.cache import database
from shell.cache.identity_key import office_key
from shell.screens.data_returns.choice import Sent
from shell.viewer.view import View


def draw(view: View, sent: Sent, understood: Understood) -> int | None:
    """How many deletions are confirmed, 0 where none is declared; None until they are."""
    engine = database.engine()
    try:
        sender = Sender(sent.city, office_key(engine), sent.received_on)
        counted = deletions(engine, understood.sheets, sender)
    except Worded as refusal:
        st.error(escape(pick(refusal, view.language)))
        return None
    if counted is None:
        return 0
    st.warning(" ".join(_sentences(view, counted)), icon=":material/delete:")
    confirmed = st.checkbox(
        text("data_returns.delete_confirm", view.language, n=counted.total),
        key=f"return_delete_{understood.file.digest[:12]}_{counted.total}",
    )
    return counted.total if confirmed else None


def _sentences(view: View, counted: Deletions) -> list[str]:
    language = view.language
    forms = [
        f"{pick(name_of(code), language)} {count(rows, language)}"
        for code, rows in counted.rows.items()
    ]
    words = {
        "n": counted.total,
        "forms": "、".join(forms) if language == "zh" else ", ".join(forms),
    }
    lines = [text("data_returns.delete", language, **words)]
    if counted.absent:
        lines.append(text("data_returns.delete_absent", language, n=counted.absent))
    if waiting := sum(counted.waiting.values()):
        lines.append(text("data_returns.delete_waiting", language, n=waiting))
    return lines
