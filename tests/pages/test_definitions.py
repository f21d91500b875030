"""The page of definitions: every figure's card, by clause, with its worked example."""

from collections.abc import Callable
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from i18n import LANGUAGES, Language, pick
from i18n.formats import measure
from metrics.counts.snapshot import Counts
from metrics.readings.tidy import readings
from metrics.registry import FIGURES, INDICATORS, TASKS
from shell.screens.definitions import choice

Open = Callable[..., AppTest]


@pytest.fixture
def open_page(run_page: Callable[[str, dict[str, str]], AppTest]) -> Open:
    def opened(**link: str) -> AppTest:
        test = run_page("definitions", link)
        assert [error.value for error in test.exception] == []
        return test

    return opened


def page_words(test: AppTest) -> str:
    parts = [*test.main.subheader, *test.main.markdown, *test.main.caption]
    cards = [unescape(card.proto.body) for card in test.main.get("html")]
    return "\n".join([*(str(part.value) for part in parts), *cards])


def test_every_figure_stands_under_one_clause() -> None:
    groups = [choice.TARGETS, *TASKS]
    keys = [key for group in groups for key in choice.figures_of(group)]

    assert sorted(keys) == sorted(FIGURES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("task", TASKS)
def test_every_figure_of_a_task_has_its_card(
    open_page: Open, counts: Counts, task: str, language: Language
) -> None:
    test = open_page(lang=language, task=task)
    for figure in TASKS[task].figures:
        test.session_state["figure"] = figure.key
        test.run()
        words, nation = page_words(test), readings(counts, figure, "national", ranks=False).iloc[0]
        assert [error.value for error in test.exception] == []
        assert test.subheader[0].value == pick(figure.name, language)
        assert pick(figure.formula, language) in words
        assert measure(nation["value"], figure.unit, language) in words


def test_every_quotation_of_the_plan_has_its_english_words() -> None:
    translated = {figure.clause.english for figure in FIGURES.values()}

    assert all(translated)
    assert not any("\u4e00" <= sign <= "\u9fff" for words in translated for sign in words)


@pytest.mark.parametrize(
    ("language", "words"),
    [("zh", "第二条：“培训合格率达到80%以上”"), ("en", 'Clause 2: "a training pass rate of 80%')],
)
def test_the_card_quotes_the_plan(open_page: Open, language: str, words: str) -> None:
    assert words in page_words(open_page(lang=language, indicator="pass_rate"))


@pytest.mark.parametrize("key", INDICATORS)
def test_a_link_to_a_target_still_opens_its_card(open_page: Open, key: str) -> None:
    assert open_page(lang="zh", indicator=key).subheader[0].value == INDICATORS[key].name.zh


def test_a_link_that_names_a_figure_alone_finds_its_clause(open_page: Open) -> None:
    test = open_page(lang="en", figure="loan_recovery")

    assert test.session_state["task"] == "credit_link"
    assert test.subheader[0].value == FIGURES["loan_recovery"].name.en
    assert "our proposal" in page_words(test)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_card_of_training_shows_what_became_of_forecasts(
    open_page: Open, language: Language
) -> None:
    heading = {"zh": "预测的检验", "en": "Forecasts put to the test"}[language]
    mark = {"zh": "演示数据", "en": "Demonstration data"}[language]
    words = page_words(open_page(lang=language, indicator="trained"))
    assert heading in words
    assert mark in words
    assert heading in page_words(open_page(lang=language, indicator="pass_rate"))
    assert heading not in page_words(open_page(lang=language, indicator="stability_rate"))
