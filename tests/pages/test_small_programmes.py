"""Every page over small, sparse and one-city programmes, and with tables that nobody keeps."""

import logging
import random
import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from metrics.registry import FIGURES, INDICATORS, TASKS
from shell.cache import database
from shell.session.navigation import PAGES
from tests.pages.conftest import ROOT
from tests.shell.small_data import SHANDONG, make_records, programme

pytestmark = pytest.mark.slow
Options = dict[str, tuple[str, ...]]
PERIODS, LEAGUES = (
    ("rolling", "2008", "2010"),
    ("municipality", "capital_or_subprovincial", "other"),
)
CITY_SLICES: Options = {"scope": ("all", "tier", "city"), "tier": LEAGUES, "period": PERIODS}
CHOICES: dict[str, Options] = {
    "overview": {"indicator": tuple(INDICATORS)},
    "city_ranking": {
        "indicator": tuple(INDICATORS),
        "view": ("ranking", "map", "funnel", "duel", "table"),
        "map": ("cities", "provinces"),
        "league": LEAGUES,
        "period": PERIODS,
    },
    "target_gap": {"indicator": tuple(INDICATORS), "league": LEAGUES, "sort": ("code",)},
    "city_profile": {"indicator": tuple(INDICATORS), "against": ("tier", "nearest")},
    "appraisal": {"period": PERIODS, "view": ("index", "duties")},
    "cohort_survival": {
        "curve": ("survival", "opening"),
        "split": ("none", "cohort", "tier", "city", "group"),
        **CITY_SLICES,
    },
    "tasks": {"task": tuple(TASKS), "figure": tuple(FIGURES)},
    "service_chain": CITY_SLICES,
    "data_quality": {},
    "start": {},
    "data_returns": {},
    "definitions": {"indicator": tuple(FIGURES)},
    "what_if": {"tab": ("levers", "targets", "scenarios"), **CITY_SLICES},
}
SAMPLES = {"city_ranking": 8}  # of every other page two
NO_WORDS = re.compile(r"(?<![a-z])(nan|NaN|inf)(?![a-z])")
ABSENT = (
    ("associations", "local_plans", "organisations"),
    ("loans", "repayments", "relief_cases", "tenancies", "incubators"),
    ("businesses", "founders", "visits"),
    ("service_cases", "services", "experts"),
    ("enrolments",),
)
Open = Callable[[Path, str, dict[str, str]], AppTest]


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Records of two thousand persons a year in a hundred cities."""
    return make_records(tmp_path_factory.mktemp("records"), 2_000)


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> Iterator[Open]:
    """Opens a page of a database with what stands in the link; no error may be logged."""

    def opened(file: Path, stem: str, link: dict[str, str]) -> AppTest:
        monkeypatch.setenv(database.VARIABLE, f"sqlite:///{file}")
        test = AppTest.from_file(str(ROOT / "shell" / "frame.py"), default_timeout=300)
        test.run()
        for name, value in link.items():
            test.query_params[name] = value
        test.switch_page(f"../pages/{stem}.py")
        test.run()
        assert not test.exception, (stem, link, [error.value for error in test.exception])
        assert not [r for r in caplog.records if r.levelno >= logging.ERROR], (stem, link)
        return test

    st.cache_resource.clear()
    database._engine.cache_clear()
    yield opened
    database.engine().dispose()
    database._engine.cache_clear()


def words(test: AppTest) -> list[str]:
    """Everything that is written on the page."""
    return [str(part.value) for kind in (test.markdown, test.caption, test.title) for part in kind]


def samples(stem: str, cities: list[str], most: int) -> Iterator[dict[str, str]]:
    """Some of the many choices of a page: always the same."""
    options = {**CHOICES[stem], "city": tuple(cities), "lang": ("zh", "en")}
    drawn = random.Random(stem)
    for _ in range(min(SAMPLES.get(stem, 2), most)):
        yield {
            name: drawn.choice(values) for name, values in options.items() if drawn.random() < 0.8
        }


def assert_pages_open(open_page: Open, file: Path, cities: list[str], most: int = 8) -> None:
    """Every page opens with every sampled choice, and says no word of a machine."""
    for page in PAGES:
        for link in samples(page.stem, cities, most):
            for sentence in words(open_page(file, page.stem, link)):
                assert not NO_WORDS.search(sentence), (page.stem, link, sentence)


def test_every_page_is_sampled() -> None:
    assert set(CHOICES) == {page.stem for page in PAGES}


def test_a_sparse_programme_opens_everywhere(
    open_page: Open, records: Path, tmp_path: Path
) -> None:
    file = programme(records, tmp_path / "sparse.sqlite3", cities=())
    with sqlite3.connect(file) as connection:
        cities = [code for (code,) in connection.execute("SELECT code FROM cities")]
    connection.close()
    assert_pages_open(open_page, file, cities)


@pytest.mark.parametrize(
    "cities",
    [SHANDONG, ("370200",), ("110000", "370200", "370600")],
    ids=["one-province", "one-city", "leagues-of-one"],
)
def test_a_small_programme_opens_everywhere(
    open_page: Open, records: Path, tmp_path: Path, cities: tuple[str, ...]
) -> None:
    assert_pages_open(open_page, programme(records, tmp_path / "few.sqlite3", cities), list(cities))


@pytest.mark.parametrize("absent", ABSENT, ids=lambda tables: tables[0])
def test_what_nobody_keeps_is_said_to_be_so_on_every_page(
    open_page: Open, records: Path, tmp_path: Path, absent: tuple[str, ...]
) -> None:
    file = programme(records, tmp_path / "absent.sqlite3", SHANDONG, absent)
    assert_pages_open(open_page, file, list(SHANDONG), most=1)
    board = " ".join(words(open_page(file, "tasks", {"lang": "zh"})))
    assert "无记录" in board
