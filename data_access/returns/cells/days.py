"""A day, in the ten ways in which clerks write one."""

import re
from datetime import date, timedelta

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
from data_access.wording import Sentence

FIRST, LAST = date(1900, 1, 1), date(2100, 12, 31)
SERIAL_START = date(1899, 12, 30)  # day 0 of a spreadsheet, its false leap day of 1900 allowed for
SERIALS = range(29_221, 54_789)  # 1980 to 2049: other numbers are no days of this programme
YEAR_FIRST = re.compile(r"(\d{4}|\d{2})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*[日号]?")
YEAR_LAST = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})")
WITHOUT_DAY = re.compile(r"\d{2,4}\s*[-./年]\s*\d{1,2}\s*月?")
IN_ONE = re.compile(r"(19|20)\d{6}")
HOUR = re.compile(r"[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$")

NO_DAY = Sentence("没有这一天", "there is no such day")
UNCLEAR = Sentence("无法识别为日期", "cannot be read as a date")


def day(cell: Cell) -> Converted:
    """The day that a cell names.

    Sure: a true date of a spreadsheet, 2008-2-10, 2008.2.10, 2008/2/10, 2008年2月10日, 20080210, also
    in full width. Offered: a year of two digits, 13/2/2008, and the number that a spreadsheet
    keeps for a day (39488).
    """
    if is_blank(cell):
        return EMPTY
    if has_marks(cell):
        return Converted(rule=UNCLEAR)
    if isinstance(cell, date):
        return _within(cell.year, cell.month, cell.day)
    text = HOUR.sub("", plain(cell))
    if match := YEAR_FIRST.fullmatch(text):
        return _year_first(*match.groups())
    if IN_ONE.fullmatch(text):
        return _within(int(text[:4]), int(text[4:6]), int(text[6:]))
    if match := YEAR_LAST.fullmatch(text):
        return _year_last(*map(int, match.groups()))
    if text.isdigit() and int(text) in SERIALS:
        return _serial(int(text))
    if WITHOUT_DAY.fullmatch(text):
        return wrong("只有年月，缺少日", "has year and month, but no day")
    return Converted(rule=UNCLEAR)


def _year_first(year: str, month: str, number: str) -> Converted:
    if len(year) == 4:
        return _within(int(year), int(month), int(number))
    whole = _within(2000 + int(year), int(month), int(number))
    if whole.value is None:
        return whole
    return offered(whole.value, "年份只有两位", "the year has two digits only")


def _year_last(first: int, second: int, year: int) -> Converted:
    """13/2/2008 has one reading, 3/2/2008 two."""
    if first <= 12 and second <= 12 and first != second:
        return wrong("日和月的先后不明", "day and month can be read either way")
    month, number = (first, second) if first <= 12 else (second, first)
    whole = _within(year, month, number)
    if whole.value is None:
        return whole
    return offered(whole.value, "年份写在最后", "the year stands last")


def _serial(number: int) -> Converted:
    value = SERIAL_START + timedelta(number)
    return offered(
        value, "是表格软件内部的日期序号", "is the number that a spreadsheet keeps for a day"
    )


def _within(year: int, month: int, number: int) -> Converted:
    try:
        value = date(year, month, number)
    except ValueError:
        return Converted(rule=NO_DAY)
    if not FIRST <= value <= LAST:
        return wrong("年份超出 1900 至 2100", "the year lies outside 1900 to 2100")
    return Converted(value)
