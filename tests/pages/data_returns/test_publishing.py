"""A snapshot is published on the page of returns, and opens from another session by its link."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st

from data_access import snapshots
from data_access.engine import open_database
from shell.cache import database, readings
from tests.shell.conftest import run_frame
from tests.shell.demonstration import MONTH_ENDS, make

pytestmark = pytest.mark.slow
MEETING = "第三季度*创业*例会"
SHOWN = r"第三季度\*创业\*例会"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration, its two snapshots published, with a working one after them."""
    own = tmp_path_factory.mktemp("publishing") / "own.sqlite3"
    shutil.copy(make(tmp_path_factory.getbasetemp().parent), own)
    engine = open_database(f"sqlite:///{own}")
    snapshots.build(engine, MONTH_ENDS[-1])
    engine.dispose()
    return own


@pytest.fixture(autouse=True)
def opened(file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """It is the database of this process."""
    monkeypatch.setenv(database.VARIABLE, f"sqlite:///{file}")
    st.cache_resource.clear()
    readings._results.clear()
    yield
    database.engine().dispose()
    database._engine.cache_clear()


def words(test) -> str:  # type: ignore[no-untyped-def]
    return " ".join(node.value for node in [*test.markdown, *test.caption, *test.success])


def test_published_on_the_page_it_opens_from_another_session() -> None:
    test = run_frame("data_returns", snapshot="3", return_part="publish")
    assert "快照第3号 · 工作快照" in words(test)
    test.button(key="publication_look_over").click().run()
    assert test.error[0].value == "请填写会议名称。"
    test.text_input(key="publication_name").set_value(MEETING)
    test.text_input(key="publication_author").set_value("C900")
    test.button(key="publication_look_over").click().run()
    assert "与原始记录核对一致" in words(test)
    assert "与已发布的快照第2号相比，没有更正。" in words(test)

    test.button(key="publication_confirm").click().run()
    assert not test.exception
    assert f"快照第3号已为“{SHOWN}”发布。" in words(test)
    assert "未签名" in words(test)

    other = run_frame("overview", snapshot="3", lang="en")
    assert not other.exception
    assert f"for “{SHOWN}”" in words(other)
    (listed,) = [box for box in other.sidebar.selectbox if box.key == "snapshot"]
    assert listed.options[0] == "3 · June 2010"


def test_a_citys_office_publishes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STARTUP_DASHBOARD_CITY", "370100")
    test = run_frame("data_returns", snapshot="3", return_part="publish")
    assert not test.exception
    assert "数据填报" in test.header[0].value
    assert not [button for button in test.button if button.key == "publication_look_over"]
