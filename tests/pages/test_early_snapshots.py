"""Every page over snapshots of the programme's first months, and of a day before it began."""

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from data_access import snapshots
from data_access.engine import open_database
from i18n import LANGUAGES, text
from shell.cache import database
from shell.session.navigation import PAGES
from tests.pages.conftest import ROOT

BEFORE, FIRST, SIXTH = date(1990, 6, 30), date(2007, 8, 31), date(2008, 1, 31)
Open = Callable[[str, str, date], AppTest]


@pytest.fixture(scope="module")
def early(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration with snapshots of these days, built in another order than theirs."""
    file = tmp_path_factory.mktemp("early") / "early.sqlite3"
    shutil.copy(demonstration, file)
    engine = open_database(f"sqlite:///{file}")
    for as_of in (SIXTH, BEFORE, FIRST):
        snapshots.build(engine, as_of)
    engine.dispose()
    return file


@pytest.fixture
def open_page(early: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    monkeypatch.setenv(database.VARIABLE, f"sqlite:///{early}")
    st.cache_resource.clear()

    def opened(stem: str, language: str, as_of: date) -> AppTest:
        test = AppTest.from_file(str(ROOT / "shell" / "frame.py"), default_timeout=300)
        numbers = {info.as_of: info.number for info in database.all_snapshots()}
        test.query_params["snapshot"], test.query_params["lang"] = str(numbers[as_of]), language
        test.run()
        return test if stem == PAGES[0].stem else test.switch_page(f"../pages/{stem}.py").run()

    yield opened
    database.engine().dispose()
    database._engine.cache_clear()


def said(test: AppTest) -> str:
    return "\n".join(str(node.value) for node in [*test.subheader, *test.markdown, *test.caption])


@pytest.mark.parametrize("stem", [row.stem for row in PAGES])
@pytest.mark.parametrize("as_of", [BEFORE, FIRST, SIXTH], ids=str)
def test_every_page_stands_in_every_month(open_page: Open, stem: str, as_of: date) -> None:
    test = open_page(stem, "zh", as_of)

    assert [error.value for error in test.exception] == []
    assert len(said(test)) > 20


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_snapshot_without_cities_says_so(open_page: Open, language: str) -> None:
    test = open_page("overview", language, BEFORE)

    assert text("frame.empty.no_cities", "en" if language == "en" else "zh") in said(test)


def test_cities_not_yet_mature_are_neither_without_a_gap_nor_moved(open_page: Open) -> None:
    words = said(open_page("overview", "zh", SIXTH))

    assert "市未成熟" in words
    assert "暂不计缺口" in words
    assert text("overview.shortfalls_none", "zh") not in words
    assert "0市达标" not in words
    assert not re.search(r"\d\d市判定有变化", words)
    assert (
        text("overview.moved_first", "zh") not in words
    )  # built before the month it is held against


def test_no_season_is_claimed_without_a_full_past_year(open_page: Open) -> None:
    test = open_page("target_gap", "zh", SIXTH)
    test.session_state["indicator"] = "trained"
    sentence = test.run().code[0].value

    assert "按各月均匀推算" in sentence
    assert "往年季节规律，" not in sentence
