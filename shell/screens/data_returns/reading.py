"""What was read of the file: sheets, rows, encoding, what was passed over."""

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from data_access.returns.form_rows import Place
from data_access.returns.heads.confirmed import confirmed_heads, words_of
from data_access.returns.parsing.child import read_file
from data_access.returns.parsing.office_file import FileRefused, OfficeFile
from data_access.returns.parsing.text import ENCODINGS
from data_access.returns.understood import NoForm, Understood, understand_file
from i18n import pick, text
from i18n.formats import count
from sentences.escape import escape
from shell.cache import database
from shell.parts.tables import Column, table
from shell.screens.data_returns import offers, steps
from shell.screens.data_returns.choice import Sent
from shell.viewer.view import View

FILE, UNDERSTOOD = "_return_file", "_return_understood"
MOST_ROWS = 8
WIDTH = 240  # pixels


@dataclass(frozen=True)
class Read:
    """The file, how it is understood as it stands (`asked`), and with the offers taken.

    Both are None where none of its sheets is a form yet.
    """

    file: OfficeFile
    asked: Understood | None
    understood: Understood | None


def draw(view: View, sent: Sent) -> Read | None:
    """The table of sheets; None without a file, or with the reason why it cannot be read."""
    if sent.file is None:
        st.session_state.pop(FILE, None)
        st.session_state.pop(UNDERSTOOD, None)
        return None
    try:
        with st.spinner(text("data_returns.reading", view.language)):
            read = _read(sent)
    except FileRefused as refusal:
        st.error(escape(pick(refusal, view.language)))
        _draw_encodings(view, sent, "")
        return None
    if read.understood is None:
        steps.heading(view, "read", text("data_returns.no_form", view.language))
    else:
        _draw_sheets(view, read.understood)
    _draw_encodings(view, sent, read.file.encoding)
    return read


def _read(sent: Sent) -> Read:
    """Read once and understood once for each choice of encoding, heads and offers."""
    file = _read_once(sent)
    asked = _understood(sent, file)
    if asked is None:
        return Read(file, None, None)
    chosen = offers.chosen(asked)
    return Read(file, asked, _understood(sent, file, chosen) if chosen else asked)


def _understood(sent: Sent, file: OfficeFile, chosen: Collection[Place] = ()) -> Understood | None:
    heads = words_of(confirmed_heads(database.engine(), sent.city))
    wanted = (file.digest, file.encoding, sent.received_on, heads, frozenset(chosen))
    there = st.session_state.setdefault(UNDERSTOOD, {})
    slot = bool(chosen)
    if there.get(slot, (None,))[0] != wanted:
        try:
            there[slot] = (wanted, understand_file(file, sent.received_on, chosen, heads))
        except NoForm:
            there[slot] = (wanted, None)
    understood: Understood | None = there[slot][1]
    return understood


def _read_once(sent: Sent) -> OfficeFile:
    """The file as it was read; the browser's bytes are looked at once for each encoding."""
    wanted = (sent.file.file_id, st.session_state.get(_encoding_key(sent), ""))
    there = st.session_state.get(FILE)
    if there is None or there[0] != wanted:
        there = (wanted, read_file(sent.file.name, sent.file.getvalue(), wanted[1]))
        st.session_state[FILE] = there
    file: OfficeFile = there[1]
    return file


def _encoding_key(sent: Sent) -> str:
    return f"return_encoding_{sent.file.file_id}"


def _draw_encodings(view: View, sent: Sent, encoding: str) -> None:
    """The encoding of a text file, to be confirmed or changed; others have none."""
    key = _encoding_key(sent)
    if not encoding and not st.session_state.get(key):
        return

    def words(name: str) -> str:
        if name:
            return name.upper()
        guessed = encoding.upper() if not st.session_state.get(key) else ""
        return text("data_returns.encoding_by_itself", view.language, encoding=guessed).strip()

    with st.container(width=view.size(WIDTH)):
        st.selectbox(
            text("data_returns.encoding", view.language),
            ("", *ENCODINGS),
            format_func=words,
            key=key,
            help=text("data_returns.encoding_help", view.language),
        )


def _draw_sheets(view: View, understood: Understood) -> None:
    language = view.language
    numbers = {"n": understood.accepted + understood.refused, "refused": understood.refused}
    steps.heading(view, "read", text("data_returns.read_title", language, **numbers))
    filled = [sheet for sheet in understood.sheets if sheet.accepted or sheet.refused]
    sheets = filled or understood.sheets
    frame = pd.DataFrame(
        {
            "sheet": [sheet.sheet or understood.file.name for sheet in sheets],
            "form": [pick(sheet.layout.form.name, language) for sheet in sheets],
            "rows": [len(sheet.accepted) + len(sheet.refused) for sheet in sheets],
            "accepted": [len(sheet.accepted) for sheet in sheets],
            "refused": [len(sheet.refused) for sheet in sheets],
            "unused": ["、".join(sheet.layout.unknown) for sheet in sheets],
        }
    )
    columns = {
        "sheet": Column(text("data_returns.sheet", language), width="medium"),
        "form": Column(text("data_returns.form", language), width=170),
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
    if empty := len(understood.sheets) - len(sheets):
        st.caption(text("data_returns.empty_sheets", language, n=empty))
    _draw_notes(view, understood)


def _draw_notes(view: View, understood: Understood) -> None:
    """Which heads the city confirmed, what was passed over, what the office is taken to mean."""
    language = view.language
    heads = dict.fromkeys(
        sheet.layout.form.by_code[code].names[0]
        for sheet in understood.sheets
        for code in sheet.layout.confirmed
    )
    if heads:
        st.caption(text("data_returns.by_city", language, heads=escape("、".join(heads))))
    if understood.passed_over:
        names = escape("、".join(understood.passed_over))
        st.caption(text("data_returns.passed_over", language, sheets=names))
    if readings := understood.readings:
        with st.expander(text("data_returns.readings", language, n=len(readings))):
            st.markdown("\n".join(f"- {escape(pick(one, language))}" for one in readings))
