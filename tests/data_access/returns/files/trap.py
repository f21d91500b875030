"""One trap of an office's file: the bytes that hold it, and what must come of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from io import BytesIO
from typing import Any

from openpyxl import Workbook

from data_access.returns.parsing.child import sheets_of
from data_access.returns.parsing.content import check_name
from data_access.returns.parsing.office_file import OfficeFile
from data_access.returns.understood import Understood, understand_file
from tests.data_access.returns import office_samples as samples

RECEIVED = date(2009, 7, 5)
TITLE = "合肥市就业训练中心 第1期 SYB 创业培训班学员花名册 开班时间：2008-2-10 结业时间：2008-2-20"
ROSTER = ("姓名", "身份证号", "人员类别", "到课", "结业", "考核成绩", "补考成绩")
OPENINGS = (
    "姓名",
    "身份证号码",
    "企业名称",
    "行业",
    "开业时间",
    "电话",
    "带动就业人数（人）",
    "是否停业",
)
VISITS = ("地市", "回访日期", "姓名", "身份证号", "经营状况", "就业人数", "满意度")
Row = Sequence[Any]


@dataclass(frozen=True)
class Trap:
    """`values` are those of the accepted rows, in their order, as far as named.

    `faults` are parts of the sentences on what is refused, one for each fault; `refused` is part of
    the sentence where the file as a whole is.
    """

    name: str
    file: str
    content: bytes
    values: Sequence[Mapping[str, Any]] = ()
    faults: Sequence[str] = ()
    refused: str = ""
    notes: Sequence[str] = field(default=())


def understood(trap: Trap) -> Understood:
    """The file read and understood in this process."""
    check_name(trap.file)
    sheets, encoding = sheets_of(trap.content)
    digest = sha256(trap.content).hexdigest()
    return understand_file(OfficeFile(trap.file, digest, encoding, sheets), RECEIVED)


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def workbook(*rows: Row) -> bytes:
    """A workbook of one sheet."""
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    return saved(book)


def trainee(place: int = 1, **cells: Any) -> list[Any]:
    """A row of a roster, some of its cells as given, by head."""
    own = dict(
        zip(
            ROSTER,
            (f"C{place:03d}", samples.identity_number(place), "下岗", "√", "是", 80, None),
            strict=True,
        )
    )
    return list({**own, **cells}.values())


def opening(place: int = 1, **cells: Any) -> list[Any]:
    """A row of a register of openings."""
    own = (
        f"C{place:03d}",
        samples.identity_number(place),
        "甲商店",
        "百货店",
        "2008-5-6",
        None,
        3,
        None,
    )
    return list({**dict(zip(OPENINGS, own, strict=True)), **cells}.values())


def visit(place: int = 1, **cells: Any) -> list[Any]:
    """A row of a log of visits."""
    own = (
        "合肥",
        "2009-6-1",
        f"C{place:03d}",
        samples.identity_number(place),
        "正常经营",
        4,
        "满意",
    )
    return list({**dict(zip(VISITS, own, strict=True)), **cells}.values())


def roster(*rows: Row, title: str = TITLE) -> bytes:
    """A roster of one class."""
    return workbook((title,), ROSTER, *rows)


def openings(*rows: Row) -> bytes:
    """A register of openings without a title."""
    return workbook(OPENINGS, *rows)


def text(*rows: Row, separator: str = ",", end: str = "\r\n", encoding: str = "gb18030") -> bytes:
    """A text file, as offices' systems write it."""
    lines = (separator.join("" if cell is None else str(cell) for cell in row) for row in rows)
    return (end.join(lines) + end).encode(encoding)
