"""What a link asks for and does not get is said on every page, for every choice, in both languages."""

import re
from typing import Any

import pytest

from i18n import LANGUAGES
from sentences.escape import escape
from shell.session import link, unmet_requests

SENTENCE = re.compile("链接所指|which the link asks for")
NONSENSE = "*no_such* <b>thing</b>"
FRAME = ("snapshot", "projector")
# Page, what its link rightly asks for, and the names that it asks for in vain.
ROWS = (
    ("overview", {}, "indicator"),
    ("what_if", {}, "what_if_tab scenario target_year indicator fair_indicator what_if_ambition"),
    ("what_if", {"what_if_tab": "levers"}, "lever_set stage tornado"),
    ("what_if", {"what_if_tab": "scenarios"}, "saved_scenario what_if_compared"),
    ("city_ranking", {}, "indicator variant period league city view"),
    ("city_ranking", {"view": "duel"}, "rival"),
    ("city_ranking", {"view": "map"}, "map"),
    ("target_gap", {}, "league sort city indicator"),
    ("city_profile", {}, "city against indicator rate"),
    ("appraisal", {}, "part appraisal_year appraisal_form appraisal_range city"),
    ("appraisal", {"part": "duties"}, "city appraisal_scope"),
    ("cohort_survival", {}, "curve scope split split2"),
    ("cohort_survival", {"scope": "city"}, "city"),
    ("cohort_survival", {"scope": "tier"}, "tier city"),
    ("cohort_survival", {"scope": "group"}, "group"),
    ("cohort_survival", {"split": "city"}, "lines"),
    ("tasks", {}, "task figure city split"),
    ("tasks", {"task": "experts"}, "variant"),
    ("service_chain", {}, "scope period"),
    ("service_chain", {"scope": "tier"}, "tier"),
    ("service_chain", {"scope": "all"}, "city"),
    ("data_quality", {}, "quality_sort screen place_sharing"),
    ("data_quality", {"screen": "threshold"}, "place_threshold"),
    ("data_returns", {}, "return_part return_city return_month"),
    ("data_returns", {"return_part": "progress"}, "return_city return_month"),
    ("definitions", {}, "task indicator"),
    ("definitions", {"lang": "zh"}, "figure"),
    ("definitions", {"task": "experts"}, "figure"),
)


def notices(test: Any) -> list[str]:
    lines = [line for info in test.info for line in info.value.split("\n\n")]
    return [line for line in lines if SENTENCE.search(line)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("page", "right", "names"), ROWS)
def test_each_choice_that_a_link_asks_for_in_vain_has_its_sentence(
    run_page: Any, page: str, right: dict[str, str], names: str, language: str
) -> None:
    wrong = dict.fromkeys([*names.split(), *FRAME], NONSENSE)
    test = run_page(page, {**right, **wrong, "lang": language})

    assert not test.exception
    assert set(test.session_state[unmet_requests.RUN]) == set(wrong)
    assert len(notices(test)) == len(wrong)
    assert all(escape(NONSENSE) in notice for notice in notices(test))


@pytest.mark.parametrize("page", dict.fromkeys(row[0] for row in ROWS))
def test_what_a_page_writes_into_its_link_is_never_asked_in_vain(run_page: Any, page: str) -> None:
    test = run_page(page, {})
    names = {name for row in ROWS if row[0] == page for name in (*row[2].split(), *row[1])}

    assert set(test.session_state[link.FORMS]) - {*FRAME, "lang", "indicator"} <= names
    again = run_page(page, dict(test.query_params.items()))
    assert notices(test) == notices(again) == []


def test_the_sentence_names_what_was_asked_for_and_what_is_shown(run_page: Any) -> None:
    test = run_page("city_profile", {"city": "341400"})

    assert notices(test) == ["城市：链接所指“341400”不在可选范围内，现显示“北京”。"]
    assert test.query_params["city"] == "110000"


def test_a_language_that_there_is_not_is_named_in_the_one_that_is_shown(run_page: Any) -> None:
    test = run_page("definitions", {"lang": "fr"})

    assert notices(test) == ["语言：链接所指“fr”不在可选范围内，现显示“中文”。"]


def test_a_long_request_is_shortened(run_page: Any) -> None:
    (notice,) = notices(run_page("city_profile", {"city": "9" * 5_000}))

    assert f"“{'9' * 40}…”" in notice


def test_the_sentence_stays_until_another_choice_is_made(run_page: Any) -> None:
    test = run_page("city_profile", {"city": "341400"})

    assert len(notices(test.run())) == 1
    assert notices(test.selectbox(key="city").select("420100").run()) == []


def test_the_sentence_is_about_its_own_page(run_page: Any) -> None:
    test = run_page("city_profile", {"city": "341400"})
    test.switch_page("../pages/target_gap.py")

    assert notices(test.run()) == []
