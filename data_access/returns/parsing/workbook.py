"""A workbook, old or new, as sheets of cells; a merged cell's words stand in all of its cells."""

import zlib
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any
from xml.etree import ElementTree
from zipfile import BadZipFile

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from data_access.returns.parsing.content import WIDEST, ZIP
from data_access.returns.parsing.office_file import Cell, FileRefused, OfficeSheet
from data_access.returns.parsing.unsure import Places, put_into, unsure_cells

MOST_ROWS = 200_000
DAMAGED = (
    *(BadZipFile, ElementTree.ParseError, zlib.error, EOFError, LookupError, ValueError),
    *(OSError, RuntimeError),  # RuntimeError of a zip: encrypted, or packed in an unknown way
)


def read_workbook(content: bytes) -> tuple[OfficeSheet, ...]:
    """Every sheet with cells, hidden ones too. Raises FileRefused where it cannot be opened."""
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(content))
        shown = {
            sheet.name: sheet.visible is SheetVisibleEnum.Visible
            for sheet in workbook.sheets_metadata
            if sheet.typ is SheetTypeEnum.WorkSheet
        }
        unsure = unsure_cells(content) if content.startswith(ZIP) else {}
        return tuple(
            _sheet(workbook, name, not shown[name], unsure.get(name, {})) for name in shown
        )
    except PasswordError as error:
        raise FileRefused(
            "文件设有打开密码；请取消密码后再报送。",
            "The file is protected by a password; remove it first.",
        ) from error
    except (CalamineError, *DAMAGED) as error:
        raise FileRefused(
            "文件不完整或已损坏，无法打开；请重新导出或另存一份。",
            "The file is damaged or cut off; export or save it again.",
        ) from error


def _sheet(workbook: CalamineWorkbook, name: str, hidden: bool, unsure: Places) -> OfficeSheet:
    sheet = workbook.get_sheet_by_name(name)
    if sheet.total_width > WIDEST or sheet.total_height > MOST_ROWS:
        raise FileRefused(
            f"工作表“{name}”超过 {WIDEST} 列或 {MOST_ROWS:,} 行；请删去数据以外的列和行。",
            f"The sheet {name} has over {WIDEST} columns or {MOST_ROWS:,} rows; remove the rest.",
        )
    rows = [[_cell(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    put_into(rows, unsure)
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        _spread(rows, top, left, bottom, right)
    return OfficeSheet(name, hidden, tuple(map(tuple, rows)))


def _spread(rows: list[list[Cell]], top: int, left: int, bottom: int, right: int) -> None:
    """Writes the words of a merged cell into all of its cells."""
    if top >= len(rows) or left >= len(rows[top]):
        return
    for row in rows[top : bottom + 1]:
        row[left : right + 1] = [rows[top][left]] * len(row[left : right + 1])


def _cell(value: Any) -> Cell:
    """A cell's value as we keep it; whole numbers without their point, days without their hour."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, time | timedelta):
        return str(value)
    if isinstance(value, bool | int | float | date):
        return value
    return None
