"""The one way out for tables: CSV and XLSX that say what they hold, with formulas made harmless.

A spreadsheet takes a cell that begins with = + - @ or a control sign for a formula, in their
full-width forms too. Such words get an apostrophe in front; numbers stay numbers, negatives too.
"""

import csv
import io
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
import pandas as pd
import streamlit as st
import xlsxwriter

from i18n import Language, text
from i18n.formats import day, rounded
from sentences.publication import publication_words
from shell.cache import readings
from shell.viewer.view import View

DANGEROUS = frozenset("=+-@\t\r\n＝＋－＠﹢﹣−﹫|%")
BLANKS = " \u3000\u00a0\ufeff\u200b"
CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
A4 = 9  # the workbook's number of the paper
Cell = str | int | float | bool | None


Measure = Literal[
    "percent", "whole_percent", "points", "jobs", "score", "whole", "persons", "months", "yuan"
]
# By what a number is multiplied on its way out, and its digits: as the screens write it.
SHOWN: dict[Measure, tuple[float, int]] = {
    "percent": (100, 1),
    "whole_percent": (100, 0),
    "points": (100, 1),
    "jobs": (1, 2),
    "score": (1, 1),
    "whole": (1, 0),
    "persons": (1, 0),
    "months": (1, 2),
    "yuan": (1, 0),
}
UNITS: dict[str, Measure] = {"percent": "percent", "jobs": "jobs", "yuan": "yuan"}


@dataclass(frozen=True)
class Sheet:
    """A table to take away: `headers` names the columns of `frame` that leave, in their order.

    `measures` says of each column of fractions what its numbers are: their header names the unit,
    and they leave with the digits that the screen shows, persons whole.
    """

    name: str
    title: str
    denominator: str
    frame: pd.DataFrame
    headers: Mapping[str, str]
    measures: Mapping[str, Measure] = field(default_factory=dict)


def measured(unit: str) -> Measure:
    """What the values of an indicator of this unit (`i18n.formats.Unit`) are in a table."""
    return UNITS.get(unit, "score")


def neutral(value: Any) -> Cell:
    """A cell that no spreadsheet calculates: words guarded, numbers as they are, missing empty."""
    if value is None or value is pd.NA or value is pd.NaT:
        return None
    if isinstance(value, (bool, np.bool_)):
        return bool(value)
    if isinstance(value, (int, np.integer)):
        return int(value)
    if isinstance(value, (float, np.floating)):
        if not math.isfinite(value):
            return None
        return int(value) if float(value).is_integer() else float(value)
    words = str(value).replace("\x00", "")
    first = words.lstrip(BLANKS)[:1]
    return f"'{words}" if first in DANGEROUS and first else words


def rows(sheet: Sheet, language: Language) -> list[list[Cell]]:
    """Headers and cells, all neutral."""
    head = [neutral(_header(sheet, key, language)) for key in sheet.headers]
    columns = [_column(sheet, key) for key in sheet.headers]
    return [head, *(list(line) for line in zip(*columns, strict=True))]


def _header(sheet: Sheet, key: str, language: Language) -> str:
    name, measure = sheet.headers[key], sheet.measures.get(key)
    unit = text(f"export.unit.{measure}", language) if measure and measure != "whole" else ""
    return text("export.with_unit", language, name=name, unit=unit) if unit else name


def _column(sheet: Sheet, key: str) -> list[Cell]:
    cells = [neutral(value) for value in sheet.frame[key].tolist()]
    if key not in sheet.measures:
        return cells
    measure = sheet.measures[key]
    return [
        neutral(as_shown(cell, measure)) if isinstance(cell, (int, float)) else cell
        for cell in cells
    ]


def as_shown(number: float, measure: Measure) -> float:
    """A number in the unit and with the digits of the screen; a missing one stays so."""
    factor, digits = SHOWN[measure]
    return rounded(factor * number, digits) if math.isfinite(number) else number


def notes(sheet: Sheet, view: View) -> list[list[Cell]]:
    """The lines above the table: what it is, of when, of which snapshot, over which denominator."""
    language = view.language
    lines = [
        sheet.title,
        text("export.as_of", language, day=day(view.as_of, language)),
        text("export.snapshot", language, number=view.snapshot, state=_publication(view)),
        text("export.denominator", language, denominator=sheet.denominator),
    ]
    if readings.is_demo(view.scope, view.snapshot):
        lines.append(text("export.demo", language))
    return [[neutral(line)] for line in lines]


def _publication(view: View) -> str:
    return publication_words(view.published_on, view.meeting, view.language)


def csv_bytes(above: Sequence[Sequence[Cell]], table: Sequence[Sequence[Cell]]) -> bytes:
    """Comma-separated, UTF-8 with the mark by which Excel knows it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([*above, [], *table])
    return out.getvalue().encode("utf-8-sig")


def xlsx_bytes(above: Sequence[Sequence[Cell]], table: Sequence[Sequence[Cell]]) -> bytes:
    """A workbook of one sheet in which no cell is a formula or a link."""
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(out, options) as book:
        sheet = book.add_worksheet()
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "align": "center"})
        fraction = book.add_format({"num_format": "0.0###"})
        for row, line in enumerate([*above, [], *table]):
            header = row == len(above) + 1
            for column, cell in enumerate(line):
                form = bold if header else fraction if isinstance(cell, float) else None
                sheet.write(row, column, cell, form)
        sheet.freeze_panes(len(above) + 2, 1)
        sheet.set_column(0, max(map(len, table)) - 1, 14)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(len(above) + 1)
    return out.getvalue()


def file_button(label: str, name: str, make: Callable[[], bytes], key: str) -> None:
    """One button for a workbook that is no table of ours: the office's own, or one to be filled."""
    st.download_button(
        label,
        file_name=name,
        data=make,
        mime=XLSX,
        key=key,
        icon=":material/download:",
        on_click="ignore",
    )


def buttons(sheet: Sheet, view: View) -> None:
    """Two buttons in a row of their own."""
    with st.container(horizontal=True, gap="small"):
        buttons_in_row(sheet, view)


def buttons_in_row(sheet: Sheet, view: View) -> None:
    """Two buttons in the row that is being drawn; the files are made when they are clicked."""
    for kind, mime, make in (("csv", CSV, csv_bytes), ("xlsx", XLSX, xlsx_bytes)):
        st.download_button(
            text(f"export.{kind}", view.language),
            file_name=file_name(sheet, view, kind),
            data=lambda make=make: make(notes(sheet, view), rows(sheet, view.language)),  # type: ignore[misc]
            mime=mime,
            key=f"export_{sheet.name}_{kind}",
            icon=":material/download:",
            on_click="ignore",
        )


def file_name(sheet: Sheet, view: View, kind: str) -> str:
    """Codes only: city_ranking_2010-06-30_s2.csv."""
    return f"{sheet.name}_{view.as_of.isoformat()}_s{view.snapshot}.{kind}"


__all__ = [
    "CSV",
    "XLSX",
    "Language",
    "Sheet",
    "buttons",
    "buttons_in_row",
    "csv_bytes",
    "neutral",
    "rows",
    "xlsx_bytes",
]
