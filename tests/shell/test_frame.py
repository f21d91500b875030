"""The frame: language, snapshot and projector mode from the link; empty and failing databases."""

import re
from typing import Any

import pytest

from shell.cache import database
from tests.shell.conftest import run_frame


def words(test: Any) -> str:
    return " ".join(node.value for node in test.markdown)


def test_chinese_is_the_language_unless_something_says_otherwise(open_page: Any) -> None:
    assert open_page().header[0].value == "领导概览"


def test_the_link_carries_the_language(open_page: Any) -> None:
    test = open_page(lang="en")

    assert test.header[0].value == "Overview"
    assert test.query_params["lang"] == "en"


def test_a_language_that_does_not_exist_is_ignored(open_page: Any) -> None:
    assert open_page(lang="fr").header[0].value == "领导概览"


def test_the_newest_snapshot_is_shown_and_not_pinned_in_the_link(open_page: Any) -> None:
    test = open_page()

    assert "快照第2号" in words(test)
    assert "snapshot" not in test.query_params


def test_the_link_opens_an_older_snapshot_and_says_so(open_page: Any) -> None:
    test = open_page(snapshot="1")

    assert re.search(
        "截至2010年5月31日 · 快照第1号 · [0-9]+年[0-9]+月[0-9]+日发布 · 非最新快照", words(test)
    )


def test_a_snapshot_that_does_not_exist_is_named_and_the_newest_shown(open_page: Any) -> None:
    test = open_page(snapshot="99")

    assert "99" in test.info[0].value
    assert "快照第2号" in words(test)


def test_projector_mode_hides_the_menu_and_offers_a_way_back(open_page: Any) -> None:
    test = open_page(projector="1")

    assert not test.sidebar.selectbox
    test.button(key="projector_off").click().run()
    assert test.sidebar.selectbox
    assert "projector" not in test.query_params


def test_without_a_snapshot_the_commands_that_make_one_are_named(empty_database: str) -> None:
    test = run_frame("city_ranking")

    assert not test.exception
    assert "manage.py snapshot" in words(test)


def test_without_a_snapshot_the_bare_address_leads_to_the_beginning(empty_database: str) -> None:
    test = run_frame(lang="en")

    assert not test.exception
    assert test.header[0].value == "Start"


def test_a_database_that_does_not_answer_is_told_in_a_sentence(
    demo_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise OSError("secret place /srv/x")

    monkeypatch.setattr(database, "all_snapshots", fail)
    test = run_frame()

    assert not test.exception
    assert "数据库暂时无法访问" in words(test)
    assert "secret" not in words(test)


def test_figures_read_before_a_fault_stand_and_are_labelled(
    demo_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    test = run_frame()

    def fail() -> None:
        raise OSError

    monkeypatch.setattr(database, "all_snapshots", fail)
    test.run()

    assert "先前读取" in test.warning[0].value
    assert "快照第2号" in words(test)
