"""What has to be mended or confirmed, row by row, and the office's own file with it marked."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import streamlit as st

from data_access.returns.faults import Fault, first_alike
from data_access.returns.marked import write_marked
from data_access.returns.understood import Understood
from i18n import pick, text
from sentences.escape import escape
from shell.parts import export
from shell.parts.tables import Column, table
from shell.screens.data_returns import offers, steps
from shell.viewer.view import View

SHOWN, LISTED, RULES = 10, 500, 8
WIDTHS = {"sheet": 130, "row": 80, "head": 130, "value": 190, "rule": 460}


def draw(view: View, asked: Understood, understood: Understood) -> None:
    """What is offered, what has to be mended, and the marked copy; a sentence where nothing is wrong.

    `asked` is the file as it stands, `understood` with the offers taken.
    """
    language = view.language
    faults = understood.faults
    to_mend = [fault for fault in faults if fault.weight != "ask"]
    words = text("data_returns.faults_title", language, n=len(faults))
    if not faults:
        words = text("data_returns.no_faults", language)
    steps.heading(view, "findings", words)
    offers.draw(view, asked)
    if to_mend:
        _draw_table(view, to_mend)
    if faults:
        export.file_button(
            text("data_returns.marked", language),
            f"{Path(understood.file.name).stem}.待改.xlsx",
            lambda: _marked(understood),
            "return_marked",
        )


def _draw_table(view: View, faults: Sequence[Fault]) -> None:
    """The first twenty of each rule, and how many more there are of it."""
    language = view.language
    first, more = first_alike(faults)
    frame = pd.DataFrame(
        [
            {
                "sheet": fault.sheet,
                "row": fault.row + 1 if fault.row >= 0 else None,
                "head": fault.head,
                "value": fault.shown,
                "rule": pick(fault.rule, language),
            }
            for fault in first[:LISTED]
        ]
    )
    columns = {
        name: Column(
            text(f"data_returns.{name}", language),
            _row_words if name == "row" else None,
            width=width,
        )
        for name, width in WIDTHS.items()
    }
    alt = text("data_returns.faults_alt", language, n=len(faults))
    table(frame, columns, view, alt, "return_faults", min(SHOWN, len(frame)))
    rules = {(fault.head, fault.rule.en): fault.rule for fault in faults}
    lines = [
        text("data_returns.alike", language, head=head, rule=pick(rules[head, rule], language), n=n)
        for (head, rule), n in list(more.items())[:RULES]
    ]
    if lines:
        st.caption("  \n".join(map(escape, lines)))


def _row_words(row: float) -> str:
    return "" if pd.isna(row) else f"{row:.0f}"


def _marked(understood: Understood) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "marked.xlsx"
        write_marked(understood, path)
        return path.read_bytes()
