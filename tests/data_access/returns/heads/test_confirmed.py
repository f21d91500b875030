"""A head that a city confirmed once is known in its next files, in no other city's, and can be taken back."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine

from data_access.changes import log
from data_access.returns.forms.registry import FORMS
from data_access.returns.heads.columns import columns_as, columns_of, guessed_head
from data_access.returns.heads.confirmed import (
    HeadsRefused,
    confirm_heads,
    confirmed_heads,
    take_back,
    words_of,
)
from data_access.returns.layout import HeadWords
from data_access.returns.parsing.office_file import FileRefused, OfficeFile, OfficeSheet
from data_access.returns.parsing.text import read_text
from data_access.returns.understood import NoForm, Understood, understand_file
from tests.data_access.returns import office_samples as samples
from tests.data_access.returns.city_office import begin

HEADS = ("上门日", "业主证号", "店铺现况", "雇工", "评价")
WORDS = {"上门日": "visited_on", "业主证号": "identity", "店铺现况": "status", "雇工": "workers"}
ROW = ("2009-6-1", samples.identity_number(1), "正常经营", 4, "好")


@pytest.fixture
def office(database: Engine) -> Engine:
    begin(database)
    return database


def foreign(*rows: tuple[Any, ...], heads: tuple[Any, ...] = HEADS) -> OfficeFile:
    """A log of visits under heads that nobody else uses."""
    cells = (("某市走访台账",), heads, *(rows or (ROW,)))
    return OfficeFile("f.xlsx", "d" * 64, "", (OfficeSheet("走访", False, cells),))


def read(file: OfficeFile, words: HeadWords | None = None) -> Understood:
    return understand_file(file, date(2009, 7, 5), (), words or {})


def test_a_foreign_sheet_is_read_once_its_heads_are_confirmed(office: Engine) -> None:
    with pytest.raises(NoForm):
        read(foreign())
    confirm_heads(office, "340100", "visits", WORDS, "C900")

    understood = read(foreign(), words_of(confirmed_heads(office, "340100")))

    (sheet,) = understood.sheets
    assert sheet.layout.form.code == "visits" and sheet.layout.unknown == ("评价",)
    assert set(sheet.layout.confirmed) == set(WORDS.values())
    assert (sheet.accepted[0].values["workers"], understood.faults) == (4, [])
    assert words_of(confirmed_heads(office, "340200")) == {}


def test_the_last_word_on_a_head_counts_and_it_can_be_taken_back(office: Engine) -> None:
    confirm_heads(office, "340100", "visits", {"评价": "mode"}, "C900")
    confirm_heads(office, "340100", "visits", {" 评 价（必填）": "satisfaction"}, "C901")
    (one,) = confirmed_heads(office, "340100")
    assert (one.form, one.head, one.field, one.confirmed_by) == (
        *("visits", "评价", "satisfaction", "C901"),
    )

    assert take_back(office, "340100", "评价", "C902") == [one]

    assert confirmed_heads(office, "340100") == []
    with pytest.raises(HeadsRefused, match="no confirmed head"):
        take_back(office, "340100", "评价", "C902")
    assert [entry.changed_by for entry in log(office, about=("heads",))] == ["C902", "C901", "C900"]


@pytest.mark.parametrize(
    ("city", "form", "heads", "author", "reason"),
    [
        ("999999", "visits", WORDS, "C900", "no city 999999"),
        ("340100", "nothing", WORDS, "C900", "no form nothing"),
        ("340100", "visits", {"甲": "nothing"}, "C900", "no field nothing"),
        ("340100", "visits", {"甲": "mode", "乙": "mode"}, "C900", "one of them only"),
        ("340100", "visits", {}, "C900", "There must be heads"),
        ("340100", "visits", {samples.identity_number(1): "mode"}, "C900", "no long number"),
        ("340100", "visits", WORDS, " ", "who confirms"),
    ],
)
def test_what_cannot_be_kept_is_refused(
    office: Engine, city: str, form: str, heads: dict[str, str], author: str, reason: str
) -> None:
    with pytest.raises(HeadsRefused, match=reason):
        confirm_heads(office, city, form, heads, author)
    assert confirmed_heads(office, "340100") == []


def test_a_confirmed_head_comes_before_the_name_of_a_field() -> None:
    heads = ("回访日期", "身份证号", "经营状况", "状态")
    file = foreign(("2009-6-1", samples.identity_number(1), "好", "已停业"), heads=heads)
    (sheet,) = read(file, {"visits": {"状态": "status", "经营状况": "mode"}}).sheets
    assert sheet.accepted[0].values["status"] == "closed"
    assert sheet.accepted[0].values["mode"] == "好"


def test_columns_are_shown_with_their_field_and_masked_values() -> None:
    file = foreign(ROW, (*ROW[:3], None, "张某某"), ("", "", "", 5, "13900000000"))
    (sheet,) = file.sheets
    assert guessed_head(sheet) == 1
    by_head = {one.head: one for one in columns_as(sheet, FORMS["visits"])}
    assert {one.field for one in by_head.values()} == {""}
    assert by_head["雇工"].values == ("4", "5")
    assert by_head["评价"].values == ("好", "张**", "139******00")
    assert by_head["业主证号"].values[0].count("*") == 10

    (read_sheet,) = read(file, {"visits": WORDS}).sheets
    columns = {one.head: one for one in columns_of(sheet, read_sheet.layout)}
    assert columns["上门日"].confirmed and columns["上门日"].field == "visited_on"
    assert columns["上门日"].values == ("2009-6-1", "2009-6-1")
    assert not columns["评价"].confirmed and columns["评价"].field == ""


def test_an_encoding_can_be_named_where_the_one_tried_is_wrong() -> None:
    content = "姓名,身份證號\r\n王某,1\r\n".encode("big5")
    sheet, encoding = read_text(content, "big5")
    assert (sheet.rows[0], encoding) == (("姓名", "身份證號"), "big5")
    assert read_text(content)[0].rows[0] != sheet.rows[0]
    assert read_text("\ufeff姓名,甲\r\n".encode(), "utf-8")[0].rows[0] == ("姓名", "甲")
    with pytest.raises(FileRefused, match="cannot be read in the encoding UTF-8"):
        read_text(content, "utf-8")
