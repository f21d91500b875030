"""A programme of four cities goes by its own name on every page: nowhere is its whole the nation."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from data_access import demo, snapshots
from data_access.area import set_area
from data_access.engine import open_database
from data_access.load import load_folder
from metrics.registry import TASKS
from shell.cache import database
from shell.session.navigation import PAGES
from tests.pages.conftest import ROOT
from tests.pages.shown_words import shown_words

pytestmark = pytest.mark.slow
CITIES = ("340100", "340200", "340300", "341200")
START, AS_OF = date(2024, 1, 1), date(2026, 6, 30)
NATION = {"zh": re.compile("全国|国家"), "en": re.compile(r"\b[Nn]ation(al|wide)?\b")}
NAME = {"zh": "皖中", "en": "Central Anhui"}
EARLIER = re.compile(r"(?<![\w.,–+-])20(0[7-9]|1\d|2[0-3])(?![\d.,%–])")
LINKS: dict[str, list[dict[str, str]]] = {
    "city_ranking": [{"view": view} for view in ("ranking", "map", "funnel", "duel", "table")],
    "what_if": [{"tab": tab} for tab in ("levers", "targets", "scenarios")],
    "tasks": [{"task": task} for task in TASKS],
    "city_profile": [{"city": "340100"}, {"city": "340200", "against": "nearest"}],
    "cohort_survival": [{}, {"curve": "opening", "split": "group"}],
}
# The certification is the nation's, whoever reads.
OFFICIAL = ("国家创业咨询师职业资格认证", "the national certification of start-up consultants")
# The record of forecasts that comes with the program is about its own demonstration.
SHIPPED_RECORD = ("演示数据：", "Demonstration", "分年看：", "By year:")
EVERY_MONTH = "return_month"  # the list of months that a return can be of


def programme(place: Path, name: dict[str, str] | None) -> Path:
    """Four cities of Anhui from 2024 to June 2026, in a database with one snapshot."""
    file, folder = place / "programme.sqlite3", place / "records"
    folder.mkdir()
    demo.write(folder, 6_000, as_of=AS_OF, start=START)
    engine = open_database(f"sqlite:///{file}")
    assert load_folder(engine, folder, True).errors == []
    if name:
        set_area(engine, name["zh"], name["en"])
    engine.dispose()
    with sqlite3.connect(file) as connection:
        listed = ", ".join(f"'{city}'" for city in CITIES)
        connection.execute(
            f"UPDATE cities SET valid_to = '2026-01-01' WHERE code NOT IN ({listed})"
        )
    connection.close()
    engine = open_database(f"sqlite:///{file}")
    snapshots.publish(engine, snapshots.build(engine, AS_OF).number)
    engine.dispose()
    return file


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return programme(tmp_path_factory.mktemp("named"), NAME)


@pytest.fixture
def open_page(named: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., AppTest]]:
    """Opens a page of the programme with what stands in the link."""
    monkeypatch.setenv(database.VARIABLE, f"sqlite:///{named}")
    st.cache_resource.clear()
    database._engine.cache_clear()

    def opened(stem: str, **link: str) -> AppTest:
        test = AppTest.from_file(str(ROOT / "shell" / "frame.py"), default_timeout=300)
        test.run()
        for name, value in link.items():
            test.query_params[name] = value
        test.switch_page(f"../pages/{stem}.py")
        test.run()
        assert not test.exception, (stem, link, [error.value for error in test.exception])
        return test

    yield opened
    database.engine().dispose()
    database._engine.cache_clear()


def without(text: str, words: tuple[str, ...]) -> str:
    for part in words:
        text = text.replace(part, "")
    return text


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("stem", [page.stem for page in PAGES])
def test_no_page_calls_four_cities_the_nation_or_knows_other_years(
    open_page: Callable[..., AppTest], stem: str, language: str
) -> None:
    for link in LINKS.get(stem, [{}]):
        shown = list(shown_words(open_page(stem, **link, lang=language)))
        words = [without(part, OFFICIAL) for part in shown]
        assert [part for part in words if NATION[language].search(part)] == [], link
        apart = (*SHIPPED_RECORD, EVERY_MONTH)
        dated = [part for part in shown if not any(mark in part for mark in apart)]
        assert [part for part in dated if EARLIER.search(part)] == [], link


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("stem", ["overview", "city_ranking", "tasks", "city_profile"])
def test_the_name_that_is_set_stands_in_its_place(
    open_page: Callable[..., AppTest], stem: str, language: str
) -> None:
    assert NAME[language] in " ".join(shown_words(open_page(stem, lang=language)))
