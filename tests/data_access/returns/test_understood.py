"""An office's file understood: heads in any order, titles, totals, and a sentence for every fault."""

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from data_access.returns.marked import HEAD, write_marked
from data_access.returns.parsing.office_file import FileRefused
from data_access.returns.understood import Understood, offers, understand
from tests.data_access.returns import office_samples as samples

TODAY = date(2009, 7, 5)
HEADS = ("姓名", "身份证号", "人员类别", "到课", "结业", "考核成绩")
TITLE = "某市就业训练中心 第3期 SYB 创业培训班 开班时间：2008-3-1 结业时间：2008-3-12"


def workbook(*rows: tuple[Any, ...]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def person(place: int, **cells: Any) -> tuple[Any, ...]:
    own = {
        "姓名": f"C{place}",
        "身份证号": samples.identity_number(place),
        "人员类别": "下岗",
        "到课": "√",
        "结业": "是",
        "考核成绩": 80,
    }
    return tuple({**own, **cells}.values())


def roster_of(*persons: tuple[Any, ...]) -> Understood:
    return understand("r.xlsx", workbook((TITLE,), HEADS, *persons), TODAY)


def rules(understood: Understood) -> list[str]:
    return [fault.rule.en for fault in understood.faults]


def test_a_roster_of_an_office_is_read_whole() -> None:
    understood = understand("r.xlsx", samples.roster(), TODAY)
    assert (understood.accepted, understood.refused) == (60, 0)
    first = understood.sheets[0].accepted[0].values
    assert first["class_number"] == "第1期"
    assert (first["course"], first["institution"]) == ("SYB", "合肥市就业训练中心")
    assert (first["starts_on"], first["ends_on"]) == (date(2008, 2, 10), date(2008, 2, 20))
    layout = understood.sheets[0].layout
    assert [len(layout.rows(kind)) for kind in ("record", "total", "note", "blank")] == [
        30,
        1,
        1,
        1,
    ]


def test_columns_may_stand_in_any_order_and_under_other_names() -> None:
    heads = ("考试成绩", "证件号码", "学员姓名", "备注", "学员类别（必填）")
    row = (75, samples.identity_number(1), "C1", "", "农民工")
    understood = understand("r.xlsx", workbook((TITLE,), heads, row), TODAY)
    (only,) = understood.sheets[0].accepted
    assert (only.values["passed"], only.values["group"]) == (True, "rural")
    assert understood.sheets[0].layout.unknown == ("备注",)


def test_every_fault_is_told_with_row_and_column_and_its_row_stays_out() -> None:
    understood = roster_of(
        person(1),
        person(2, 身份证号=3.401e17),
        person(3, 考核成绩="缺考"),
        person(4, 人员类别="三无人员"),
        person(5, 身份证号=None),
    )
    assert (understood.accepted, understood.refused) == (1, 4)
    assert [(fault.row, fault.head) for fault in understood.faults] == [
        *((3, "身份证号"), (4, "考核成绩"), (5, "人员类别"), (6, "身份证号"))
    ]
    assert understood.faults[0].line.zh.startswith("Sheet 第 4 行 “身份证号”")


def test_an_offered_value_counts_once_it_is_taken() -> None:
    row = ("C1", samples.identity_number(1), "08.5.6", "百货店")
    content = workbook(("姓名", "身份证号码", "开业时间", "行业"), row)
    asked = understand("o.xlsx", content, TODAY)
    assert (asked.accepted, asked.refused) == (0, 1)

    taken = understand("o.xlsx", content, TODAY, offers(asked))

    assert taken.sheets[0].accepted[0].values["opened_on"] == date(2008, 5, 6)
    assert taken.faults == []


def test_what_cannot_be_is_stopped() -> None:
    twice = roster_of(person(1), person(1))
    assert rules(twice) == ["is in this class twice"]
    passed = understand("r.xlsx", workbook((TITLE,), (*HEADS, "补考成绩"), (*person(1), 70)), TODAY)
    assert rules(passed) == ["was passed, so there is no resit"]
    child = person(1, 身份证号=samples.identity_number(1, "19950101"))
    assert rules(roster_of(child)) == ["was under 16 then"]
    future = understand("v.csv", samples.visits(day="2010-1-1"), TODAY)
    assert set(rules(future)) == {"lies after the day of the return"}
    closed = understand("o.xlsx", samples.openings(closed={0: "2008-1-1"}), TODAY)
    assert "lies before the opening" in rules(closed)


def test_a_title_without_its_facts_is_told_once() -> None:
    understood = understand("r.xlsx", workbook(("花名册",), HEADS, person(1)), TODAY)
    heads = {fault.head for fault in understood.faults if fault.row < 0}
    assert heads == {"班级编号", "课程", "培训机构", "开班时间", "结业时间"}
    assert understood.accepted == 0


def test_a_total_that_is_no_sum_is_noted_and_stops_nothing() -> None:
    rows = [("C1", samples.identity_number(1), "2008-5-6", 3), ("合计", None, None, 5)]
    content = workbook(("姓名", "身份证号码", "开业时间", "带动就业人数（人）"), *rows)
    understood = understand("o.xlsx", content, TODAY)
    assert rules(understood) == ["is not the sum of the rows, 3"]
    assert understood.accepted == 1


def test_sheets_that_are_no_form_are_passed_over_and_told() -> None:
    book = load_workbook(BytesIO(samples.roster()))
    book.create_sheet("说明").append(["随便写写"])
    book.create_sheet("空白")
    content = BytesIO()
    book.save(content)
    assert understand("r.xlsx", content.getvalue(), TODAY).passed_over == ("说明",)
    with pytest.raises(FileRefused, match="No head was found"):
        understand("x.xlsx", workbook(("随便写写",)), TODAY)


def test_the_marked_copy_can_be_mended_and_sent_again(tmp_path: Path) -> None:
    faulty = roster_of(person(1), person(2, 考核成绩="缺考"))
    path = tmp_path / "待改.xlsx"
    write_marked(faulty, path)
    book = load_workbook(path)
    sheet = book.active
    assert [cell.value for cell in sheet[2]][-1] == HEAD
    assert "缺考" in str(sheet.cell(4, len(HEADS) + 1).value)

    sheet.cell(4, 6).value = 61
    book.save(path)
    mended = understand("r.xlsx", path.read_bytes(), TODAY)

    assert (mended.accepted, mended.refused) == (2, 0)


def test_no_finding_shows_a_number_or_a_name_whole() -> None:
    understood = roster_of(
        person(1, 考核成绩="缺考", 身份证号="34010019700101999"), person(2), person(2)
    )
    told = " ".join(fault.line.zh + fault.line.en for fault in understood.faults)
    assert samples.identity_number(2) not in told and "34010019700101999" not in told
