"""A place is brought into sight once each time that it is asked for."""

from typing import Any

import pytest
import streamlit as st

from shell.parts import scrolling
from shell.screens.tasks import board


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    state: dict[str, Any] = {}
    monkeypatch.setattr(st, "session_state", state)
    return state


@pytest.fixture
def link(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    state: dict[str, str] = {}
    monkeypatch.setattr(st, "query_params", state)
    return state


def test_each_question_is_a_turn_of_its_own_place(
    session: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[Any] = []
    monkeypatch.setattr(scrolling, "_bring", lambda data, **_: sent.append(data))

    for wanted in (False, True, False, True):
        scrolling.scroll_to("there", wanted)
    scrolling.scroll_to("elsewhere", False)

    assert [data["turn"] for data in sent] == [0, 1, 1, 2, 0]


def test_a_page_opened_without_a_task_asks_for_none(
    session: dict[str, Any], link: dict[str, str]
) -> None:
    assert not board.is_task_requested()


def test_a_link_with_a_task_asks_for_it_once(session: dict[str, Any], link: dict[str, str]) -> None:
    link["task"] = "experts"
    assert board.is_task_requested()

    board.remember_link()
    assert not board.is_task_requested()

    link["city"] = "110000"
    assert board.is_task_requested()


def test_a_click_on_a_row_asks_even_for_the_task_already_chosen(
    session: dict[str, Any], link: dict[str, str]
) -> None:
    link["task"] = "experts"
    board.remember_link()
    session[board.KEY] = {"task": "experts"}

    board._choose()

    assert board.is_task_requested()
    board.remember_link()
    assert not board.is_task_requested()
