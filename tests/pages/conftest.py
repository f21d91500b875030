"""The pages run through the frame over one small demonstration."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from data_access import snapshots
from metrics.counts.snapshot import Counts
from shell.cache import database
from tests.shell import shown_tables
from tests.shell.demonstration import make

shown_tables.read_words()
ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """File of the demonstration database."""
    return make(tmp_path_factory.getbasetemp().parent)


@pytest.fixture
def demo_url(demonstration: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The demonstration as the database of this process."""
    url = f"sqlite:///{demonstration}"
    monkeypatch.setenv(database.VARIABLE, url)
    st.cache_resource.clear()
    yield url
    database.engine().dispose()
    database._engine.cache_clear()


@pytest.fixture
def counts(demo_url: str) -> Counts:
    """Counts of its newest snapshot."""
    return database.load(snapshots.all_snapshots(database.engine())[0].number)


@pytest.fixture
def run_page(demo_url: str) -> Callable[[str, dict[str, str]], AppTest]:
    """Opens a page by its file's stem, with what stands in the link."""

    def run(stem: str, link: dict[str, str]) -> AppTest:
        test = AppTest.from_file(str(ROOT / "shell" / "frame.py"), default_timeout=300)
        test.run()
        for name, value in link.items():
            test.query_params[name] = value
        test.switch_page(f"../pages/{stem}.py")
        return test.run()

    return run
