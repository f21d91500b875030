"""Which link of a table was pressed."""

import pytest
import streamlit as st

from shell.parts import tables


@pytest.mark.parametrize(
    ("click", "found"),
    [(None, None), ({"row": 0}, "a"), ({"row": 1}, "b"), ({"row": 2}, None), ({"row": -1}, None)],
)
def test_a_press_belongs_to_its_row_and_none_beyond_the_table(
    monkeypatch: pytest.MonkeyPatch, click: dict[str, int] | None, found: str | None
) -> None:
    monkeypatch.setattr(st, "session_state", {} if click is None else {"t_city": click})

    assert tables.pressed_row("t", "city", ["a", "b"]) == found
