"""A list of cities is read in whatever way an office writes it; what is not sure is refused."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from data_access.loading.city_file import CityList, read_city_list
from data_access.loading.errors import BrokenRules
from tests.data_access.test_cities import GUANGZHOU, HEADER

SINCE = "2007-08-06"
HEFEI = "340100,合肥市,Hefei,340000,capital_or_subprovincial,31.8206,117.2272"


def read(path: Path, content: bytes | str, encoding: str = "utf-8") -> CityList:
    """The list of a file without faults."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    faults = BrokenRules()
    city_list = read_city_list(path, faults)
    assert [error.line.en for error in faults.errors] == []
    assert city_list is not None
    return city_list


def lines(city_list: CityList, *names: str) -> list[str]:
    columns = city_list.sheet.columns
    chosen = names or tuple(columns)
    return [
        ",".join(cell or "" for cell in row)
        for row in zip(*(columns[n].to_pylist() for n in chosen), strict=True)
    ]


def workbook() -> bytes:
    book = Workbook()
    sheet = book.active
    for row in (
        ["某省创业促就业工作重点联系城市名单"],
        ["序号", "城市代码", "城 市", "列入日期", "备注"],
        [1, 340100.0, "合肥", "2007年8月6日", None],
        [],
        [2, "420600", "襄樊", "2007.8.6", "原名"],
        ["合计", None, None, None, None],
    ):
        sheet.append(row)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.mark.parametrize("since", ["in_programme_since", "valid_from"])
def test_ours_names_its_first_day_in_either_way(since: str, tmp_path: Path) -> None:
    content = f"{HEADER.replace('in_programme_since', since)}\n{GUANGZHOU}\n"
    city_list = read(tmp_path / "cities.csv", content, "utf-8-sig")
    assert lines(city_list) == [f"{GUANGZHOU},,"]
    assert city_list.heads["valid_from"] == since


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (f"城市代码,城市名称,列入日期\n340100,合肥市,{SINCE}\n", "gb18030"),
        (f"代码\t名称\t列入日期\n340100\t合肥\t{SINCE}\n", "utf-8"),
        ("城市代码；城市；列入日期\n340100000000；合肥；2007年8月6日\n", "gb18030"),
        (f"城市代码,城市名称,列入日期,,\n340100,合肥市,{SINCE},,\n,,,,\n", "utf-8-sig"),
        (f"城市,省份,类别,列入时间\n合肥,安徽,省会,{SINCE}\n", "utf-8"),
        (f"code,name_zh,valid_from\n340100,合肥市,{SINCE}\n", "utf-8"),
    ],
    ids=["gbk", "tabs", "semicolons", "blank columns", "names", "codes"],
)
def test_what_follows_from_the_code_need_not_be_there(
    content: str, encoding: str, tmp_path: Path
) -> None:
    city_list = read(tmp_path / "名单.csv", content, encoding)
    assert lines(city_list) == [f"{HEFEI},{SINCE},,"]


def test_a_workbook_under_a_title_with_a_total(tmp_path: Path) -> None:
    city_list = read(tmp_path / "名单.xlsx", workbook())
    assert lines(city_list, "code", "name_zh", "name_en", "valid_from") == [
        f"340100,合肥市,Hefei,{SINCE}",
        f"420600,襄樊市,Xiangyang,{SINCE}",
    ]
    assert city_list.numbers == (3, 5)


@pytest.mark.parametrize(
    ("name", "code"),
    [("襄樊", "420600"), ("襄阳市", "420600"), ("吉林", "220200"), ("深圳市", "440300")],
)
def test_a_name_alone_is_enough_for_a_city_of_the_sample(
    name: str, code: str, tmp_path: Path
) -> None:
    content = f"城市,列入日期\n{name},{SINCE}\n"
    assert lines(read(tmp_path / "a.csv", content), "code") == [code]


@pytest.mark.parametrize(
    ("content", "column", "reason"),
    [
        ("姓名,性别\nA,B\n", "", "has no head"),
        (f"城市代码,人口,列入日期\n340100,5,{SINCE}\n", "人口", "has no such column"),
        (f"城市代码,代码,列入日期\n340100,340100,{SINCE}\n", "代码", "more than once"),
        ("城市代码,城市名称\n340100,合肥\n", "in_programme_since", "column is missing"),
        (f"城市,列入日期\n吉林省,{SINCE}\n", "name_zh", "six-digit code is needed"),
    ],
)
def test_what_is_not_sure_is_refused(
    content: str, column: str, reason: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(content, encoding="utf-8")
    faults = BrokenRules()
    read_city_list(path, faults)
    (error,) = faults.errors
    assert error.column == column and reason in error.rule_en
