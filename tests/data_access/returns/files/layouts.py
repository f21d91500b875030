"""Traps in how a sheet is laid out: titles, merged heads, totals, signatures, several classes."""

from datetime import date

from openpyxl import Workbook

from tests.data_access.returns import office_samples as samples
from tests.data_access.returns.files.trap import (
    OPENINGS,
    ROSTER,
    TITLE,
    Row,
    Trap,
    opening,
    openings,
    roster,
    saved,
    trainee,
    workbook,
)

ONE = ({"identity": samples.identity_number(1)},)
TWO = (*ONE, {"identity": samples.identity_number(2)})
FIRST = {"class_number": "第1期"}
THE_CLASS = {
    **FIRST,
    "course": "SYB",
    "institution": "合肥市就业训练中心",
    "starts_on": date(2008, 2, 10),
    "ends_on": date(2008, 2, 20),
}
DAYS = "开班时间：2008-2-10 结业时间：2008-2-20"


def _roster(name: str, content: bytes, values: Row = ONE, *faults: str, notes: Row = ()) -> Trap:
    return Trap(f"roster {name}", "花名册.xlsx", content, values, faults, notes=notes)


def _openings(name: str, content: bytes, values: Row = ONE, *faults: str, notes: Row = ()) -> Trap:
    return Trap(f"openings {name}", "开业.xlsx", content, values, faults, notes=notes)


def _merged_title() -> bytes:
    book = Workbook()
    for row in ((TITLE,), ROSTER, trainee()):
        book.active.append(list(row))
    book.active.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(ROSTER))
    return saved(book)


def _two_level_heads() -> bytes:
    """考核 stands over 考核成绩 and 补考成绩, all other heads reach over both rows."""
    book = Workbook()
    sheet = book.active
    for row in ((TITLE,), (*ROSTER[:5], "考核", None), (*[None] * 5, *ROSTER[5:])):
        sheet.append(list(row))
    for column in range(1, 6):
        sheet.merge_cells(start_row=2, start_column=column, end_row=3, end_column=column)
    sheet.merge_cells(start_row=2, start_column=6, end_row=2, end_column=7)
    sheet.append(trainee(考核成绩=52, 补考成绩=66))
    return saved(book)


def _divided_head(second: str) -> bytes:
    """带动就业人数 over two columns; the row below says what each of them is."""
    book = Workbook()
    sheet = book.active
    sheet.append(["姓名", "身份证号码", "开业时间", "带动就业人数", None])
    sheet.append([None, None, None, *second.split()])
    sheet.merge_cells("D1:E1")
    sheet.append(["C001", samples.identity_number(1), "2008-5-6", 5, 2])
    return saved(book)


def _classes(*titles_and_names: tuple[str, str]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for place, (title, name) in enumerate(titles_and_names, 1):
        sheet = book.create_sheet(name)
        for row in ((title,), ROSTER, trainee(place)):
            sheet.append(list(row))
    return saved(book)


def _hidden() -> bytes:
    book = Workbook()
    for row in ((TITLE,), ROSTER, trainee()):
        book.active.append(list(row))
    hidden = book.create_sheet("旧表")
    hidden.append(["随便写写"])
    hidden.sheet_state = "hidden"
    return saved(book)


def _reordered() -> bytes:
    return workbook((TITLE,), ROSTER[::-1], trainee()[::-1])


def _title(number: str) -> str:
    return f"合肥市就业训练中心 {number} SYB 创业培训班 {DAYS}"


TRAPS = (
    _roster("under a merged title", _merged_title(), (THE_CLASS,)),
    _roster(
        "with the year before the institution",
        roster(trainee(), title=f"2008年{TITLE}"),
        (THE_CLASS,),
    ),
    _roster("with the class in Chinese", roster(trainee(), title=_title("第一期")), (FIRST,)),
    _roster(
        "with period and class",
        roster(trainee(), title=_title("第1期2班")),
        ({"class_number": "第1期2班"},),
    ),
    _roster(
        "with days in full width",
        roster(trainee(), title=TITLE.translate(samples.WIDE)),
        (THE_CLASS,),
    ),
    _roster(
        "whose sheet bears another number",
        _classes((_title("第1期"), "2月第2期")),
        (),
        "another number in the title",
    ),
    _roster(
        "of two classes with one number",
        _classes((_title("第1期"), "甲"), (_title("第1期").replace("2-10", "2-11"), "乙")),
        (FIRST,),
        "other days",
    ),
    _roster(
        "of several classes",
        _classes((_title("第1期"), "2月第1期"), (_title("第2期"), "2月第2期")),
        (FIRST, {"class_number": "第2期"}),
    ),
    _roster(
        "without its days",
        roster(trainee(), title="合肥市就业训练中心 第1期 SYB"),
        (),
        "neither",
        "neither",
    ),
    _roster(
        "with heads on two levels", _two_level_heads(), ({"passed": False, "resit_passed": True},)
    ),
    _roster("with its columns in another order", _reordered()),
    _roster("with a blank row", roster(trainee(1), [], trainee(2)), TWO),
    _roster("with its heads again on the next page", roster(trainee(1), ROSTER, trainee(2)), TWO),
    _roster("with a subtotal", roster(trainee(1), ["小计", None, None, 1], trainee(2)), TWO),
    _roster("with a total in words", roster(trainee(), ["合  计", *[None] * 4, "合格28人"])),
    _roster(
        "with a signature",
        roster(trainee(), ["制表人：C900", None, "审核：C901", None, "2008年2月25日"]),
    ),
    _roster("with an example", roster(["（示例）张三", "340100197001010019", "下岗"], trainee())),
    _roster("with a remark that is long", roster(trainee(), ["以上人员均已参加培训并按规定考核"])),
    _roster("with a number alone in a row", roster([None, samples.identity_number(1)])),
    _roster("whose person is named like a total", roster(trainee(姓名="合计"))),
    _roster("with the same person twice", roster(trainee(), trainee()), ONE, "in this class twice"),
    _roster("with a hidden sheet of other things", _hidden()),
    _roster(
        "with heads in full width, stars and colons",
        workbook(
            (TITLE,),
            ("姓　名*", "身份证号：", "人员类别（必填）", "＊考核成绩"),
            ("C1", samples.identity_number(1), "下岗", 80),
        ),
        ({**ONE[0], "passed": True},),
    ),
    _roster(
        "with heads broken over lines",
        workbook(
            (TITLE,), ("姓\n名", "身份\n证号", "考核\n成绩"), ("C1", samples.identity_number(1), 80)
        ),
    ),
    _roster(
        "with unknown columns and empty ones behind",
        workbook((TITLE,), (*ROSTER, "民族", None, None), (*trainee(), "汉", None, None)),
    ),
    _roster(
        "with the same head twice and two contents",
        workbook((TITLE,), (*ROSTER, "考核成绩"), (*trainee(), 50)),
        (),
        "two columns",
    ),
    _roster(
        "with the same head twice and one content",
        workbook((TITLE,), (*ROSTER, "考核成绩"), (*trainee(), 80)),
    ),
    _roster(
        "with a row moved to the right",
        workbook((TITLE,), ROSTER, trainee(), [*[None] * 7, *trainee(2)]),
        ONE,
        "must not be empty",
    ),
    _openings("with a head over 合计 and 其中", _divided_head("合计 其中下岗"), ({"workers": 5},)),
    _openings(
        "with a head over men and women",
        _divided_head("男 女"),
        (),
        "must not be empty",
        "must not be empty",
        "cannot be read",
        "two columns",
        "two columns",
    ),
    _openings(
        "with a column that counts women only",
        workbook(
            ("姓名", "身份证号码", "开业时间", "就业人数（其中女）"),
            ("C1", samples.identity_number(1), "2008-5-6", 2),
        ),
        ({**ONE[0], "workers": None},),
    ),
    _openings("with a total by formula", openings(opening(), ["合计", *[None] * 5, "=SUM(G2:G2)"])),
    _openings(
        "with a total that is no sum",
        openings(opening(), ["合计", *[None] * 5, 5]),
        notes=("not the sum",),
    ),
    _openings("with a business twice", openings(opening(), opening()), ONE, "stands above"),
    _openings(
        "under a title and a blank row", workbook(("合肥市开业登记表",), (), OPENINGS, opening())
    ),
)
