"""The tab of scenarios in the tests: a database to write into, two scenarios, and what one does."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from data_access import scenarios
from data_access.scenarios import SavedScenario
from metrics.what_if.scenario import Scenario, Target
from shell.cache import database

Open = Callable[..., AppTest]
ONE = Scenario(targets=(Target("pass_rate", 0.85),), levers=(("opening_rate", 0.6),))
TWO = Scenario("other", (Target("opening_rate", 0.4, "other"),))
YEAR = 2011


@pytest.fixture
def demonstration(demonstration: Path, tmp_path: Path) -> Path:
    """A copy of the demonstration, as these tests write into it."""
    return Path(shutil.copy(demonstration, tmp_path / "written.sqlite3"))


@pytest.fixture
def open_page(run_page: Callable[[str, dict[str, str]], AppTest]) -> Open:
    return lambda **link: run_page("what_if", {"what_if_tab": "scenarios", **link})


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    yield
    st.cache_resource.clear()


def keep(scenario: Scenario, name: str = "方案一", snapshot: int = 2) -> SavedScenario:
    return scenarios.save(database.engine(), name, scenario.text, snapshot, "王", "理由")


def words(test: AppTest) -> str:
    return "\n".join(node.value for node in [*test.markdown, *test.caption])


def send(test: AppTest, form: str) -> AppTest:
    (button,) = (b for b in test.button if "FormSubmitter" in str(b.key) and form in str(b.key))
    return button.click().run()


def save(test: AppTest, name: str = "方案一", who: str = "规划处", why: str = "提高") -> AppTest:
    for key, value in (("name", name), ("author", who), ("reason", why)):
        test.text_input(key=f"what_if_scenario_{key}").set_value(value)
    return send(test, "scenarios_save")


def look(test: AppTest, who: str = "规划司", why: str = "会议决定") -> AppTest:
    test.text_input(key="what_if_adopt_author").set_value(who)
    test.text_area(key="what_if_adopt_reason").set_value(why)
    return send(test, "scenarios_adopt")


def comparison(test: AppTest) -> Any:
    (table,) = (frame.value for frame in test.dataframe if "today" in frame.value.columns)
    return table
