"""What was read of the file: sheets, rows, encoding, what was passed over."""

import pandas as pd
import streamlit as st

from data_access.returns.parsing.child import read_file
from data_access.returns.parsing.office_file import FileRefused, OfficeFile
from data_access.returns.understood import Understood, offers, understand_file
from i18n import pick, text
from i18n.formats import count
from sentences.escape import escape
from shell.parts.tables import Column, table
from shell.screens.data_returns.choice import Sent
from shell.viewer.view import View

FILE = "_return_file"
MOST_ROWS = 8


def draw(view: View, sent: Sent) -> Understood | None:
    """The table of sheets; None without a file, or with the reason why it cannot be read."""
    if sent.file is None:
        st.session_state.pop(FILE, None)
        return None
    try:
        with st.spinner(text("data_returns.reading", view.language)):
            understood = _understood(view, sent)
    except FileRefused as refusal:
        st.error(escape(pick(refusal, view.language)))
        return None
    _draw_sheets(view, understood)
    return understood


def _understood(view: View, sent: Sent) -> Understood:
    file = _read_once(sent)
    understood = understand_file(file, sent.received_on)
    asked = offers(understood)
    if asked and st.checkbox(
        text("data_returns.take_offers", view.language, n=len(asked)),
        key=f"return_offers_{file.digest[:12]}",
    ):
        return understand_file(file, sent.received_on, asked)
    return understood


def _read_once(sent: Sent) -> OfficeFile:
    """The file as it was read; the browser's bytes are looked at once."""
    there = st.session_state.get(FILE)
    if there is None or there[0] != sent.file.file_id:
        there = (sent.file.file_id, read_file(sent.file.name, sent.file.getvalue()))
        st.session_state[FILE] = there
    file: OfficeFile = there[1]
    return file


def _draw_sheets(view: View, understood: Understood) -> None:
    language = view.language
    st.markdown(
        "**"
        + text(
            "data_returns.read_title",
            language,
            n=understood.accepted + understood.refused,
            refused=understood.refused,
        )
        + "**"
    )
    frame = pd.DataFrame(
        {
            "sheet": [sheet.sheet or understood.file.name for sheet in understood.sheets],
            "form": [pick(sheet.layout.form.name, language) for sheet in understood.sheets],
            "rows": [len(sheet.accepted) + len(sheet.refused) for sheet in understood.sheets],
            "accepted": [len(sheet.accepted) for sheet in understood.sheets],
            "refused": [len(sheet.refused) for sheet in understood.sheets],
            "unused": ["、".join(sheet.layout.unknown) for sheet in understood.sheets],
        }
    )
    columns = {
        "sheet": Column(text("data_returns.sheet", language), width="medium"),
        "form": Column(text("data_returns.form", language), width="small"),
        **{
            name: Column(
                text(f"data_returns.{name}", language),
                lambda value: count(value, language),
                "number",
                "small",
            )
            for name in ("rows", "accepted", "refused")
        },
        "unused": Column(text("data_returns.unused", language), width="large"),
    }
    rows = min(MOST_ROWS, len(frame))
    alt = text("data_returns.sheets_alt", language, n=len(frame))
    table(frame, columns, view, alt, "return_sheets", rows)
    notes = []
    if understood.file.encoding:
        notes.append(text("data_returns.encoding", language, encoding=understood.file.encoding))
    if understood.passed_over:
        names = escape("、".join(understood.passed_over))
        notes.append(text("data_returns.passed_over", language, sheets=names))
    if notes:
        st.caption(" ".join(notes))
    _draw_readings(view, understood)


def _draw_readings(view: View, understood: Understood) -> None:
    """What the office is taken to mean where its forms do not say so."""
    readings = understood.readings
    if readings:
        with st.expander(text("data_returns.readings", view.language, n=len(readings))):
            st.markdown("\n".join(f"- {escape(pick(one, view.language))}" for one in readings))
