"""Targets are adopted after a second look; who was overtaken loses nothing."""

import shutil
from pathlib import Path

import pytest

from data_access import yearly_targets
from data_access.yearly_targets import NewTarget
from i18n import LANGUAGES, Language, text
from metrics.counts.entities import keys
from metrics.counts.snapshot import Counts
from metrics.what_if.scenario import Scenario, Target
from shell.cache import database
from tests.pages.what_if.scenarios.conftest import ONE, YEAR, Open, keep, look, words


@pytest.mark.parametrize("language", LANGUAGES)
def test_targets_are_adopted_after_a_second_look(
    open_page: Open, counts: Counts, language: Language
) -> None:
    keep(ONE)
    test = look(open_page(lang=language))
    n = len(keys(counts, "city"))
    assert [
        v for v in yearly_targets.versions(database.engine(), ["pass_rate"], YEAR) if v.year == YEAR
    ] == []
    name = {"zh": "合格率", "en": "Pass rate"}[language]
    assert text(
        "what_if_scenarios.will_change", language, name=name, n=n, a="80.0%", b="85.0%"
    ) in words(test)

    test.button(key="what_if_confirm").click().run()

    assert not test.exception
    done = text("what_if_scenarios.done.adopted", language, year=YEAR, rows=1)
    assert test.success[0].value == done
    versions_kept = yearly_targets.versions(database.engine(), ["pass_rate"], YEAR)
    assert [(v.value, v.version) for v in versions_kept if v.year == YEAR] == [(0.85, 1)]
    assert len([v for v in versions_kept if v.year == 2010]) == 1
    assert text("what_if_scenarios.log_title", language, n=2) in words(test)


def test_fair_targets_of_every_city_are_adopted_one_by_one(open_page: Open, counts: Counts) -> None:
    codes = keys(counts, "city")
    fair = tuple(Target("opening_rate", 0.4 + n / 1000, code) for n, code in enumerate(codes))
    keep(Scenario(targets=fair))
    test = look(open_page(lang="zh"))
    test.button(key="what_if_confirm").click().run()
    versions_kept = yearly_targets.versions(database.engine(), ["opening_rate"], YEAR)

    assert not test.exception
    assert {v.city: v.value for v in versions_kept if v.year == YEAR and v.city} == {
        target.whom: target.value for target in fair
    }


def test_going_back_sets_nothing_and_keeps_what_was_typed(open_page: Open) -> None:
    keep(ONE)
    test = look(open_page(lang="zh"))
    test.button(key="what_if_dismiss").click().run()

    assert test.text_input(key="what_if_adopt_author").value == "规划司"
    assert test.text_area(key="what_if_adopt_reason").value == "会议决定"
    versions_kept = yearly_targets.versions(database.engine(), ["pass_rate"], YEAR)
    assert [v for v in versions_kept if v.year == YEAR] == []


def test_nothing_is_called_set_that_is_in_no_file(open_page: Open, demonstration: Path) -> None:
    keep(ONE)
    test = look(open_page(lang="zh"))
    shutil.copy(demonstration, demonstration.with_name("restored"))
    demonstration.with_name("restored").replace(demonstration)
    test.button(key="what_if_confirm").click().run()

    assert test.error[0].value == text("what_if_scenarios.refused.file_replaced", "zh")
    assert not test.success
    assert test.text_area(key="what_if_adopt_reason").value == "会议决定"


def test_who_was_overtaken_is_told_and_loses_nothing(open_page: Open) -> None:
    saved = keep(ONE)
    test = look(open_page(lang="zh"))
    seen = yearly_targets.versions(database.engine(), ["pass_rate"], YEAR)
    other = (NewTarget("pass_rate", "", "", 0.82),)
    yearly_targets.adopt(database.engine(), YEAR, other, saved.id, "张", "先到", seen)
    test.button(key="what_if_confirm").click().run()

    assert test.error[0].value == text("what_if_scenarios.refused.overtaken", "zh", year=YEAR)
    assert test.text_area(key="what_if_adopt_reason").value == "会议决定"
    look(test).button(key="what_if_confirm").click().run()
    versions_kept = yearly_targets.versions(database.engine(), ["pass_rate"], YEAR)
    assert [v.value for v in versions_kept if v.year == YEAR] == [0.82, 0.85]


@pytest.mark.parametrize(("who", "why", "problem"), [("", "r", "author"), ("w", " ", "reason")])
def test_an_adoption_needs_author_and_reason(
    open_page: Open, who: str, why: str, problem: str
) -> None:
    keep(ONE)
    test = look(open_page(lang="zh"), who, why)

    assert [e.value for e in test.error] == [text(f"what_if_scenarios.refused.{problem}", "zh")]


def test_a_scenario_of_levers_alone_has_nothing_to_adopt(open_page: Open) -> None:
    keep(Scenario(levers=ONE.levers))
    test = open_page(lang="zh")

    assert text("what_if_scenarios.cannot.none", "zh", name="方案一", year=YEAR) in [
        notice.value for notice in test.info
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_year_that_cannot_be_set_is_named(open_page: Open, language: Language) -> None:
    keep(ONE)
    test = open_page(lang=language, adopt_year="1999")

    assert not test.exception
    assert any("1999" in info.value for info in test.info)
