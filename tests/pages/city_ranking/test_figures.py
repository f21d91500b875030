"""Chart, map and tiles of the ranking: a click chooses, drawing changes nothing, each place once."""

from typing import Any

import numpy as np
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from metrics.counts.snapshot import Counts
from shell.screens.city_ranking import choice, figures
from tests.pages.city_ranking.conftest import Open


def figure_of(test: AppTest, view: str) -> Any:
    """What is sent to the browser for the chart of a view."""
    kind = "plotly_chart" if view == "ranking" else "deck_gl_json_chart"
    node = test.main.get(kind)[0].proto
    return node.spec if view == "ranking" else node.json


@pytest.mark.parametrize(
    "click",
    [
        {"points": [{"customdata": "440100"}]},
        {"points": [{"customdata": ["440100", "80%"]}]},
        {"points": [], "objects": {"cities-1": [{"code": "440100"}]}},
    ],
)
@pytest.mark.parametrize("key", choice.CLICKED)
def test_a_click_chooses_the_city_once(
    monkeypatch: pytest.MonkeyPatch, key: str, click: dict[str, Any]
) -> None:
    state: dict[str, Any] = {key: {"selection": click}}
    monkeypatch.setattr(st, "session_state", state)

    choice._adopt_click({"110000"})
    assert "city" not in state
    choice._adopt_click({"110000", "440100"})
    assert state["city"] == "440100"
    state["city"] = "110000"
    choice._adopt_click({"110000", "440100"})
    assert state["city"] == "110000"


def test_without_a_click_the_first_city_is_chosen(open_page: Open) -> None:
    assert open_page(lang="zh").session_state["city"] == "110000"


def test_a_cached_figure_is_not_changed_by_drawing_it(open_page: Open, counts: Counts) -> None:
    """What projector mode enlarges, and where a map is looked at, belong to one run alone."""
    for view in ("ranking", "map"):
        test = open_page(lang="zh", projector="1", view=view)
        first = figure_of(test, view)
        assert figure_of(test.run(), view) == first


def test_the_map_and_the_tiles_show_every_place_once(counts: Counts) -> None:
    slice_: dict[str, Any] = {
        "indicator": "opening_rate",
        "variant": None,
        "period": "rolling",
        "league": "other",
    }
    deck, alt = figures.map_figure(counts, "en", "light", "130200", **slice_)
    tiles, _ = figures.tile_figure(counts, "en", "light", **slice_)
    cities = next(layer for layer in deck.layers if str(layer.id).startswith("cities"))

    assert len(cities.data) == int(np.sum(counts.tier_of == 2))
    assert alt
    assert len(tiles.to_dict()["data"][0]["x"]) == len(counts.tables["provinces"]["code"])
