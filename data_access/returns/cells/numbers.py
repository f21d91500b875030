"""A number of persons, yuan or points, with the units and signs that clerks add to it."""

import re
from decimal import Decimal

from data_access.returns.cells.converted import (
    EMPTY,
    Converted,
    has_marks,
    is_blank,
    offered,
    plain,
    wrong,
)
from data_access.returns.parsing.office_file import Cell

COUNTED = "人名个户家次元分岁天所班"
NUMBER = re.compile(rf"(-?\d+(?:\.\d+)?|-?\.\d+)\s*(万|亿)?\s*[{COUNTED}]?整?")
ABOUT = re.compile(r"^(约|大约|近)|(左右|多|余)(?=\D*$)")
GROUPED = re.compile(r"(?<=\d),(?=\d{3}(\D|$))")
TIMES = {None: 1, "万": 10_000, "亿": 100_000_000}
LARGEST = 2**31 - 1


def whole_number(cell: Cell, unit: str = "") -> Converted:
    """A whole number of at least 0; `unit` is that of the column's head, such as 万元.

    Sure: 3, ３, 3人, 1,234, 3.0, 1.5万. Offered: 约3人.
    """
    number = _number(cell, unit)
    value = number.value if number.rule is None else number.offer
    if value is None:
        return number
    if value != int(value):
        return wrong("应为整数", "must be a whole number")
    return _with(number, int(value))


def score(cell: Cell) -> Converted:
    """Points of an assessment, 0 to 100 (float)."""
    number = _number(cell, "")
    if number.value is not None and number.value > 100:
        return wrong("分数应在 0 至 100 之间", "points must lie between 0 and 100")
    return number if number.value is None else Converted(float(number.value))


def _number(cell: Cell, unit: str) -> Converted:
    if is_blank(cell):
        return EMPTY
    if isinstance(cell, bool) or has_marks(cell):
        return wrong("无法识别为数字", "cannot be read as a number")
    text = GROUPED.sub("", plain(cell))
    about = ABOUT.sub("", text)
    match = NUMBER.fullmatch(about)
    if match is None:
        return wrong("无法识别为数字", "cannot be read as a number")
    in_cell = match[2]
    value = Decimal(match[1]) * TIMES[in_cell or ("万" if "万" in unit else None)]
    if value < 0 or value > LARGEST:
        return wrong("数字超出范围", "the number is out of range")
    if about != text:
        return offered(value, "是约数", "is an approximate number")
    return Converted(value)


def _with(number: Converted, value: int) -> Converted:
    return Converted(value) if number.rule is None else Converted(None, number.rule, value)
