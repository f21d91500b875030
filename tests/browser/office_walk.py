"""The way of an office on its first day, in a browser: begin, template, file, findings, figures, undo, publish."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from tests.browser.visits import Visit
from tests.data_access.returns.office_samples import identity_number

CITY, MONTH = "340100", "2008-12"
PAGE = f"data_returns?lang=zh&return_city={CITY}&return_month={MONTH}"
MEETING = "第四季度创业带动就业工作例会"
PERSONS, OPENED = 60, 40
HEAD_ROW, FIRST_ROW = 3, 5  # of a template, counted from 1: the row between is its example
Picture = Callable[[str], None]


def begin(seen: Visit, picture: Picture) -> None:
    """A programme of one province on the page 开始."""
    seen.page.goto(f"{seen.home}/?lang=zh")
    seen.reach("开始")
    provinces = seen.page.locator(".st-key-start_codes_provinces input")
    provinces.click()
    provinces.type("安徽")
    provinces.press("Enter")
    seen.page.keyboard.press("Escape")
    seen.settle()
    seen.page.locator(".st-key-start_promise label").first.click()
    seen.settle()
    write(seen, "start_author", "C900")
    picture("1_begin")
    seen.page.locator(".st-key-start_begin button").click()
    seen.page.get_by_text("种台账").first.wait_for()
    seen.settle()
    picture("2_begun")


def download_template(seen: Visit, folder: Path) -> Path:
    """The city's own workbook, with all forms."""
    seen.open(PAGE)
    seen.page.get_by_text("下载台账模板").click()
    with seen.page.expect_download() as download:
        seen.page.locator(".st-key-return_template button").click()
    assert download.value.suggested_filename == f"台账模板_{CITY}.xlsx"
    file = folder / "模板.xlsx"
    download.value.save_as(file)
    seen.page.keyboard.press("Escape")
    return file


def fill(template: Path, into: Path, sheets: Mapping[str, Sequence[Mapping[str, Any]]]) -> Path:
    """The template with rows in its sheets, cell by cell under the heads."""
    book = load_workbook(template)
    for name, rows in sheets.items():
        sheet = book[name]
        heads = {str(cell.value or "").removesuffix("*"): cell.column for cell in sheet[HEAD_ROW]}
        for row, values in enumerate(rows, FIRST_ROW):
            for head, value in values.items():
                sheet.cell(row, heads[head]).value = value
    book.save(into)
    return into


def training(
    wrong: bool, failed: int = 6, birth: str = "19700101"
) -> dict[str, list[dict[str, Any]]]:
    """A class, its trainees and what they opened; with `wrong` one date that is none."""
    course = {"班级编号": "1期", "培训机构": "合肥市就业训练中心", "课程": "SYB"}
    persons = [identity_number(place, birth) for place in range(PERSONS)]
    return {
        "培训班登记表": [{**course, "开班时间": "2008-02-10", "结业时间": "2008-02-20"}],
        "学员花名册": [
            {
                "身份证号": number,
                "班级编号": "1期",
                "到课": "是",
                "结业": "是",
                "考核成绩": 55 if place < failed else 80,
            }
            for place, number in enumerate(persons)
        ],
        "开业登记表": [
            {
                "身份证号码": number,
                "企业名称": f"B{place:03d}",
                "开业时间": "约定" if wrong and place == 3 else "2008-04-01",
                "带动就业人数": 5,
            }
            for place, number in enumerate(persons[:OPENED])
        ],
    }


def choose(seen: Visit, file: Path) -> None:
    """Chooses a file; ends when it was read."""
    seen.page.set_input_files("input[type=file]", str(file))
    seen.page.locator('[class*="st-key-return_bring_in"] button').wait_for()
    seen.settle()


def bring_in(seen: Visit) -> None:
    """Signs and brings in what was read; ends when the receipt stands."""
    write(seen, "return_author", "C900")
    seen.page.locator('[class*="st-key-return_bring_in"] button').click()
    seen.page.get_by_text("号报送已导入，回执").wait_for()
    seen.settle()


def count_anew(seen: Visit, number: int) -> None:
    """Counts, and waits for the snapshot of this number."""
    seen.page.locator(".st-key-return_count_anew button").click()
    seen.page.get_by_text(f"已生成快照第{number}号").wait_for()
    seen.settle()


def undo_last(seen: Visit) -> None:
    """Takes the last batch back."""
    seen.open(PAGE)
    seen.page.get_by_text("撤销一次报送").click()
    write(seen, "return_undo_author", "C901")
    seen.page.locator(".st-key-return_undo_now button").click()
    seen.page.get_by_text("号报送已撤销：删除记录").wait_for()
    seen.settle()


def publish(seen: Visit, picture: Picture) -> None:
    """Publishes the newest snapshot for a meeting."""
    seen.open(f"{PAGE}&return_part=publish")
    write(seen, "publication_name", MEETING)
    write(seen, "publication_author", "C900")
    seen.page.locator(".st-key-publication_look_over button").click()
    confirm = seen.page.locator(".st-key-publication_confirm button")
    confirm.wait_for()
    seen.settle()
    picture("9_publish")
    confirm.click()
    seen.page.get_by_text(f"已为“{MEETING}”发布。").wait_for()
    seen.settle()


def write(seen: Visit, key: str, words: str) -> None:
    """Types into the field of a key."""
    seen.page.locator(f".st-key-{key} input").fill(words)
    seen.page.keyboard.press("Enter")
    seen.settle()
