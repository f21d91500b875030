"""Values that one rule alone gives: confirmed one by one, or all of them at once."""

import pandas as pd
import streamlit as st

from data_access.returns.faults import Fault
from data_access.returns.form_rows import Place
from data_access.returns.understood import Understood, offers
from i18n import pick, text
from shell.parts.tables import HEADER, ROW
from shell.viewer.view import View

LISTED, SHOWN = 200, 8
WIDTHS = {"sheet": 120, "row": 70, "head": 130, "value": 170, "offer": 170, "rule": 320}


def chosen(asked: Understood) -> set[Place]:
    """The places whose offered value was confirmed in this session, of a file as it stands."""
    digest = asked.file.digest
    if st.session_state.get(_all_key(digest)):
        return offers(asked)
    edited = st.session_state.get(_editor_key(digest), {}).get("edited_rows", {})
    listed = _listed(asked)
    rows = [int(row) for row, cells in edited.items() if cells.get("take")]
    return {_place(listed[row]) for row in rows if row < len(listed)}


def draw(view: View, asked: Understood) -> None:
    """A box that takes all of them, and a table with a box for every one; nothing without offers."""
    language, listed = view.language, _listed(asked)
    number = len(offers(asked))
    if not number:
        return
    st.checkbox(
        text("data_returns.take_offers", language, n=number), key=_all_key(asked.file.digest)
    )
    if st.session_state.get(_all_key(asked.file.digest)):
        return
    frame = pd.DataFrame([_row(view, fault) for fault in listed])
    frame.insert(0, "take", False)
    st.data_editor(
        frame,
        hide_index=True,
        disabled=list(WIDTHS),
        column_config={
            "take": st.column_config.CheckboxColumn(
                text("data_returns.take", language), width=70, pinned=True
            ),
            **{
                name: st.column_config.TextColumn(text(f"data_returns.{name}", language), width=w)
                for name, w in WIDTHS.items()
            },
        },
        height=view.size(HEADER) + view.size(ROW) * min(SHOWN, len(listed)),
        row_height=view.size(ROW),
        alt=text("data_returns.offers_alt", language, n=len(listed)),
        key=_editor_key(asked.file.digest),
    )
    if number > len(listed):
        st.caption(text("data_returns.offers_more", language, n=number - len(listed)))


def _listed(asked: Understood) -> list[Fault]:
    """The first of the places with an offer; of a title's several, its first."""
    by_place = {_place(fault): fault for fault in reversed(asked.faults) if fault.weight == "ask"}
    return list(reversed(by_place.values()))[:LISTED]


def _row(view: View, fault: Fault) -> dict[str, str]:
    return {
        "sheet": fault.sheet,
        "row": str(fault.row + 1) if fault.row >= 0 else "",
        "head": fault.head,
        "value": fault.shown,
        "offer": str(fault.offer),
        "rule": pick(fault.rule, view.language),
    }


def _place(fault: Fault) -> Place:
    return fault.sheet, fault.row, fault.column


def _all_key(digest: str) -> str:
    return f"return_offers_{digest[:12]}"


def _editor_key(digest: str) -> str:
    return f"return_offer_{digest[:12]}"
