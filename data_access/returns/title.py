"""What a sheet says of itself above its head and in its name: class, course, institution, days."""

import re
from collections.abc import Mapping

from data_access.returns.cells.converted import Converted, plain
from data_access.returns.forms.form import Form
from data_access.returns.layout import Layout
from data_access.returns.parsing.office_file import OfficeSheet

DAY = r"([^\s，,；;]*?\d+\s*[-./年]\s*\d+\s*[-./月]\s*\d+\s*[日号]?)"
PATTERNS: Mapping[str, tuple[re.Pattern[str], ...]] = {
    "class_number": (re.compile(r"(第\s*\d+\s*期)"), re.compile(r"(\d+\s*班)")),
    "course": (re.compile(r"(GYB|SYB|IYB)", re.IGNORECASE),),
    "institution": (
        re.compile(r"(?:培训机构|承办单位|培训单位)\s*[:：]\s*(\S+)"),
        re.compile(r"^(\S+?(?:中心|学校|学院|大学|基地|公司))"),
        re.compile(r"填报单位\s*[:：]\s*(\S+)"),
    ),
    "starts_on": (re.compile(rf"开\s*班\s*(?:时间|日期)\s*[:：]?\s*{DAY}"),),
    "ends_on": (re.compile(rf"(?:结\s*业|结\s*束)\s*(?:时间|日期)\s*[:：]?\s*{DAY}"),),
}


def facts(sheet: OfficeSheet, of: Layout) -> dict[str, Converted]:
    """What title and name of a sheet say, by field; of two statements the first counts."""
    lines = title_lines(sheet, of.head)
    return {
        code: read(word)
        for code, read in of.form.facts.items()
        if code not in of.columns and (word := _first(code, lines))
    }


def title_lines(sheet: OfficeSheet, head: int) -> list[str]:
    """The lines above the head, words of merged cells once, and the sheet's name."""
    rows = (dict.fromkeys(filter(None, map(plain, row))) for row in sheet.rows[:head])
    return [line for line in (*(" ".join(row) for row in rows), plain(sheet.name)) if line]


def missing_facts(
    form: Form, given: Mapping[str, Converted], columns: Mapping[str, int]
) -> list[str]:
    """Facts that neither the title nor a column gives."""
    return [code for code in form.facts if code not in given and code not in columns]


def _first(code: str, lines: list[str]) -> str:
    for pattern in PATTERNS[code]:
        for line in lines:
            if match := pattern.search(line):
                return re.sub(r"\s+", "", match[1])
    return ""
