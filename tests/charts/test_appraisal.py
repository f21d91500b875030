"""The figures of the appraisal: every city once, the chosen one apart, gaps left empty."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from charts.appraisal import Labels, appraisal_parts, appraisal_places
from charts.base.palette import Theme, palette
from i18n import Language, text

LABELS = Labels("指数", "名次", "得分", "目标")
NAMES = {"110000": "北京", "120000": "天津", "310000": "上海", "500000": "重庆"}


def rows() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "entity": list(NAMES),
            "index": [110.0, 101.0, 90.0, 72.0],
            "lower": [105.0, 95.0, 85.0, 66.0],
            "upper": [114.0, 106.0, 95.0, 78.0],
            "rank": [1.0, 2.0, 3.0, 4.0],
            "rank_lower": [1.0, 1.0, 3.0, 4.0],
            "rank_upper": [2.0, 2.0, 3.0, 4.0],
        }
    )


def drawn(frame: pd.DataFrame, chosen: str, theme: Theme = "light") -> go.Figure:
    hover = [f"city {code}" for code in frame["entity"]]
    return appraisal_places(frame, NAMES, hover, LABELS, "zh", theme, chosen)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_city_stands_once_in_each_panel(theme: Theme) -> None:
    chart = drawn(rows(), "310000", theme)
    go.Figure(chart.to_dict())  # with plotly's own checks
    for axis in ("y", "y2"):
        codes = [c for trace in chart.data if trace.yaxis == axis for c in trace.customdata]
        assert sorted(codes) == sorted(NAMES)
    assert chart.data[2].marker.color == palette(theme).chosen
    assert list(chart.data[2].hovertext) == ["city 310000"]


def test_the_ranges_reach_from_bound_to_bound() -> None:
    places = drawn(rows(), "310000").data[1]
    assert list(places.error_y.arrayminus) == [0, 1, 0]
    assert list(places.error_y.array) == [1, 0, 0]


def test_first_last_and_chosen_are_named() -> None:
    told = [note.text for note in drawn(rows(), "310000").layout.annotations]
    assert {"北京", "重庆", "<b>上海</b>"} <= set(told)
    assert "天津" not in told


@pytest.mark.parametrize("language", ["zh", "en"])
def test_without_an_index_a_sentence_is_drawn(language: Language) -> None:
    chart = appraisal_places(rows().iloc[:0], NAMES, [], LABELS, language, "light", "310000")
    assert [note.text for note in chart.layout.annotations] == [text("charts.empty", language)]


def test_a_missing_score_leaves_its_place_empty() -> None:
    scores = pd.DataFrame({"a": [50.0, np.nan, 90.0], "b": [np.nan, 80.0, 70.0]}, index=list("xyz"))
    chart = appraisal_parts(scores, ["甲", "乙"], ["50", "缺"], LABELS, "zh", "light", "x")
    go.Figure(chart.to_dict())
    assert [list(trace.x) for trace in chart.data[:2]] == [[50, 90], [80, 70]]
    bars = chart.data[2]
    assert bars.x[0] == 50
    assert np.isnan(bars.x[1])
    assert {"50", "缺"} <= {note.text for note in chart.layout.annotations}


def test_an_unknown_city_has_no_parts() -> None:
    scores = pd.DataFrame({"a": [50.0]}, index=["x"])
    chart = appraisal_parts(scores, ["甲"], ["50"], LABELS, "zh", "light", "nobody")
    assert len(chart.data) == 0
