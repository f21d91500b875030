"""The months of the cities on the page of data returns: states, buttons, who is late, reminders."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from data_access.engine import open_database, writing
from data_access.periods.actions import take_step
from data_access.periods.steps import steps_of
from data_access.schema.reference import city_returns
from shell.cache import database
from shell.viewer import access
from tests.data_access.returns.city_office import MONTH_END, begin
from tests.pages.conftest import ROOT

CITY, NEIGHBOUR = "340100", "340200"
Open = Callable[..., AppTest]


@pytest.fixture
def open_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Opens the page over two cities, of which one returned its month three days late."""
    file = str(tmp_path / "own.sqlite3")
    engine = open_database(file)
    begin(engine)
    with writing(engine) as connection:
        row = {"month_end": MONTH_END, "received_on": date(2009, 7, 13)}
        connection.execute(city_returns.insert(), {"city_code": CITY, **row})
    engine.dispose()
    monkeypatch.setenv(database.VARIABLE, file)
    monkeypatch.delenv(access.VARIABLE, raising=False)

    def opened(language: str = "zh", city: str = CITY) -> AppTest:
        test = AppTest.from_file(str(ROOT / "shell" / "frame.py"), default_timeout=60)
        link = {
            "lang": language,
            "return_part": "progress",
            "return_city": city,
            "return_month": f"{MONTH_END:%Y-%m}",
        }
        for name, value in link.items():
            test.query_params[name] = value
        test.switch_page("../pages/data_returns.py")
        return test.run()

    st.cache_resource.clear()
    access.current_scope.cache_clear()
    yield opened
    access.current_scope.cache_clear()
    database.engine().dispose()
    database._engine.cache_clear()


def words(test: AppTest) -> str:
    assert not test.exception
    kinds: tuple[Any, ...] = (test.markdown, test.caption, test.success, test.error)
    return "\n".join(element.value for kind in kinds for element in kind)


def actions(test: AppTest) -> list[str]:
    keys = [str(button.key) for button in test.button if button.key]
    prefix = "return_period_"
    return [key.removeprefix(prefix) for key in keys if key.startswith(prefix)]


def press(test: AppTest, action: str, reason: str = "") -> AppTest:
    test.text_input("return_period_author").set_value("C900")
    test.text_area("return_period_reason").set_value(reason)
    return test.button(f"return_period_{action}").click().run()


def test_a_month_goes_from_submitted_to_a_correction(open_page: Open) -> None:
    test = open_page()
    assert "**合肥市 2009年6月 月报：已收到，待提交**" in words(test)
    assert "首次收到：2009年7月13日，迟报3天。" in words(test)
    test.button("return_period_submit_0").click().run()
    assert "请填写经办人" in words(test)

    press(test, "submit_0")
    assert "已办理，现为“已报送”。" in words(test)
    assert actions(test) == ["accept_1", "send_back_1"]
    press(test, "accept_1")
    assert actions(test) == ["lock_2", "send_back_2"]
    press(test, "lock_2")
    assert "本月已锁定" in words(test)
    press(test, "correct_3", "补报")
    assert "**合肥市 2009年6月 月报：第1次更正中**" in words(test)
    assert "更正理由：补报" in words(test)
    assert len(steps_of(database.engine(), CITY, MONTH_END)) == 4


def test_of_two_who_look_at_the_same_month_the_second_is_told_what_became_of_it(
    open_page: Open,
) -> None:
    one, other = open_page(), open_page("en")
    press(one, "submit_0")
    press(other, "submit_0")
    assert "The return of Hefei for June 2009 is submitted, and cannot be submitted" in words(other)
    assert len(steps_of(database.engine(), CITY, MONTH_END)) == 1


def test_who_is_late_stands_first_with_a_letter_to_copy(open_page: Open) -> None:
    test = open_page()
    (table,) = [one.value for one in test.dataframe if "days_late" in one.value]
    assert list(table["city"]) == ["芜湖市", "合肥市"]
    assert list(table["state"]) == ["逾期未报", "已收到，待提交"]
    letter = test.code[0].value
    assert letter.startswith(
        "关于催报2009年6月创业促就业月报的函\n\n芜湖市创业促就业工作主管部门：\n"
    )
    assert "应于2009年7月10日前报送" in letter and "尚未收到，已逾期" in letter

    test.selectbox("return_remind").set_value(CITY).run()
    assert "已收到台账，尚未提交" in test.code[0].value
    test.query_params["lang"] = "en"
    assert "Hefei" in test.run().code[0].value
    english = open_page("en")
    assert "The return of Wuhu for June 2009 was due by 10 July 2009." in english.code[0].value
    assert "nothing has been received" in english.code[0].value


def test_a_return_sent_back_is_reminded_of_with_the_reason(open_page: Open) -> None:
    test = open_page()
    take_step(database.engine(), "submit", CITY, MONTH_END, "C900")
    take_step(database.engine(), "send_back", CITY, MONTH_END, "C901", "少一张表")
    test.selectbox("return_remind").set_value(CITY).run()
    assert "退回后尚未重新报送（退回理由：少一张表）" in test.code[0].value
    assert "退回理由：少一张表" in words(test)


def test_the_accepted_months_are_locked_together(open_page: Open) -> None:
    test = open_page()
    for action in ("submit", "accept"):
        take_step(database.engine(), action, CITY, MONTH_END, "C900")  # type: ignore[arg-type]
    test.run()
    test.text_input("return_lock_author").set_value("C902")
    test.button("return_lock_month").click().run()
    assert "已锁定1份" in words(test)
    assert steps_of(database.engine(), CITY, MONTH_END)[0].made_by == "C902"


def test_a_citys_office_sees_its_own_months_and_may_submit_alone(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(access.VARIABLE, CITY)
    access.current_scope.cache_clear()
    test = open_page()
    assert actions(test) == ["submit_0"]
    (table,) = [one.value for one in test.dataframe if "days_late" in one.value]
    assert next(iter(table["month"])) == "2009年6月" and len(table) == 12
    assert not test.code and "芜湖" not in words(test)
    press(test, "submit_0")
    assert actions(test) == []
    for action in ("accept", "lock"):
        take_step(database.engine(), action, CITY, MONTH_END, "C900")  # type: ignore[arg-type]
    assert actions(test.run()) == []
    assert "由上级开更正" in words(test)
