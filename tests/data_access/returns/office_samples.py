"""Made-up files as an office keeps them on the first day, with the traps that clerks leave in them.

Persons are codes, their identity numbers made up (city code, birthday, running number).
"""

from collections.abc import Iterable, Mapping
from datetime import date
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook

from data_access.returns.cells.identity import check_digit

CITY = "340100"
TITLE = "合肥市就业训练中心 第{n}期 SYB 创业培训班学员花名册"
ROSTER_HEADS = (
    *("序号", "姓名", "性别", "身份证号", "联系电话", "人员类别", "文化程度"),
    *("到课", "结业", "考核成绩", "补考成绩", "证书编号", "备注"),
)
OPENING_HEADS = (
    *("序号", "姓名", "身份证号码", "企业（个体户）名称", "行业", "开业时间", "经营地址", "电话"),
    *("带动就业人数（人）", "是否停业"),
)
VISIT_HEADS = "地市,回访日期,姓名,身份证号,经营状况,就业人数,回访方式,满意度"
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def identity_number(place: int, birth: str = "19700101") -> str:
    """A made-up number with a right check digit; `place` 0 to 999 tells persons apart."""
    first = f"{CITY}{birth}{place:03d}"
    return first + check_digit(first)


def roster(persons: int = 30, classes: int = 2, mess: bool = True) -> bytes:
    """One sheet per class; with `mess` the spellings, blank rows and totals of an office."""
    book = Workbook()
    book.remove(book.active)
    for n in range(1, classes + 1):
        sheet = book.create_sheet(f"2月第{n}期")
        sheet.append([TITLE.format(n=n)])
        sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(ROSTER_HEADS))
        end = "２００８年２月２０日" if mess else "2008-2-20"
        sheet.append(["填报单位：合肥市就业局", "", "开班时间：2008-2-10", "", f"结业时间：{end}"])
        sheet.append(list(ROSTER_HEADS))
        for i in range(persons):
            sheet.append(_trainee(i, (n - 1) * persons + i, mess))
            if mess and i == 9:
                sheet.append([])
        sheet.append(["合计", None, None, None, None, None, None, None, None, f"合格{persons}人"])
        sheet.append(["制表人：C001", None, "审核：C002", None, None, "2008年2月25日"])
    return _saved(book)


def _trainee(i: int, place: int, mess: bool) -> list[Any]:
    number = identity_number(place)
    if mess and i == 1:
        number = "'" + number
    if mess and i == 2:
        number = number[:6] + number[8:17]
    if mess and i == 3:
        number = number.lower().translate(WIDE)
    score = ("７８" if i == 4 else 85) if mess else 85
    groups = ("下岗失业人员", "大中专毕业生", "农村劳动力", "复转军人")
    return [
        *(i + 1, f"C{place:03d}", "男", number, None if i % 5 else "13900000000", groups[i % 4]),
        *("大专", "√", "否" if i == 6 else "是", None if i == 6 else 52 if i == 5 else score),
        *(66 if i == 5 else None, f"34{place:05d}", None),
    ]


def openings(
    rows: Iterable[int] = range(12), mess: bool = True, closed: Mapping[int, str] | None = None
) -> bytes:
    """The register of a city: one title row, heads, rows, a total with a formula; `closed` by row."""
    book = Workbook()
    sheet = book.active
    sheet.append(["合肥市创业人员开业登记表"])
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(OPENING_HEADS))
    sheet.append(list(OPENING_HEADS))
    for n, place in enumerate(rows):
        days: tuple[Any, ...] = ("2008-5-6", "2008.5.6", "2008年5月6日", date(2008, 5, 6))
        sheet.append(
            [
                *(n + 1, f"C{place:03d}", identity_number(place), f"E{place:03d}商店"),
                *(("百货店", "理发店", "养猪")[n % 3], days[n % 4 if mess else 0], "某村", None),
                *(
                    (3, "３", "3人")[n % 3 if mess else 0],
                    (closed or {}).get(n, "2008-12-1" if n == 7 else None),
                ),
            ]
        )
    last = sheet.max_row
    sheet.append(["合计", *[None] * 7, f"=SUM(I3:I{last})"])
    return _saved(book)


def visits(rows: Iterable[int] = range(12), day: str = "2009-6-1") -> bytes:
    """The log of a province as a text file in GBK."""
    lines = ["2009年创业企业回访记录" + "," * 7, VISIT_HEADS]
    for n, place in enumerate(rows):
        status = ("正常经营", "正常经营", "暂停营业", "联系不上")[n % 4]
        status = "已停业" if n == 7 else status
        lines.append(
            f"合肥,{day},C{place:03d},{identity_number(place)}\t,{status},"
            f"{'' if n % 4 == 3 else 4},{('电话', '上门')[n % 2]},{('满意', '一般', '')[n % 3]}"
        )
    lines.append("合计,,,12")
    return "\r\n".join(lines).encode("gb18030")


def joined(*files: bytes) -> bytes:
    """One workbook with the sheets of several."""
    book = Workbook()
    book.remove(book.active)
    for file in files:
        for sheet in load_workbook(BytesIO(file)).worksheets:
            copy = book.create_sheet(sheet.title)
            for row in sheet.iter_rows(values_only=True):
                copy.append(row)
    return _saved(book)


def _saved(book: Workbook) -> bytes:
    content = BytesIO()
    book.save(content)
    return content.getvalue()
