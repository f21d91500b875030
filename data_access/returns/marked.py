"""The office's own file with what has to be mended marked in it, ready to be mended and sent again."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from data_access.returns.faults import Fault
from data_access.returns.parsing.office_file import Cell, OfficeSheet
from data_access.returns.title import MARKED
from data_access.returns.understood import Understood

HEAD = MARKED
WIDTH = 60


def write_marked(understood: Understood, path: Path) -> None:
    """Writes every sheet as it was read, doubtful cells coloured, the reasons in a last column.

    Cells stay text, so that no identity number turns into a number and no word into a formula.
    """
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    formats = {
        "text": book.add_format({"num_format": "@"}),
        "day": book.add_format({"num_format": "yyyy-mm-dd"}),
        "marked": book.add_format({"num_format": "@", "bg_color": "#FCE4D6"}),
        "reason": book.add_format({"text_wrap": True, "font_color": "#9C2A00", "valign": "top"}),
    }
    heads = {one.sheet: one.layout.head for one in understood.sheets}
    faults = defaultdict(list)
    for fault in understood.faults:
        faults[fault.sheet].append(fault)
    for sheet in understood.file.sheets:
        _write(book, formats, sheet, heads.get(sheet.name), faults[sheet.name])
    book.close()


def _write(
    book: Any,
    formats: dict[str, Any],
    sheet: OfficeSheet,
    head: int | None,
    faults: Iterable[Fault],
) -> None:
    page = book.add_worksheet(sheet.name[:31] or "报送")
    marked = {(fault.row, fault.column) for fault in faults}
    for row, cells in enumerate(sheet.rows):
        for column, cell in enumerate(cells):
            form = formats["marked"] if (row, column) in marked else formats["text"]
            _write_cell(page, row, column, cell, form, formats["day"])
    last = max((len(cells) for cells in sheet.rows), default=0)
    reasons = defaultdict(list)
    for fault in faults:
        reasons[max(fault.row, 0)].append(fault.line.zh)
    page.set_column(last, last, WIDTH)
    if head is not None:
        page.write_string(head, last, HEAD, formats["reason"])
    for row, lines in reasons.items():
        page.write_string(row, last, "\n".join(lines), formats["reason"])


def _write_cell(page: Any, row: int, column: int, cell: Cell, form: Any, day: Any) -> None:
    if cell is None:
        return
    if isinstance(cell, date):
        page.write_datetime(row, column, cell, day)
    elif isinstance(cell, bool):
        page.write_boolean(row, column, cell)
    elif isinstance(cell, int | float):
        page.write_number(row, column, cell)
    else:
        page.write_string(row, column, str(cell), form)
