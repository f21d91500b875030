"""The funnel: limits, names of the cities outside them, centre and target."""

import numpy as np
import pandas as pd

from charts.base.palette import palette
from charts.funnel.labels import city_names
from charts.funnel.plot import describe_funnel, funnel_plot, is_outside
from metrics.methods.funnel import limits
from tests.charts.drawn import words
from tests.charts.frames import city_readings, names

READINGS = city_readings()


def test_the_lines_are_the_limits_of_the_method() -> None:
    figure = funnel_plot(READINGS, names("en"), "en", "light", 0.53, 3.0, 0.004, 0.5)
    grid = np.array(figure.data[0].x)
    for trace, expected in zip(
        figure.data[:4],
        [*limits(0.53, grid, 1.96, 0.004), *limits(0.53, grid, 3.09, 0.004)],
        strict=True,
    ):
        np.testing.assert_allclose(trace.y, expected)
    assert [trace.line.dash for trace in figure.data[:4]] == ["dot", "dot", "solid", "solid"]


def test_cities_outside_the_wide_limits_are_named_and_no_others() -> None:
    figure = funnel_plot(READINGS, names("en"), "en", "light", 0.53, 1.0, 0.0)
    named = {w for w in words(figure) if w.startswith("City")}
    out = READINGS[is_outside(READINGS, 0.53, 0.0)]
    lower, upper = limits(0.53, out["denominator"], 3.09)
    assert ((out["value"] < lower) | (out["value"] > upper)).all()
    assert 0 < len(named) <= len(out)
    assert named <= {names("en")[code] for code in out["entity"]}


def test_cities_outside_on_either_side_are_found() -> None:
    # 0.5 -+ 3.09 * sqrt(0.25 / 100) = 0.3455 and 0.6545
    cities = pd.DataFrame({"value": [0.34, 0.35, 0.65, 0.66], "effective": 100})
    assert is_outside(cities, 0.5, 0.0).tolist() == [True, False, False, True]


def test_a_chosen_city_is_always_named() -> None:
    inside = READINGS[~is_outside(READINGS, 0.53, 0.02)]["entity"].iloc[0]
    figure = funnel_plot(READINGS, names("en"), "en", "light", 0.53, 9.0, 0.02, chosen=(inside,))
    assert f"<b>{names('en')[inside]}</b>" in words(figure)


def test_a_name_that_would_cover_another_is_left_out() -> None:
    two = pd.DataFrame(
        {"entity": ["a", "b", "c"], "denominator": [500, 505, 500], "value": [0.5, 0.5, 0.6]}
    )
    notes = city_names(two, {}, (), palette("light"), 1000, 0.001)
    assert [note["text"] for note in notes] == ["b", "c"]


def test_centre_and_target_are_lines_with_names() -> None:
    figure = funnel_plot(READINGS, names("en"), "en", "light", 0.53, 3.0, 0.004, 0.5)
    assert [(s.y0, s.line.color) for s in figure.layout.shapes] == [
        (0.53, palette("light").muted),
        (0.5, palette("light").accent),
    ]
    assert "Limits adjusted for the spread between cities (φ = 3.00)" in words(figure)


def test_without_spread_the_note_says_chance_alone() -> None:
    figure = funnel_plot(READINGS, names("zh"), "zh", "light", 0.53, 0.9, 0.0)
    assert "界限只含抽样误差（φ = 0.90）" in words(figure)


def test_the_alt_text_names_both_sides() -> None:
    told = describe_funnel(READINGS, names("en"), "en", 0.53, 0.0)
    out = READINGS[is_outside(READINGS, 0.53, 0.0)]
    assert all(names("en")[code] in told for code in out["entity"])
    assert describe_funnel(READINGS, names("zh"), "zh", 0.53, 0.2).count("无") == 2


def test_the_rate_of_a_league_is_not_called_national() -> None:
    figure = funnel_plot(
        READINGS, names("zh"), "zh", "light", 0.53, 3.0, 0.004, centre_name="pooled"
    )
    assert not any("全国" in word for word in words(figure))
    assert any(word.endswith("53.0%") for word in words(figure))
