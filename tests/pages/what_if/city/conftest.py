"""The what-if as one city's office has it: a server of its own, and a database to write into."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from data_access import scenarios
from data_access.scenarios import SavedScenario
from metrics.what_if.scenario import Scenario, Target
from shell.cache import database, readings
from shell.viewer import access

OWN, OTHER = "440100", "440300"
RAISED = Scenario(
    OWN,
    (Target("pass_rate", 0.95, OWN), Target("opening_rate", 0.3), Target("stability_rate", 0.9)),
    (("opening_rate", 0.9),),
)
Open = Callable[..., AppTest]


@pytest.fixture
def demonstration(demonstration: Path, tmp_path: Path) -> Path:
    """A copy of the demonstration, as these tests write into it."""
    return Path(shutil.copy(demonstration, tmp_path / "city.sqlite3"))


@pytest.fixture(autouse=True)
def office(demo_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The server of one city's office."""
    monkeypatch.setenv(access.VARIABLE, OWN)
    access.current_scope.cache_clear()
    readings._results.clear()
    readings._hashes.clear()
    yield
    access.current_scope.cache_clear()
    readings._results.clear()
    readings._hashes.clear()
    st.cache_resource.clear()


@pytest.fixture
def open_page(run_page: Callable[[str, dict[str, str]], AppTest]) -> Open:
    """The what-if with what stands in the link."""
    return lambda **link: run_page("what_if", link)


@pytest.fixture
def open_closed(run_page: Callable[[str, dict[str, str]], AppTest]) -> Callable[..., AppTest]:
    """A page that is not in the menu, called by its address."""

    def run(stem: str, **link: str) -> AppTest:
        test = run_page("what_if", link)
        test._page_hash = calc_hash(stem)
        return test.run()

    return run


def keep(scenario: Scenario, name: str) -> SavedScenario:
    """A scenario that somebody saved."""
    return scenarios.save(database.engine(), name, scenario.text, 2, "甲", "理由")


def words(test: AppTest) -> str:
    """What the page says in words."""
    nodes = [*test.title, *test.header, *test.markdown, *test.caption, *test.info, *test.warning]
    return "\n".join(node.value for node in nodes)
