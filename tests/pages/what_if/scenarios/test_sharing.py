"""A saved scenario opens from its link, and on newer data it says what the data changed."""

import pytest

from data_access import scenarios
from i18n import LANGUAGES, Language, text
from i18n.formats import count, uncapitalised
from i18n.verdicts import word
from metrics.counts.snapshot import Counts
from metrics.what_if.comparison import moved_on
from shell.cache import database
from shell.screens.what_if import state
from shell.screens.what_if.scenarios import one
from shell.viewer.view import KEY
from tests.oracle.what_if import effect
from tests.pages.what_if.scenarios.conftest import ONE, TWO, Open, comparison, keep, words


def test_a_link_opens_the_same_where_nothing_was_saved(open_page: Open, demo_url: str) -> None:
    keep(ONE)
    test = open_page(lang="zh", what_if_compared="1")
    (link,) = (code.value for code in test.code)
    query = dict(part.split("=", 1) for part in link.partition("?")[2].split("&"))
    saved = comparison(test)
    with database.engine().begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER scenarios_kept_delete")
        connection.exec_driver_sql("DELETE FROM scenarios")
    opened = comparison(open_page(**query))

    assert opened.to_numpy().tolist() == saved.to_numpy().tolist()


def test_the_address_names_scenario_and_snapshot(open_page: Open) -> None:
    view = open_page(lang="en", scenario=ONE.text).session_state[KEY]
    where = one.address(view, keep(TWO))

    assert f"{state.SCENARIO}={TWO.text}" in where
    assert "snapshot=2" in where


def test_opening_a_saved_scenario_makes_it_the_present_one(open_page: Open) -> None:
    keep(ONE)
    test = open_page(lang="zh")
    test.button(key="what_if_open").click().run()

    assert test.query_params["scenario"] == ONE.text
    assert text("what_if_scenarios.present", "zh") in comparison(test).columns


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_newer_snapshot_it_says_what_the_data_changed(
    open_page: Open, counts: Counts, language: Language
) -> None:
    saved = keep(ONE, snapshot=1)
    test = open_page(lang=language)
    before = database.load(1)
    jobs = moved_on(before, counts, ONE).set_index("stage").loc["jobs"]
    (shown,) = (e.value for e in test.dataframe if "then_before" in e.value.columns)
    row = shown.set_index("stage").loc[text("what_if_scenarios.stage.jobs", language)]
    old, new = (effect(snapshot, "pass_rate", ONE.targets) for snapshot in (before, counts))

    assert not test.exception
    assert saved.snapshot_number == 1
    assert row["then_before"] == count(jobs["then_before"], language)
    assert row["then_now"] == count(jobs["then_now"], language)
    name = {"zh": "合格率", "en": "Pass rate"}[language]
    assert text(
        "what_if_scenarios.moved_cities",
        language,
        name=name,
        met=uncapitalised(word("met", language)),
        a=old.after["met"],
        b=new.after["met"],
        c=count(old.missing_after, language),
        d=count(new.missing_after, language),
    ) in words(test)


def test_on_its_own_snapshot_nothing_is_said_to_have_changed(open_page: Open) -> None:
    keep(ONE)

    test = open_page(lang="zh")
    assert not [e for e in test.dataframe if "then_before" in e.value.columns]


def test_a_saved_scenario_that_is_no_longer_known_is_said(open_page: Open) -> None:
    scenarios.save(database.engine(), "旧", "000000~t-old_key-all-0-0.5", 2, "王", "r")
    test = open_page(lang="zh")

    assert not test.exception
    assert test.warning[0].value == text("what_if_scenarios.not_understood", "zh")
