"""Figures and maps are shared by the cache: drawing one leaves it as it is."""

import copy
import json
from datetime import date
from typing import Any

import plotly.graph_objects as go
import pytest
import streamlit as st

from charts.maps.cities import HEIGHT
from shell.parts import drawing
from shell.viewer.access import SINGLE_USER
from shell.viewer.view import View


def view(projector: bool, narrow: bool = False) -> View:
    return View(SINGLE_USER, "zh", 2, 1, True, True, date(2010, 6, 30), "light", projector, narrow)


def test_projector_mode_enlarges_a_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[Any] = []
    monkeypatch.setattr(st, "plotly_chart", lambda chart, **options: drawn.append(chart))
    chart = go.Figure(layout={"font": {"size": 16}, "xaxis": {"tickfont": {"size": 14}}})
    kept = chart.to_json()

    drawing.figure(chart, "alt", "key", view(projector=True))

    assert chart.to_json() == kept
    assert drawn[0]["layout"]["font"]["size"] == 18
    assert drawn[0]["layout"]["xaxis"]["tickfont"]["size"] == 16


def test_a_narrow_screen_gets_a_figure_without_words_beside_the_plot(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn: list[Any] = []
    monkeypatch.setattr(st, "plotly_chart", lambda chart, **options: drawn.append(chart))
    chart = go.Figure(layout={"height": 300, "margin": {"l": 8, "r": 150, "t": 8, "b": 8}})

    drawing.figure(chart, "alt", "key", view(projector=False, narrow=True))

    assert chart.layout.margin.r == 150
    assert drawn[0]["layout"]["margin"]["r"] < 20


def test_a_narrow_map_holds_all_cities_and_no_names_of_provinces() -> None:
    from charts.maps.cities import NARROWER, VIEW, city_map
    from tests.charts import frames

    deck = city_map(frames.points("zh"), "zh", "light")
    narrow_map = drawing.fitted_map(deck, HEIGHT, narrow=True)

    assert narrow_map.initial_view_state.zoom == pytest.approx(VIEW["zoom"] - NARROWER)
    assert {layer.id for layer in deck.layers} - {layer.id for layer in narrow_map.layers} <= {
        "provinces"
    }
    assert len(narrow_map.layers) >= 2


def test_a_map_of_half_the_height_is_one_step_farther_away(monkeypatch: pytest.MonkeyPatch) -> None:
    from charts.maps.cities import VIEW, city_map
    from tests.charts import frames

    drawn: list[Any] = []
    monkeypatch.setattr(st, "pydeck_chart", lambda deck, **options: drawn.append(deck))
    deck = city_map(frames.points("zh"), "zh", "light")
    kept = copy.deepcopy(json.loads(deck.to_json()))

    drawing.city_map(deck, "alt", "key", HEIGHT // 2)

    assert json.loads(deck.to_json()) == kept
    assert drawn[0].initial_view_state.zoom == pytest.approx(VIEW["zoom"] - 1)


def test_no_map_asks_an_outside_host() -> None:
    """Streamlit fetches a ground from outside unless pydeck's mark for "none was chosen" stands."""
    from charts.maps.cities import city_map
    from tests.charts import frames

    spec = json.loads(city_map(frames.points("zh"), "zh", "light").to_json())

    assert spec["mapStyle"] == "__MAP_STYLE__"
    assert "mapProvider" not in spec
