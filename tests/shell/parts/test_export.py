"""Nothing that leaves is calculated by a spreadsheet, and every table says what it is."""

import io
from datetime import date

import openpyxl
import pandas as pd
import pytest

from shell.cache import readings
from shell.parts import export
from shell.parts.export import Sheet, csv_bytes, neutral, xlsx_bytes
from shell.viewer.access import SINGLE_USER
from shell.viewer.view import View

VIEW = View(
    *(SINGLE_USER, "zh", 2, 1, True, True, date(2010, 6, 30), "light", False),
    meeting="=第三季度例会",
    published_on=date(2010, 7, 5),
)
FORMULAS = [
    "=1+1",
    "+1",
    "-1+2",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "＝1",
    "＋1",
    "－1",
    "＠x",
    "\u3000=1",
    "\ufeff=1",
    "|cmd",
    "%x",
    "−1",
]


@pytest.mark.parametrize("words", FORMULAS)
def test_words_that_look_like_formulas_are_guarded(words: str) -> None:
    assert neutral(words) == f"'{words}"


@pytest.mark.parametrize("words", ["广州", "Guangzhou", "3 of 4", "", "a=b", "'quoted"])
def test_other_words_stay_as_they_are(words: str) -> None:
    assert neutral(words) == words


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (-0.5, -0.5),
        (-3, -3),
        (float("nan"), None),
        (float("inf"), None),
        (None, None),
        (True, True),
    ],
)
def test_numbers_stay_numbers_and_missing_is_empty(value: object, cell: object) -> None:
    assert neutral(value) == cell


@pytest.fixture
def sheet(monkeypatch: pytest.MonkeyPatch) -> Sheet:
    monkeypatch.setattr(readings, "is_demo", lambda scope, snapshot: True)
    frame = pd.DataFrame(
        {"city": ["=HYPERLINK(1)", "广州"], "gap": [-0.25, float("nan")], "hidden": [1, 2]}
    )
    return Sheet("city_ranking", "合格率", "到课人数", frame, {"city": "城市", "gap": "差距"})


def test_csv_opens_in_excel_and_names_its_source(sheet: Sheet) -> None:
    body = csv_bytes(export.notes(sheet, VIEW), export.rows(sheet, "zh"))

    assert body.startswith(b"\xef\xbb\xbf")
    assert body.decode("utf-8-sig").split("\r\n") == [
        "合格率",
        "截至：2010年6月30日",
        "数据快照：第2号，2010年7月5日为“=第三季度例会”发布",
        "分母：到课人数",
        "演示数据：全部记录均为编造",
        "",
        "城市,差距",
        "'=HYPERLINK(1),-0.25",
        "广州,",
        "",
    ]


def test_xlsx_holds_no_formula_and_no_link(sheet: Sheet) -> None:
    body = xlsx_bytes(export.notes(sheet, VIEW), export.rows(sheet, "zh"))
    page = openpyxl.load_workbook(io.BytesIO(body)).active
    cells = [cell for line in page.iter_rows() for cell in line]

    assert page["A8"].value == "'=HYPERLINK(1)"
    assert page["B8"].value == -0.25
    assert page["B8"].data_type == "n"
    assert all(cell.data_type != "f" and cell.hyperlink is None for cell in cells)


def test_a_file_name_holds_codes_only(sheet: Sheet) -> None:
    assert export.file_name(sheet, VIEW, "csv") == "city_ranking_2010-06-30_s2.csv"


def test_tables_leave_by_this_door_only() -> None:
    """No page makes a file of its own."""
    from shell.session.navigation import FOLDER

    for path in [*FOLDER.glob("*.py"), *FOLDER.parent.joinpath("shell").rglob("*.py")]:
        source = path.read_text(encoding="utf-8")
        if path.name != "export.py":
            assert "download_button" not in source, path
            assert "to_csv" not in source, path
            assert "to_excel" not in source, path
