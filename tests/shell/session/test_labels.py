"""What a browser sends back in the words of another language is the same choice."""

from typing import Any

import pytest
import streamlit as st

from shell.session import labels

CHINESE = {"pass": "合格率", "open": "开业率"}
ENGLISH = {"pass": "Pass rate", "open": "Opening rate"}


class State(dict[str, Any]):
    """A session state that remembers what was given to a widget."""

    given: list[Any]

    def __setitem__(self, key: str, value: Any) -> None:
        super().__setitem__(key, value)
        if key == "rate":
            self.given.append(value)


@pytest.fixture
def state(monkeypatch: pytest.MonkeyPatch) -> State:
    session = State()
    session.given = []
    monkeypatch.setattr(st, "session_state", session)
    return session


def show(words: dict[str, str]) -> None:
    labels.renew("rate", list(words), words.__getitem__)


def test_the_same_words_are_not_given_to_a_widget_twice(state: State) -> None:
    state["rate"] = "open"
    show(CHINESE)
    show(CHINESE)

    assert state.given == ["open"]


def test_other_words_give_the_choice_to_its_widget_again(state: State) -> None:
    state["rate"] = "open"
    show(CHINESE)
    show(ENGLISH)

    assert state.given == ["open", "open"]


def test_only_the_words_of_what_is_chosen_count(state: State) -> None:
    state["rate"] = "open"
    show(CHINESE)
    show(CHINESE | {"pass": "通过率"})

    assert state.given == ["open"]


def test_old_words_that_a_browser_still_sends_are_the_code_that_they_stood_for(
    state: State,
) -> None:
    state["rate"] = "open"
    show(CHINESE)
    show(ENGLISH)
    state["rate"] = "开业率"

    assert labels.code_of("rate") == "open"
    show(ENGLISH)
    assert state["rate"] == "open"


def test_several_choices_are_read_and_given_together(state: State) -> None:
    state["rate"] = ["pass", "open"]
    show(CHINESE)
    state["rate"] = ["pass", "开业率"]
    show(ENGLISH)

    assert state["rate"] == ["pass", "open"]


def test_words_that_no_widget_ever_showed_stay_what_they_are(state: State) -> None:
    state["rate"] = "开业率"

    assert labels.code_of("rate") == "开业率"
    assert labels.code_of("nothing") is None
