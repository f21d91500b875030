"""An old link to a city that left leads to its successor on every page, with a sentence."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from shell.cache import database
from tests.pages.conftest import ROOT
from tests.shell.small_data import SHANDONG, leave, make_records, programme

pytestmark = pytest.mark.slow

JINAN, QINGDAO, ZIBO, YANTAI = SHANDONG
PAGES = (
    ("city_ranking", {}),
    ("target_gap", {}),
    ("city_profile", {}),
    ("appraisal", {}),
    ("appraisal", {"part": "duties"}),
    ("cohort_survival", {"scope": "city"}),
    ("service_chain", {"scope": "city"}),
    ("tasks", {}),
)
SENTENCES = {
    "zh": "链接所指“淄博 370300”自2009年7月1日起移出名单，由“济南”承接，现显示“济南”。",
    "en": "“Zibo 370300”, which the link asks for, left the programme on 1 July 2009; “Jinan” took "
    "over and is shown instead.",
}


@pytest.fixture(scope="module")
def four_cities(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four cities of Shandong, of which Zibo came to Jinan in mid-2009 and Yantai to nobody."""
    folder = tmp_path_factory.mktemp("left")
    file = programme(make_records(folder, 4_000), folder / "left.sqlite3")
    return leave(file, {ZIBO: JINAN, YANTAI: None})


@pytest.fixture
def run(four_cities: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Opens a page of this programme with what stands in the link."""
    monkeypatch.setenv(database.VARIABLE, f"sqlite:///{four_cities}")
    st.cache_resource.clear()

    def open_page(stem: str, link: dict[str, str]) -> AppTest:
        test = AppTest.from_file(str(ROOT / "shell" / "frame.py"), default_timeout=300)
        test.run()
        for name, value in link.items():
            test.query_params[name] = value
        test.switch_page(f"../pages/{stem}.py")
        return test.run()

    yield open_page
    database.engine().dispose()
    database._engine.cache_clear()


def notices(test: AppTest) -> str:
    return "\n\n".join(info.value for info in test.info)


def words(test: AppTest) -> str:
    return "\n".join(caption.value for caption in test.caption)


@pytest.mark.parametrize(("page", "choices"), PAGES)
def test_it_leads_to_the_successor_with_a_sentence(
    run: Any, page: str, choices: dict[str, str]
) -> None:
    for language, sentence in SENTENCES.items():
        test = run(page, {**choices, "city": ZIBO, "lang": language})
        assert not test.exception
        assert sentence in notices(test)
        assert test.query_params["city"] == JINAN


def test_where_nobody_took_over_the_sentence_says_since_when_it_is_gone(run: Any) -> None:
    test = run("city_profile", {"city": YANTAI})
    assert "链接所指“烟台 370600”自2009年7月1日起移出名单，现显示“济南”。" in notices(test)


def test_where_the_successor_cannot_be_chosen_nobody_is_said_to_have_taken_over(run: Any) -> None:
    test = run("city_ranking", {"city": ZIBO, "league": "other"})
    assert not test.exception
    assert "承接" not in notices(test)


def test_the_sentence_goes_with_another_choice(run: Any) -> None:
    test = run("city_profile", {"city": ZIBO})
    assert "承接，现显示" in notices(test)
    assert "承接，现显示" not in notices(test.selectbox(key="city").select(QINGDAO).run())


def test_the_successor_s_profile_says_whose_past_it_does_not_hold(run: Any) -> None:
    taken_over = "济南承接已移出名单的淄博（2009年7月1日起移出）"
    assert taken_over in words(run("city_profile", {"city": JINAN}))
    assert "承接" not in words(run("city_profile", {"city": QINGDAO}))
    english = words(run("city_profile", {"city": JINAN, "lang": "en"}))
    assert "Jinan took over from Zibo (left on 1 July 2009)." in english


@pytest.mark.parametrize("view", ["ranking", "map", "table", "duel", "funnel"])
def test_a_year_s_ranking_marks_it(run: Any, view: str) -> None:
    test = run("city_ranking", {"period": "2008", "view": view})
    assert not test.exception
    assert "已退出" in "\n".join(element.value for element in (*test.markdown, *test.caption))
    today = run("city_ranking", {"view": view})
    assert "已退出" not in "\n".join(element.value for element in (*today.markdown, *today.caption))


@pytest.mark.parametrize("page", ["overview", "what_if", "data_quality", "definitions", "tasks"])
def test_the_other_pages_stand(run: Any, page: str) -> None:
    assert not run(page, {}).exception


def test_a_link_with_an_old_scenario_is_answered_with_a_sentence(run: Any) -> None:
    test = run("what_if", {"scenario": f"v1;{ZIBO}"})
    assert not test.exception
