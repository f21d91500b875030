"""What a browser sends is taken only where it was offered, and a click is followed once."""

from typing import Any

import pytest
import streamlit as st

from shell.parts import clicks

CITIES = ("110000", "440100")
JUNK: list[Any] = [None, "", 7, [], {}, {"selection": None}, {"selection": {"points": 3}}]


@pytest.fixture
def state(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    session: dict[str, Any] = {}
    monkeypatch.setattr(st, "session_state", session)
    return session


def points(*customdata: Any) -> dict[str, Any]:
    return {"selection": {"points": [{"customdata": value} for value in customdata]}}


def objects(*codes: Any) -> dict[str, Any]:
    return {"selection": {"objects": {"cities": [{"code": code} for code in codes]}}}


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        (points("440100"), "440100"),
        (points(["440100", "0.5"]), "440100"),
        (points("110000", "440100"), "440100"),
        (objects("110000"), "110000"),
        (points("999999"), None),
        (points(["999999"]), None),
        (points([]), None),
        (points(440100), None),
        (points({"a": 1}), None),
        (objects(None), None),
        ({"selection": {"points": [], "objects": {}}}, None),
        ({"selection": {"points": ["440100"]}}, None),
        *[(sent, None) for sent in JUNK],
    ],
)
def test_a_mark_is_its_code_where_that_is_an_option(
    state: dict[str, Any], sent: Any, code: str | None
) -> None:
    state["chart"] = sent

    assert clicks.clicked_code("chart", CITIES) == code


def test_a_click_is_handed_out_once_until_another_is_made(state: dict[str, Any]) -> None:
    made: list[str | None] = []
    clicked = (points("440100"), points("440100"), points(), points("440100"), points("110000"))
    for state["chart"] in clicked:
        made.append(clicks.fresh_code("chart", CITIES))

    assert made == ["440100", None, None, "440100", "110000"]


def test_each_chart_has_its_own_clicks(state: dict[str, Any]) -> None:
    state |= {"chart": points("440100"), "map": objects("440100")}

    assert [clicks.fresh_code(key, CITIES) for key in ("chart", "map", "chart")] == [
        "440100",
        "440100",
        None,
    ]


@pytest.mark.parametrize(
    ("sent", "pair"),
    [
        (points(["opening_rate", "missed"]), ("opening_rate", "missed")),
        (points(["opening_rate", "<b>"]), None),
        (points(["passwords", "missed"]), None),
        (points(["opening_rate"]), None),
        (points([["opening_rate"], "missed"]), None),
        (points("ab"), None),
        *[(sent, None) for sent in JUNK],
    ],
)
def test_a_piece_is_named_by_two_options(
    state: dict[str, Any], sent: Any, pair: tuple[str, str] | None
) -> None:
    state["bars"] = sent

    assert clicks.clicked_pair("bars", ("opening_rate",), ("missed", "met")) == pair


@pytest.mark.parametrize(
    ("sent", "cell"),
    [
        ([(1, "pass_rate")], ("440100", "pass_rate")),
        ([[0, "city"]], ("110000", None)),
        ([(2, "pass_rate")], None),
        ([(-1, "pass_rate")], None),
        ([("1", "pass_rate")], None),
        ([(1,)], None),
        ([1], None),
        ([], None),
        ("pass_rate", None),
        (None, None),
    ],
)
def test_a_cell_is_its_row_and_a_column_that_is_offered(
    state: dict[str, Any], sent: Any, cell: Any
) -> None:
    state["table"] = {"selection": {"cells": sent}}

    assert clicks.clicked_cell("table", CITIES, ("pass_rate",)) == cell


@pytest.mark.parametrize(
    ("sent", "city"),
    [
        (None, None),
        ({"row": 0}, "110000"),
        ({"row": 1}, "440100"),
        ({"row": 2}, None),
        ({"row": -1}, None),
        ({"row": "1"}, None),
        ({"row": None}, None),
        ({}, None),
        ("row", None),
    ],
)
def test_a_press_belongs_to_its_row_and_none_beyond_the_table(
    state: dict[str, Any], sent: Any, city: str | None
) -> None:
    state["t_city"] = sent

    assert clicks.pressed_row("t", "city", CITIES) == city


@pytest.mark.parametrize(
    ("sent", "word"), [("440100", "440100"), ("x", None), (None, None), ([], None), (440100, None)]
)
def test_only_a_word_that_was_offered_is_an_option(sent: Any, word: str | None) -> None:
    assert clicks.option(sent, CITIES) == word
