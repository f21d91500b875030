"""A scenario is saved with its author and reason, listed and logged; what is wrong is said."""

from pathlib import Path

import pytest

from data_access import scenarios
from i18n import LANGUAGES, Language, text
from shell.cache import database
from tests.pages.what_if.scenarios.conftest import ONE, TWO, Open, keep, save, words


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_scenario_is_saved_listed_and_logged(open_page: Open, language: Language) -> None:
    test = save(open_page(lang=language, scenario=ONE.text))
    (saved,) = scenarios.saved_scenarios(database.engine())

    assert not test.exception
    assert test.success[0].value == text(
        "what_if_scenarios.done.saved", language, name="方案一", version=1
    )
    assert (saved.content, saved.author, saved.reason) == (ONE.text, "规划处", "提高")
    assert saved.snapshot_number == 2
    assert text("what_if_scenarios.list_title", language, n=1) in words(test)
    assert text("what_if_scenarios.log_title", language, n=1) in words(test)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_called_saved_that_is_in_no_file(
    open_page: Open, demonstration: Path, language: Language
) -> None:
    test = open_page(lang=language, scenario=ONE.text)
    demonstration.unlink()
    save(test)

    assert [e.value for e in test.error] == [
        text("what_if_scenarios.refused.file_replaced", language)
    ]
    assert not test.success
    assert test.text_input(key="what_if_scenario_name").value == "方案一"
    assert not demonstration.exists()


@pytest.mark.parametrize(
    ("name", "who", "why", "problem"),
    [("", "w", "r", "name"), ("n", " ", "r", "author"), ("n", "w", "", "reason")],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(
    open_page: Open, name: str, who: str, why: str, problem: str
) -> None:
    test = save(open_page(lang="zh", scenario=ONE.text), name, who, why)

    assert [e.value for e in test.error] == [text(f"what_if_scenarios.refused.{problem}", "zh")]
    assert test.text_input(key="what_if_scenario_name").value == name
    assert test.text_input(key="what_if_scenario_reason").value == why
    assert scenarios.saved_scenarios(database.engine()) == []


def test_words_of_others_are_shown_as_words(open_page: Open) -> None:
    test = save(open_page(lang="zh", scenario=ONE.text), "**x** <b>", "[a](b)", "$r$")

    assert not test.exception
    assert "\\*\\*x\\*\\* \\<b\\>" in test.success[0].value


def test_what_was_just_saved_is_the_one_to_share_and_adopt(open_page: Open) -> None:
    keep(TWO)
    test = open_page(lang="zh", scenario=ONE.text)
    assert test.selectbox(key="saved_scenario").value == "1"
    test = save(test, "后来")

    assert test.selectbox(key="saved_scenario").value == "2"
    assert test.query_params["saved_scenario"] == "2"
