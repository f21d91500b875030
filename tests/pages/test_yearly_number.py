"""A yearly number in a running year is judged in words that look ahead, wherever its verdict stands."""

import re
from argparse import Namespace
from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from charts.maps.cities import describe_map
from commands import readings as command
from i18n.verdicts import word
from metrics.appraisal.plan import COMPONENTS
from metrics.counts.snapshot import Counts
from metrics.overall.targets import national, numbers_by_state
from metrics.readings.tidy import readings
from metrics.readings.verdicts import AHEAD, DECIDED
from metrics.registry import FIGURES, INDICATORS, TASKS
from metrics.what_if.scenario import Scenario, Target
from sentences.verdict_badges import tally
from shell.cache import database
from shell.parts import export
from shell.screens.overview.map_points import map_points

TRAINED = INDICATORS["trained"]
BEIJING = "110000"
RAISED = Scenario(targets=(Target("trained", 1_600.0),)).text
OWN = Scenario(BEIJING, (Target("trained", 4_000.0, BEIJING),)).text
ESCAPED = re.compile(r"\\u([0-9a-f]{4})")
Run = Callable[[str, dict[str, str]], AppTest]

# Where the numbers of all cities stand: page and link.
COUNTED: list[tuple[str, dict[str, str]]] = [
    ("overview", {"indicator": "trained"}),
    ("city_ranking", {"indicator": "trained"}),
    ("city_ranking", {"indicator": "trained", "view": "map"}),
    ("city_ranking", {"indicator": "trained", "view": "table"}),
    ("what_if", {"indicator": "trained"}),
    ("what_if", {"indicator": "trained", "scenario": RAISED}),
]
# Where one verdict stands: page, link, and whose.
SINGLE: list[tuple[str, dict[str, str], str]] = [
    ("overview", {}, "nation"),
    ("city_ranking", {"indicator": "trained", "city": BEIJING}, "city"),
    ("target_gap", {"city": BEIJING}, "city"),
    ("city_profile", {"city": BEIJING}, "city"),
    ("what_if", {"indicator": "trained", "scope": BEIJING}, "city"),
]


def words_of(test: AppTest) -> str:
    """Everything that goes to the browser: texts, cards, tables and charts."""
    protos = [getattr(element, "proto", None) for element in test._tree]
    sent = [proto.SerializeToString() for proto in protos if proto is not None]
    joined = "\n".join(part.decode("utf-8", "ignore") for part in sent)
    return ESCAPED.sub(lambda code: chr(int(code.group(1), 16)), joined)


@pytest.fixture
def opened(run_page: Run) -> Callable[[str, dict[str, str]], str]:
    def words(page: str, link: dict[str, str]) -> str:
        test = run_page(page, {"lang": "zh", **link})
        assert not test.exception
        return words_of(test)

    return words


@pytest.mark.parametrize(("page", "link"), COUNTED)
def test_cities_are_counted_in_words_that_look_ahead(
    opened: Any, counts: Counts, page: str, link: dict[str, str]
) -> None:
    numbers = {
        state: n
        for state, n in numbers_by_state(counts, "trained").items()
        if state in AHEAD or page in ("overview", "what_if")
    }
    words = opened(page, link)

    if link.get("scenario"):
        assert "已完成 0 · 预计完成" in words
    else:
        assert tally(numbers, "zh") in words
    if page == "city_ranking":
        assert not [verdict for verdict in DECIDED if f" {word(verdict, 'zh')}" in words]


@pytest.mark.parametrize(("page", "link", "whose"), SINGLE)
def test_one_verdict_is_a_word_that_looks_ahead(
    opened: Any, counts: Counts, page: str, link: dict[str, str], whose: str
) -> None:
    cities = readings(counts, TRAINED).set_index("entity")["state"]
    state = national(counts).set_index("indicator").loc["trained", "state"]
    state = str(state if whose == "nation" else cities[BEIJING])

    assert state in AHEAD
    assert word(state, "zh") in opened(page, link)


def test_a_scenario_of_one_city_has_its_words(opened: Any) -> None:
    words = opened("what_if", {"what_if_tab": "scenarios", "scenario": OWN})

    assert "预计不能完成" in words


def test_compared_scenarios_have_a_line_for_each_word(opened: Any) -> None:
    words = opened("what_if", {"what_if_tab": "scenarios", "scenario": RAISED})

    for state in AHEAD[:-1]:
        assert f"培训人数：{word(state, 'zh')}城市数" in words
    assert "培训人数：达标城市数" not in words


def test_the_words_are_explained(opened: Any) -> None:
    words = opened("definitions", {})
    assert [state for state in AHEAD if word(state, "zh") not in words] == []


def test_the_map_and_its_alt_text_speak_of_the_year(counts: Counts) -> None:
    points = map_points(counts, "trained", "zh")

    assert set(points["state"]) & set(AHEAD)
    assert not set(points["state"]) & set(DECIDED)
    assert "达标" not in describe_map(points, "zh")


def test_what_leaves_has_the_words(run_page: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    sheets: list[export.Sheet] = []
    monkeypatch.setattr(export, "buttons", lambda sheet, _view: sheets.append(sheet))
    run_page("city_ranking", {"lang": "zh", "indicator": "trained", "view": "table"})
    run_page("target_gap", {"lang": "zh"})
    ranking, gap = sheets
    ahead = {word(state, "zh") for state in AHEAD}
    verdicts = {word(verdict, "zh") for verdict in DECIDED}

    for column in (ranking.frame["word"], gap.frame["trained.verdict"]):
        assert set(column) & ahead
        assert not set(column) & verdicts
    assert not set(gap.frame["pass_rate.verdict"]) & ahead


def test_the_command_line_has_them(demo_url: str, counts: Counts) -> None:
    chosen = Namespace(key="trained", by="city", as_of=None, variant=None, period="rolling")
    table = command.tidy(database.engine(), chosen)

    assert table["state"].tolist() == readings(counts, TRAINED)["state"].tolist()
    assert set(table["state"]) & set(AHEAD)
    assert "state" in command.columns("city")


def test_a_year_that_is_over_has_the_plain_verdicts(counts: Counts) -> None:
    over = readings(counts, TRAINED, period=counts.as_of.year - 1)

    assert over["state"].tolist() == over["verdict"].tolist()
    assert not set(over["state"]) & set(AHEAD)


def test_no_other_page_shows_a_yearly_number() -> None:
    of_tasks = [figure for task in TASKS.values() for figure in task.figures]

    assert [key for key, figure in FIGURES.items() if figure.kind == "progress"] == ["trained"]
    assert TRAINED not in of_tasks
    assert "trained" not in [component.key for component in COMPONENTS]
