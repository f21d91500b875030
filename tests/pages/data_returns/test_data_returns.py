"""The page of returns: heads named once, deletions confirmed, nil declared, an encoding changed, offers taken."""

from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from openpyxl import Workbook
from streamlit.testing.v1 import AppTest

from data_access.beginning import Beginning, begin
from data_access.engine import open_database
from data_access.returns.batches import all_batches
from data_access.returns.heads.confirmed import confirmed_heads
from shell.cache import database
from shell.screens.data_returns import offers
from tests.data_access.returns import office_samples as samples
from tests.data_access.returns.files.trap import OPENINGS as OPENING_HEADS
from tests.data_access.returns.files.trap import Trap, opening, openings, understood, visit
from tests.pages.conftest import ROOT

CITY = "340100"
LINK = {"return_city": CITY, "return_month": "2009-06", "lang": "zh"}


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The page over an empty programme of one province."""
    url = f"sqlite:///{tmp_path / 'own.sqlite3'}"
    monkeypatch.setenv(database.VARIABLE, url)
    monkeypatch.setenv("STARTUP_DASHBOARD_IDENTITY_KEY", str(tmp_path / "identity.key"))
    engine = open_database(url)
    begin(engine, Beginning(["340000"]))
    engine.dispose()
    st.cache_resource.clear()
    test = AppTest.from_file(str(ROOT / "shell" / "frame.py"), default_timeout=120)
    test.run()
    for name, value in LINK.items():
        test.query_params[name] = value
    test.switch_page("../pages/data_returns.py")
    yield test.run()
    database.engine().dispose()
    database._engine.cache_clear()


def book(*rows: tuple[Any, ...]) -> bytes:
    content, made = BytesIO(), Workbook()
    made.active.title = "走访"
    for row in rows:
        made.active.append(row)
    made.save(content)
    return content.getvalue()


def words(test: AppTest) -> str:
    assert not test.exception
    parts = (*test.markdown, *test.caption, *test.warning, *test.success, *test.error)
    return "\n".join(one.value for one in parts).replace("\u2060", "").replace("\u00a0", " ")


def upload(test: AppTest, name: str, content: bytes) -> str:
    test.file_uploader[0].upload(name, content, "application/octet-stream").run()
    return words(test)


def press(test: AppTest, part: str) -> str:
    (button,) = [one for one in test.button if part in str(one.key)]
    button.click().run()
    return words(test)


def sign(test: AppTest, field: str) -> None:
    (line,) = [one for one in test.text_input if one.key == field]
    line.set_value("C900").run()


def choose(test: AppTest, label: str, value: str) -> None:
    (box,) = [one for one in test.selectbox if one.label == label]
    box.set_value(value).run()


def test_a_foreign_sheet_is_named_once_and_the_next_one_is_read_by_itself(office: AppTest) -> None:
    heads = ("上门日", "业主证号", "店铺现况", "评价")
    row = ("2009-6-1", samples.identity_number(1), "正常经营", "好")
    content = book(heads, row)
    assert "没有认出是哪种表" in upload(office, "v.xlsx", content)
    choose(office, "工作表“走访”是哪种表", "visits")
    assert "还须指定：回访日期、身份证号、经营状况。" in words(office)
    for head, code in zip(heads, ("visited_on", "identity", "status"), strict=False):
        choose(office, head, code)
    assert "还须指定" not in words(office)
    assert "请填写经办人" in press(office, "heads_confirm")
    sign(office, "return_heads_author")

    after = press(office, "heads_confirm")

    assert "已保留3列的对应关系" in after
    assert "按贵市已确认的对应关系读取：回访日期、身份证号、经营状况。" in after
    assert "**2 读出**　1行，其中0行待改" in after and "**5 导入** → :gray[6 回执]" in after
    assert len(confirmed_heads(database.engine(), CITY)) == 3
    key = f"return_columns_{sha256(content).hexdigest()[:12]}"
    office.session_state[key] = True
    office.run()
    (kept,) = [one for one in office.multiselect if one.key == "return_heads_kept"]
    kept.set_value(confirmed_heads(database.engine(), CITY)[:1]).run()
    assert "已取消1列的对应关系" in press(office, "take_back")
    assert len(confirmed_heads(database.engine(), CITY)) == 2


def test_deletions_are_counted_and_need_their_own_tick(office: AppTest) -> None:
    for rows, number in (([opening(1), opening(2)], 1), ([opening(1)], 2)):
        content = openings(*rows)
        if number == 2:
            heads, *cells = [list(row) for row in ([*OPENING_HEADS, "操作"], [*rows[0], "删除"])]
            content = book(tuple(heads), *map(tuple, cells))
        upload(office, "o.xlsx", content)
        sign(office, "return_author")
        (button,) = [one for one in office.button if "return_bring_in" in str(one.key)]
        assert button.disabled == (number == 2)
        if number == 2:
            assert "其中删除1行：开业登记表 1。" in words(office)
            (box,) = [one for one in office.checkbox if "return_delete" in str(one.key)]
            box.check().run()
        assert f"第{number}号报送已导入" in press(office, "return_bring_in")
    assert [batch["accepted"] for batch in all_batches(database.engine())] == [1, 2]


def test_a_nil_return_is_one_button(office: AppTest) -> None:
    (kinds,) = [one for one in office.multiselect if one.key == "return_nil_kinds"]
    kinds.set_value(["小额担保贷款台账"]).run()
    sign(office, "return_nil_author")
    assert "第1号报送已导入" in press(office, "return_nil_now")
    assert [batch["form"] for batch in all_batches(database.engine())] == ["nil_returns"]


def test_an_encoding_is_shown_and_can_be_changed(office: AppTest) -> None:
    lines = [["回访日期", "身份证号", "经营状况"], visit(1)[1:2] + visit(1)[3:5]]
    content = "\r\n".join(",".join(map(str, line)) for line in lines).encode("gb18030")
    upload(office, "v.csv", content)
    (box,) = [one for one in office.selectbox if "return_encoding" in str(one.key)]
    assert box.options[0] == "自动识别 GB18030"
    box.set_value("utf-8").run()
    assert "文件不能按 UTF\\-8 编码读取" in words(office)
    (box,) = [one for one in office.selectbox if "return_encoding" in str(one.key)]
    box.set_value("gb18030").run()
    assert "**2 读出**　1行，其中0行待改" in words(office)


def test_offers_are_taken_one_by_one_or_all(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [opening(n, 开业时间=f"08.5.{n}") for n in range(1, 4)]
    asked = understood(Trap("offers", "o.xlsx", openings(*rows)))
    digest = asked.file.digest[:12]
    state: dict[str, Any] = {}
    monkeypatch.setattr(st, "session_state", state)
    assert offers.chosen(asked) == set()
    state[f"return_offer_{digest}"] = {"edited_rows": {"1": {"take": True}, "2": {"take": False}}}
    assert offers.chosen(asked) == {("Sheet", 2, 4)}
    state[f"return_offers_{digest}"] = True
    assert offers.chosen(asked) == {("Sheet", row, 4) for row in (1, 2, 3)}
