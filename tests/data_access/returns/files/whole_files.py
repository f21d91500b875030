"""Traps that are a whole file: not a form at all, renamed, locked, cut off, or in need of another sheet."""

from datetime import date
from io import BytesIO

import xlsxwriter
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.data_access.returns import office_samples as samples
from tests.data_access.returns.files.trap import (
    OPENINGS,
    ROSTER,
    TITLE,
    VISITS,
    Row,
    Trap,
    opening,
    openings,
    roster,
    saved,
    text,
    trainee,
    visit,
)

ONE = ({"identity": samples.identity_number(1)},)
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _refused(name: str, file: str, content: bytes, words: str) -> Trap:
    return Trap(f"file {name}", file, content, refused=words)


def _read(name: str, file: str, content: bytes, values: Row = ONE, *faults: str) -> Trap:
    return Trap(f"file {name}", file, content, values, faults)


def _of_1904() -> bytes:
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    for row in (OPENINGS, opening(开业时间=date(2008, 5, 6))):
        book.active.append(row)
    return saved(book)


def _chart_only() -> bytes:
    content = BytesIO()
    book = xlsxwriter.Workbook(content)
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": "=图!$A$1:$A$2"})
    book.add_chartsheet("图").set_chart(chart)
    book.close()
    return content.getvalue()


def _beside_a_chart() -> bytes:
    content = BytesIO()
    book = xlsxwriter.Workbook(content)
    sheet = book.add_worksheet("学员")
    for place, row in enumerate(((TITLE,), ROSTER, trainee())):
        sheet.write_row(place, 0, row)
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": "=学员!$F$3:$F$3"})
    book.add_chartsheet("图").set_chart(chart)
    book.close()
    return content.getvalue()


def _with(head: str, write: str, *value: object, form: str = "") -> bytes:
    """A register of openings in which one cell is written by a function of xlsxwriter."""
    content = BytesIO()
    book = xlsxwriter.Workbook(content)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, OPENINGS)
    sheet.write_row(1, 0, opening())
    style = book.add_format({"num_format": form}) if form else None
    getattr(sheet, write)(1, OPENINGS.index(head), value[0], style, *value[1:])
    book.close()
    return content.getvalue()


JOBS, DAY = "带动就业人数（人）", "开业时间"
TRAPS = (
    _refused("without a byte", "空.xlsx", b"", "empty"),
    _refused("without a cell", "空.xlsx", saved(Workbook()), "No head"),
    _refused("of a chart alone", "图.xlsx", _chart_only(), "No head"),
    _refused(
        "that Excel lays beside an open one", "~$花名册.xlsx", b"\x05C9000" + bytes(160), "open"
    ),
    _refused("of a Mac's folder", ".DS_Store", b"\x00\x00\x00\x01Bud1" + bytes(60), "Mac"),
    _refused(
        "under a password",
        "锁.xlsx",
        OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"),
        "password",
    ),
    _refused("cut off", "花名册.xlsx", roster(trainee())[:3000], "damaged"),
    _refused("cut off, of the old kind", "花名册.xls", OLD_OFFICE + bytes(600), "damaged"),
    _refused("that is a PDF", "花名册.xlsx", b"%PDF-1.4 ...", "PDF"),
    _refused("that is a picture", "花名册.xlsx", b"\x89PNG\r\n", "picture"),
    _refused("that is a web page", "花名册.xls", "<html><table><tr><td>姓名".encode(), "web page"),
    _refused(
        "that is XML", "花名册.xls", b"\xef\xbb\xbf<?xml version='1.0'?><Workbook/>", "web page"
    ),
    _refused("that is a text of other things", "说明.txt", "随便写写\n".encode(), "No head"),
    _read("of text under the name of a workbook", "回访.xlsx", text(VISITS, visit())),
    _read("of a workbook under the name of text", "开业.csv", openings(opening())),
    _read(
        "with the calendar of a Mac", "开业.xlsx", _of_1904(), ({"opened_on": date(2008, 5, 6)},)
    ),
    _read("with a chart beside", "花名册.xlsx", _beside_a_chart()),
    _read(
        "with a formula and its result",
        "开业.xlsx",
        _with(JOBS, "write_formula", "=1+2", 3),
        ({"workers": 3},),
    ),
    _read(
        "with a formula in error",
        "开业.xlsx",
        _with(JOBS, "write_formula", "=NA()", "#N/A"),
        (),
        "error or a formula",
    ),
    _read(
        "with a formula for a number",
        "开业.xlsx",
        openings(opening(身份证号码='="3401"&"00"')),
        (),
        "error or a formula",
    ),
    _read(
        "with a number kept as text",
        "开业.xlsx",
        _with(JOBS, "write_string", "3"),
        ({"workers": 3},),
    ),
    _read(
        "with a day in the form of China",
        "开业.xlsx",
        _with(DAY, "write_datetime", date(2008, 5, 6), form='yyyy"年"m"月"d"日"'),
        ({"opened_on": date(2008, 5, 6)},),
    ),
    _read(
        "with a month that the spreadsheet made a day of",
        "开业.xlsx",
        _with(DAY, "write_datetime", date(2008, 5, 1), form='yyyy"年"m"月"'),
        (),
        "no day",
    ),
)
