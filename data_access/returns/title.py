"""What a sheet says of itself above its head and in its name: class, course, institution, days."""

import re
from collections.abc import Mapping

from data_access.returns.cells.converted import Converted, offered, plain
from data_access.returns.forms.form import Form
from data_access.returns.layout import Layout
from data_access.returns.parsing.office_file import OfficeSheet

DAY = r"([^\s，,；;]*?\d+\s*[-./年]\s*\d+\s*[-./月]\s*\d+\s*[日号]?)"
PATTERNS: Mapping[str, tuple[re.Pattern[str], ...]] = {
    "course": (re.compile(r"(GYB|SYB|IYB)", re.IGNORECASE),),
    "institution": (
        re.compile(r"(?:培训机构|承办单位|培训单位)\s*[:：]\s*(\S+)"),
        re.compile(r"^(?:\d{4}\s*年度?)?(\S+?(?:中心|学校|学院|大学|基地|公司))"),
        re.compile(r"填报单位\s*[:：]\s*(\S+)"),
    ),
    "starts_on": (re.compile(rf"开\s*班\s*(?:时间|日期)\s*[:：]?\s*{DAY}"),),
    "ends_on": (re.compile(rf"(?:结\s*业|结\s*束)\s*(?:时间|日期)\s*[:：]?\s*{DAY}"),),
}
IN_WORDS = "一二三四五六七八九"
COUNT = rf"[\d{IN_WORDS}十]+"
PERIOD = re.compile(rf"第\s*({COUNT})\s*期")
CLASS = re.compile(rf"(?:第\s*)?[(（]?(\d+|(?<=第)[{IN_WORDS}十]+)[)）]?\s*班")
MARKED = "待改事项"  # heads the column that we add to a file that has to be mended


def facts(sheet: OfficeSheet, of: Layout) -> dict[str, Converted]:
    """What title and name of a sheet say, by field; of two statements the first counts.

    Where title and name give the class different numbers, that of the title is offered.
    """
    lines = title_lines(sheet, of.head)
    given = {
        code: read(word)
        for code, read in of.form.facts.items()
        if code in PATTERNS and code not in of.columns and (word := _first(code, lines))
    }
    if "class_number" in of.form.facts and "class_number" not in of.columns:
        given |= _class_number(lines)
    return given


def title_lines(sheet: OfficeSheet, head: int) -> list[str]:
    """The lines above the head, words of merged cells once, and the sheet's name."""
    marked = next((i for i, cell in enumerate(sheet.rows[head]) if cell == MARKED), None)
    rows = (dict.fromkeys(filter(None, map(plain, row[:marked]))) for row in sheet.rows[:head])
    return [line for line in (*(" ".join(row) for row in rows), plain(sheet.name)) if line]


def missing_facts(
    form: Form, given: Mapping[str, Converted], columns: Mapping[str, int]
) -> list[str]:
    """Facts that neither the title nor a column gives."""
    return [code for code in form.facts if code not in given and code not in columns]


def _class_number(lines: list[str]) -> dict[str, Converted]:
    """第1期, 2班 or both of them: a period may have several classes."""
    periods = list(dict.fromkeys(_count(one) for line in lines for one in PERIOD.findall(line)))
    classes = list(dict.fromkeys(_count(one) for line in lines for one in CLASS.findall(line)))
    period = f"第{periods[0]}期" if periods else ""
    number = period + (f"{classes[0]}班" if classes else "")
    if len(periods) > 1 or len(classes) > 1:
        told = offered(
            number,
            "标题与工作表名称中的期次或班次不一致",
            "has another number in the title than in the sheet's name",
        )
        return {"class_number": told}
    return {"class_number": Converted(number)} if number else {}


def _count(word: str) -> int:
    """A number in digits or, up to 99, in words: 十二."""
    if "十" not in word:
        return int(
            "".join(str(IN_WORDS.find(sign) + 1) if sign in IN_WORDS else sign for sign in word)
        )
    tens, _, ones = word.partition("十")
    return (_count(tens) if tens else 1) * 10 + (_count(ones) if ones else 0)


def _first(code: str, lines: list[str]) -> str:
    for pattern in PATTERNS[code]:
        for line in lines:
            if match := pattern.search(line):
                return re.sub(r"\s+", "", match[1])
    return ""
