"""Finished figures and maps reach the browser as unfinished ones do."""

import json

import numpy as np
import plotly.graph_objects as go

from charts.base.prepared import PreparedFigure, PreparedMap
from charts.maps.cities import city_map
from tests.charts import frames


def test_a_finished_figure_is_written_as_the_figure() -> None:
    chart = go.Figure(
        data=[
            {"type": "scatter", "x": [1, 2, 3], "y": [0.1, float("nan"), 3.0], "name": "<b>甲</b>"},
            {"type": "scatter", "x": np.arange(3), "y": np.array([1.5, 2.5, 3.5])},
        ],
        layout={"height": 300, "shapes": [{"type": "line", "x0": 0, "x1": 1}]},
    )

    assert PreparedFigure(chart).to_json(validate=False) == chart.to_json(validate=False)


def test_writing_a_finished_figure_twice_changes_nothing() -> None:
    finished = PreparedFigure(go.Figure(data=[{"type": "bar", "y": [1, 2]}]))
    first = finished.to_json(validate=False)

    finished.to_dict()["data"] = []

    assert finished.to_json(validate=False) == first


def test_a_finished_map_says_what_the_map_says() -> None:
    deck = city_map(frames.points("zh"), "zh", "light")
    finished = PreparedMap(deck)

    assert json.loads(finished.to_json()) == json.loads(deck.to_json())
    assert finished._tooltip == deck._tooltip
    assert deck.layers
