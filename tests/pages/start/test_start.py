"""The page on which a programme begins: empty, begun, filled and over a demonstration."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from data_access import snapshots
from data_access.beginning import Beginning, begin, is_begun
from data_access.cities import listed_codes
from data_access.returns.keeping.declarations import declared_forms
from data_access.schema.reference import settings, targets
from shell.cache import database, readings
from tests.data_access.returns import office_samples as samples
from tests.data_access.returns.city_office import MONTH_END, send
from tests.pages.conftest import ROOT

TODAY = date(2026, 1, 1)


@pytest.fixture
def key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "keys" / "identity.key"
    monkeypatch.setenv("STARTUP_DASHBOARD_IDENTITY_KEY", str(place))
    return place


@pytest.fixture
def own(tmp_path: Path, key: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty database as that of this process."""
    file = tmp_path / "own.sqlite3"
    monkeypatch.setenv(database.VARIABLE, f"sqlite:///{file}")
    st.cache_resource.clear()
    readings._results.clear()
    yield file
    database.engine().dispose()
    database._engine.cache_clear()


def opened(language: str = "zh", page: str = "") -> AppTest:
    """What the bare address, or a page, shows."""
    test = AppTest.from_file(str(ROOT / "shell" / "frame.py"), default_timeout=300)
    test.query_params["lang"] = language
    test.run()
    if page:
        test.switch_page(f"../pages/{page}.py")
        test.run()
    assert not test.exception
    return test


def words(test: Any) -> str:
    shown = (*test.markdown, *test.caption, *test.success, *test.error, *test.info, *test.code)
    return " ".join(node.value for node in shown).replace("\\", "")


@pytest.mark.parametrize(("language", "name"), [("zh", "开始"), ("en", "Start")])
def test_an_empty_database_opens_on_it(own: Path, language: str, name: str) -> None:
    test = opened(language)
    assert test.header[0].value == name
    assert "start_begin" in {button.key for button in test.button}


def test_a_programme_is_begun_with_what_was_chosen(own: Path, key: Path) -> None:
    test = opened()
    assert str(key) in test.checkbox(key="start_promise").label
    test.multiselect(key="start_codes_provinces").select("340000").run()
    test.text_input(key="start_name_zh").input("皖中").run()
    test.text_input(key="start_name_en").input("Central Anhui").run()
    test.text_input(key="start_first_day").input("2008年3月1日").run()
    test.number_input(key="start_target_opening_rate_all").set_value(55.0).run()
    test.multiselect(key="start_begin_forms_kept").select("roster").run()
    test.multiselect(key="start_begin_forms_not_kept").select("loans").run()
    test.text_input(key="start_author").input("C900").run()
    test.button(key="start_begin").click().run()
    assert "请先勾选密钥备份" in words(test) and not is_begun(database.engine())

    test.checkbox(key="start_promise").check().run()
    test.button(key="start_begin").click().run()
    assert not test.exception
    assert "已建立，共4个城市" in words(test) and "24种台账已有0种" in words(test)
    assert key.is_file()
    engine = database.engine()
    assert len(listed_codes(engine)) == 4
    assert declared_forms(engine, "340100", TODAY) == {"loans": False, "roster": True}
    with engine.connect() as connection:
        facts = {row.name: row.value for row in connection.execute(select(settings))}
        row = connection.execute(select(targets).where(targets.c.indicator == "opening_rate")).one()
    assert facts["area_zh"] == "皖中" and "identity_key" in facts
    assert (row.value, row.year, row.set_by) == (0.55, 2008, "C900")


def test_what_cannot_be_is_told_and_nothing_begun(own: Path) -> None:
    test = opened()
    test.checkbox(key="start_promise").check().run()
    for field, value, reason in (
        ("start_author", "", "请填写经办人"),
        ("start_author", "C900", "请选择省份或城市"),
        ("start_first_day", "明天", "日期无法识别"),
        ("start_first_day", "1999-1-1", "起始日期应在"),
        ("start_first_day", "2008-1-1", "须同时填写"),
    ):
        test.text_input(key=field).input(value)
        if value != "":
            test.text_input(key="start_name_zh").input("皖中")
        test.button(key="start_begin").click().run()
        assert reason in words(test)
        if reason == "请选择省份或城市":
            test.multiselect(key="start_codes_provinces").select("340000").run()
    assert not is_begun(database.engine())


def test_a_list_with_faults_is_told_line_by_line(own: Path) -> None:
    test = opened()
    test.segmented_control(key="start_area").set_value("own").run()
    test.file_uploader(key="start_city_file").upload(
        "名单.csv", "城市\n巢湖\n".encode("gb18030")
    ).run()
    test.checkbox(key="start_promise").check().run()
    test.text_input(key="start_author").input("C900").run()
    test.button(key="start_begin").click().run()
    assert "城市名单有" in words(test) and "名单.csv 第 2 行" in words(test)
    test.file_uploader(key="start_city_file").set_value(
        ("名单.csv", "城市\n芜湖\n合肥\n".encode("gb18030"), "text/csv")
    ).run()
    test.button(key="start_begin").click().run()
    assert listed_codes(database.engine()) == ["340100", "340200"]


def test_a_begun_programme_lists_what_is_missing_and_what_it_unlocks(own: Path) -> None:
    begin(database.engine(), Beginning(["340000"]))
    send(database.engine(), "a.xlsx", samples.roster(persons=12, classes=1))
    test = opened("zh")
    assert test.header[0].value == "开始"
    assert "24种台账已有3种；所缺台账影响六项目标中的4项" in words(test)
    assert "有了“开业登记表”，可以算出：" in words(test)
    assert "开业率（还需学员花名册）" in words(test)
    english = opened("en", "start")
    assert "Of 24 forms, 3 are filled" in words(english)


def test_a_city_declares_what_it_keeps(own: Path) -> None:
    begin(database.engine(), Beginning(["340000"]))
    test = opened()
    test.selectbox(key="start_city").select("340100").run()
    test.multiselect(key="start_340100_forms_not_kept").select("loans").run()
    test.text_input(key="start_declare_author").input("C900").run()
    test.text_input(key="start_since").input("2008-01-01").run()
    test.button(key="start_declare_now").click().run()
    assert "声明已保存" in words(test)
    assert declared_forms(database.engine(), "340100", TODAY) == {"loans": False}
    assert declared_forms(database.engine(), "340200", TODAY) == {}


@pytest.mark.slow
def test_figures_of_a_small_programme_say_what_they_wait_for(own: Path) -> None:
    begin(database.engine(), Beginning(["340000"]))
    send(database.engine(), "a.xlsx", samples.roster(persons=12, classes=1))
    snapshots.build(database.engine(), MONTH_END)
    forms = "开业登记表、回访记录、创业服务登记表、创业服务记录"
    profile = words(opened("zh", "city_profile"))
    assert f"部分指标需要{forms}；报送记录或零报告并生成新快照后显示。" in profile


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_demonstration_says_so_and_how_to_begin(demo_url: str, language: str) -> None:
    test = opened(language, "start")
    assert "manage.py init" in words(test)
    assert ("全部记录均为编造" if language == "zh" else "all records are made up") in words(test)
    assert "start_begin" not in {button.key for button in test.button}
