"""A city's office opens, saves and compares scenarios of its own city; all else is refused in words."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data_access import scenarios, yearly_targets
from data_access.yearly_targets import NewTarget
from i18n import LANGUAGES, Language, text
from metrics.counts.entities import NATION
from metrics.counts.snapshot import Counts
from metrics.what_if.scenario import Scenario, Target
from metrics.what_if.targets import before_after as model
from shell.cache import database
from shell.screens.what_if.scenarios import saving
from shell.screens.what_if.scenarios.saving import Draft
from shell.session import navigation
from shell.viewer import access
from shell.viewer.access import AccessRefused, Scope
from tests.pages.what_if.city.conftest import OTHER, OWN, RAISED, Open, keep, words

OFFICE = Scope("city", (OWN,))
NOT_OURS = [
    Scenario(targets=(Target("pass_rate", 0.85),)),
    Scenario("capital_or_subprovincial", (Target("pass_rate", 0.85),)),
    Scenario(OTHER, levers=(("opening_rate", 0.6),)),
    Scenario(OWN, (Target("pass_rate", 0.85, OTHER),)),
]
CLOSED = [row.stem for row in navigation.PAGES if row not in navigation.allowed_pages(OFFICE)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_tab_opens_on_the_own_city_and_says_whose_office_it_is(
    open_page: Open, language: Language
) -> None:
    title = {"zh": "目标测算 · 广州市", "en": "What if · Guangzhou"}[language]
    for tab in ("targets", "levers", "scenarios"):
        test = open_page(lang=language, what_if_tab=tab)

        assert not test.exception
        assert test.header[0].value == title
        assert "{" not in words(test)
        assert "nan" not in words(test)
    assert test.session_state["scenario"] == OWN


def test_only_the_own_city_can_be_chosen(open_page: Open) -> None:
    test = open_page(lang="zh")

    assert test.selectbox(key="what_if_scope").options == ["广州"]
    assert test.selectbox(key="what_if_scope").disabled
    assert not [field for field in test.number_input if field.key == "what_if_many"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_tier_and_nation_stand_beside_the_city_as_totals(
    open_page: Open, counts: Counts, language: Language
) -> None:
    scenario = Scenario(OWN, (Target("pass_rate", 0.95, OWN),))
    rows = open_page(lang=language, scenario=scenario.text).table[1].value
    before, after = model.before_after(counts, "pass_rate", NATION, scenario.targets).cities("met")

    assert len(rows) == 2
    assert before != after
    assert rows.iloc[1][text("what_if.column_met", language)] == f"{before} → **{after}**"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "scenario", NOT_OURS, ids=lambda scenario_of_others: scenario_of_others.text
)
def test_a_link_to_a_scenario_of_others_is_refused_in_a_sentence(
    open_page: Open, scenario: Scenario, language: Language
) -> None:
    test = open_page(lang=language, scenario=scenario.text)

    assert not test.exception
    assert text("what_if.closed_scenario", language) in words(test)
    assert test.session_state["scenario"] == OWN
    assert "scenario" not in test.query_params


@pytest.mark.parametrize("link", ["saved_scenario", "what_if_compared"])
def test_a_link_to_a_saved_scenario_of_others_is_refused_in_a_sentence(
    open_page: Open, link: str
) -> None:
    theirs = [
        keep(scenario_of_others, f"方案{place}")
        for place, scenario_of_others in enumerate(NOT_OURS)
    ]
    own = keep(RAISED, "本市方案")
    closed = text("what_if_scenarios.closed", "zh")

    for scenario_of_others in theirs:
        test = open_page(lang="zh", what_if_tab="scenarios", **{link: str(scenario_of_others.id)})
        assert not test.exception
        assert closed in words(test)
        assert scenario_of_others.name not in words(test)
    test = open_page(lang="zh", what_if_tab="scenarios", **{link: str(own.id)})
    assert closed not in words(test)
    assert "本市方案" in words(test)


def test_only_scenarios_of_the_own_city_are_listed() -> None:
    for place, scenario_of_others in enumerate(NOT_OURS):
        keep(scenario_of_others, f"方案{place}")
    own = keep(RAISED, "本市方案")
    visible = (OWN, OTHER, NATION, "capital_or_subprovincial")

    assert saving.listed(OFFICE, visible) == [own]


@pytest.mark.parametrize(
    "scenario", NOT_OURS, ids=lambda scenario_of_others: scenario_of_others.text
)
def test_a_scenario_of_others_cannot_be_saved(scenario: Scenario) -> None:
    with pytest.raises(AccessRefused):
        saving.save(OFFICE, scenario, 2, "n", "w", "r")

    assert scenarios.saved_scenarios(database.engine()) == []


def test_the_own_scenario_is_saved(open_page: Open) -> None:
    test = open_page(lang="zh", what_if_tab="scenarios", scenario=RAISED.text)
    for key in ("name", "author", "reason"):
        test.text_input(key=f"what_if_scenario_{key}").set_value("本市")
    (send,) = (button for button in test.button if "scenarios_save" in str(button.key))
    send.click().run()

    assert not test.exception
    assert [button.content for button in scenarios.saved_scenarios(database.engine())] == [
        RAISED.text
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_adopting_is_refused_in_a_sentence_and_its_button_is_not_drawn(
    open_page: Open, language: Language
) -> None:
    saved = keep(RAISED, "本市方案")
    test = open_page(lang=language, what_if_tab="scenarios")

    assert text("what_if_scenarios.may_not_adopt", language) in words(test)
    assert not [button for button in test.button if "adopt" in str(button.key)]
    assert not [button for button in test.text_input if "adopt" in str(button.key)]
    new = (NewTarget("pass_rate", "", OWN, 0.95),)
    with pytest.raises(AccessRefused):
        saving.adopt(OFFICE, Draft(2, saved.id, 2011, new, (), "w", "r"))
    with pytest.raises(AccessRefused):
        saving.log(OFFICE)
    versions_kept = yearly_targets.versions(database.engine(), ["pass_rate"], 2011)
    assert [button for button in versions_kept if button.year == 2011] == []


def test_a_draft_left_in_the_session_is_not_adopted_either() -> None:
    draft = Draft(2, 1, 2011, (NewTarget("pass_rate", "", OWN, 0.95),), (), "w", "r")
    saving.CONFIRMATION.propose(draft)

    with pytest.raises(AccessRefused):
        saving.CONFIRMATION.confirm(partial(saving.adopt, OFFICE))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stem", CLOSED)
def test_a_closed_page_says_so_when_its_address_is_called(
    open_closed: Callable[..., AppTest], stem: str, language: Language
) -> None:
    test = open_closed(stem, lang=language)

    assert not test.exception
    assert [notice.value for notice in test.info] == [text("frame.closed", language)]
    assert test.header[0].value.startswith(text(f"frame.page.{stem}", language))
    assert not test.dataframe
    assert not test.table


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_definitions_are_open(run_page: Any, language: Language) -> None:
    test = run_page("definitions", {"lang": language})

    assert not test.exception
    assert len(words(test)) > 500


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_city_that_the_snapshot_does_not_list_is_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, run_page: Any, language: Language
) -> None:
    monkeypatch.setenv(access.VARIABLE, "440199")
    access.current_scope.cache_clear()
    test = run_page("what_if", {"lang": language})

    assert not test.exception
    assert text("frame.empty.no_city", language) in words(test)
