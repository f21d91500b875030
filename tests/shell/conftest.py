"""The screens' tests run the real frame over a small demonstration database."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit import config
from streamlit.testing.v1 import AppTest

from shell.cache import database, readings
from tests.shell.demonstration import make

ROOT = Path(__file__).resolve().parent.parent.parent
Open = Callable[..., AppTest]


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """File of the demonstration database."""
    return make(tmp_path_factory.getbasetemp().parent)


@pytest.fixture
def demo_database(demonstration: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The screens read the demonstration database."""
    url = f"sqlite:///{demonstration}"
    yield from _configured(url, monkeypatch)


@pytest.fixture
def empty_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The screens read a database without any record."""
    yield from _configured(f"sqlite:///{tmp_path / 'empty.sqlite3'}", monkeypatch)


def _configured(url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv(database.VARIABLE, url)
    details_before = config.get_option("client.showErrorDetails")
    config.set_option("client.showErrorDetails", "full")  # a failing test shows what was raised
    st.cache_resource.clear()
    readings._results.clear()
    readings._hashes.clear()
    yield url
    config.set_option("client.showErrorDetails", details_before)
    database.engine().dispose()
    database._engine.cache_clear()


@pytest.fixture
def open_page(demo_database: str) -> Open:
    """Opens a page through the frame, as a link with parameters would."""
    return run_frame


def run_frame(page: str = "overview", **link: str) -> AppTest:
    """The frame with the page asked for, run once."""
    test = AppTest.from_file(str(ROOT / "shell" / "frame.py"), default_timeout=300)
    for name, value in link.items():
        test.query_params[name] = value
    if page != "overview":
        test.run()
        test.switch_page(f"../pages/{page}.py")
    return test.run()
