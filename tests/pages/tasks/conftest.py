"""The page of tasks in the tests: opened, its words, its board."""

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from shell.screens.tasks import board
from shell.viewer.view import KEY, View

Open = Callable[..., AppTest]


@pytest.fixture
def open_page(run_page: Callable[[str, dict[str, str]], AppTest]) -> Open:
    def opened(**link: str) -> AppTest:
        test = run_page("tasks", link)
        assert [error.value for error in test.exception] == []
        assert not test.error
        return test

    return opened


def page_words(test: AppTest) -> str:
    """All words of the main part that are not inside charts or the board."""
    parts = [*test.main.header, *test.main.markdown, *test.main.caption, *test.main.info]
    return "\n".join(str(part.value) for part in parts)


def view_of(test: AppTest) -> View:
    view: View = test.session_state[KEY]
    return view


def rows(test: AppTest) -> list[dict[str, Any]]:
    """The board as it is drawn."""
    return board.rows(view_of(test))
