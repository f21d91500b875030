"""What has to be mended or confirmed, row by row, and the office's own file with it marked."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import streamlit as st

from data_access.returns.marked import write_marked
from data_access.returns.understood import Understood
from i18n import pick, text
from shell.parts import export
from shell.parts.tables import Column, table
from shell.viewer.view import View

SHOWN, LISTED = 10, 500


def draw(view: View, understood: Understood) -> None:
    """The table of faults and the marked copy; nothing where there is none."""
    faults = understood.faults
    if not faults:
        return
    language = view.language
    st.markdown(f"**{text('data_returns.faults_title', language, n=len(faults))}**")
    frame = pd.DataFrame(
        [
            {
                "sheet": fault.sheet,
                "row": fault.row + 1 if fault.row >= 0 else None,
                "head": fault.head,
                "value": fault.shown,
                "rule": pick(fault.rule, language),
                "offer": "" if fault.offer is None else str(fault.offer),
            }
            for fault in faults[:LISTED]
        ]
    )
    widths = {"sheet": 130, "row": 80, "head": 130, "value": 190, "rule": 360, "offer": 160}
    columns = {
        name: Column(text(f"data_returns.{name}", language), _row_words, width=width)
        if name == "row"
        else Column(text(f"data_returns.{name}", language), width=width)
        for name, width in widths.items()
    }
    alt = text("data_returns.faults_alt", language, n=len(faults))
    table(frame, columns, view, alt, "return_faults", min(SHOWN, len(frame)))
    if len(faults) > LISTED:
        st.caption(text("data_returns.faults_more", language, n=len(faults) - LISTED))
    export.file_button(
        text("data_returns.marked", language),
        f"{Path(understood.file.name).stem}.待改.xlsx",
        lambda: _marked(understood),
        "return_marked",
    )


def _row_words(row: float) -> str:
    return "" if pd.isna(row) else f"{row:.0f}"


def _marked(understood: Understood) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "marked.xlsx"
        write_marked(understood, path)
        return path.read_bytes()
