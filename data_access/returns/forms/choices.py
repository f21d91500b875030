"""How cells are read, and of those with few answers the words that a drop-down list offers."""

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from data_access.returns.cells import days, numbers, words
from data_access.returns.cells.converted import EMPTY, Converted, is_blank, plain, wrong
from data_access.returns.cells.identity import identity
from data_access.returns.forms.form import Reader
from data_access.returns.parsing.office_file import Cell
from data_access.wording import Sentence

LONGEST_TEXT = 80
MONTH = re.compile(r"((?:19|20)\d{2})\s*[-./年]?\s*(\d{1,2})\s*月?")


@dataclass(frozen=True, eq=False)
class Choice:
    """A reader with the words that its drop-down list offers; each of them reads surely.

    A list that is not `closed` lets other words be entered as well.
    """

    read: Reader
    listed: tuple[str, ...]
    closed: bool = True

    def __call__(self, cell: Cell) -> Converted:
        """The code of the cell's word."""
        return self.read(cell)


def choice(codes: Mapping[str, str], also: Mapping[str, str] | None = None) -> Choice:
    """The reader of a column with these words for our codes; `also` are parts of other words.

    A word of the list counts as a whole, before any part of a word.
    """
    by_length = dict(sorted(codes.items(), key=lambda pair: -len(pair[0])))
    parts = {**(also or {}), **by_length}

    def read(cell: Cell) -> Converted:
        exact = codes.get(plain(cell))
        return Converted(exact) if exact else words.code_of(cell, parts)

    return Choice(read, tuple(codes))


def text(cell: Cell) -> Converted:
    """A short text on one line."""
    if is_blank(cell):
        return EMPTY
    line = plain(cell)
    if len(line) > LONGEST_TEXT:
        rule = Sentence(f"超过 {LONGEST_TEXT} 个字", f"is longer than {LONGEST_TEXT} signs")
        return Converted(None, rule, line[:LONGEST_TEXT])
    return Converted(line)


def closing(cell: Cell) -> Converted:
    """Of a column that holds a closing date, a yes without one, or nothing: the day, or True.

    A no is as good as an empty cell.
    """
    answer = words.yes_or_no(cell)
    if answer.value is not None or is_blank(cell):
        return Converted(answer.value or None)
    return days.day(cell)


def month_end(cell: Cell) -> Converted:
    """The last day of the month that a cell names, as 2008年5月, 2008-5 or by any of its days."""
    if is_blank(cell):
        return EMPTY
    match = None if isinstance(cell, date) else MONTH.fullmatch(plain(cell))
    if match:
        year, month = int(match[1]), int(match[2])
        if not 1 <= month <= 12:
            return wrong("没有这个月", "there is no such month")
        return Converted(date(year, month, monthrange(year, month)[1]))
    day = days.day(cell)
    if day.value is None:
        return day
    last = monthrange(day.value.year, day.value.month)[1]
    return Converted(day.value.replace(day=last))


WHOLE, DAY, IDENTITY = numbers.whole_number, days.day, identity
YES_NO = Choice(words.yes_or_no, ("是", "否"))
PASSED = Choice(words.passed, ("合格", "不合格"), closed=False)
COURSE = choice({"GYB": "GYB", "SYB": "SYB", "IYB": "IYB"}, words.COURSES)
GROUP = choice(
    {
        "下岗失业人员": "laid_off",
        "大中专毕业生": "student",
        "农村劳动力": "rural",
        "复转军人": "veteran",
        "残疾人": "disabled",
        "其他": "other",
    },
    words.GROUPS,
)
TRADE = choice(
    {
        "商业零售": "retail",
        "餐饮": "catering",
        "居民服务": "services",
        "手工加工": "crafts",
        "种植养殖": "farming",
        "科技信息": "technology",
        "交通运输": "transport",
        "其他": "other",
    },
    words.TRADES,
)
STATUS = choice(
    {"正常经营": "operating", "暂停营业": "suspended", "已停业": "closed", "联系不上": "not_met"},
    words.STATUSES,
)
