"""零报告: of which kinds of records there was nothing up to the month, declared by one button."""

from typing import Any

import streamlit as st

from data_access.engine import DatabaseReplaced
from data_access.returns.declared.nil_returns import KINDS, declare_nil
from data_access.returns.forms.registry import FORMS
from data_access.returns.returned import Sender
from data_access.wording import Worded
from i18n import pick, text
from i18n.formats import month
from shell.cache import database
from shell.cache.identity_key import office_key
from shell.parts.confirmation import line_field
from shell.screens.data_returns import applying
from shell.screens.data_returns.choice import Sent
from shell.viewer.access import require_city
from shell.viewer.may import may, require_may
from shell.viewer.view import View


def draw(view: View, sent: Sent) -> None:
    """The kinds of records, who declares it, and the button."""
    if not may(view.scope, "save", "returns"):
        return
    language = view.language
    by_name = {form.name.zh: form.name for form in FORMS.values()}
    with st.popover(text("data_returns.nil", language), icon=":material/exposure_zero:"):
        kinds = st.multiselect(
            text("data_returns.nil_kinds", language),
            KINDS,
            format_func=lambda kind: pick(by_name[kind], language),
            placeholder=text("data_returns.nil_none", language),
            key="return_nil_kinds",
            select_all=False,
        )
        author = line_field(view, "data_returns", "return_nil", "author")
        st.button(
            text(
                "data_returns.nil_now",
                language,
                n=len(kinds),
                month=month(sent.month_end, language),
            ),
            key="return_nil_now",
            type="primary",
            disabled=not kinds,
            on_click=_declare,
            args=(view, sent, kinds, author),
        )
        st.caption(text("data_returns.nil_note", language))


def _declare(view: View, sent: Sent, kinds: list[str], author: str) -> None:
    """Told by the button: one batch, which can be undone like any other."""
    require_may(view.scope, "save", "returns")
    require_city(view.scope, sent.city)
    outcome: Any
    if not author.strip():
        outcome = "author"
    else:
        try:
            engine = database.engine()
            sender = Sender(sent.city, office_key(engine), sent.received_on)
            outcome = declare_nil(engine, kinds, sender, author.strip(), sent.month_end)
        except DatabaseReplaced:
            outcome = "file_replaced"
        except Worded as refusal:
            outcome = refusal
    applying.report(outcome)
