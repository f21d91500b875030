"""The ranking: order of cities, names of the ends and the chosen, target line, colours."""

from typing import Any

import numpy as np
import plotly.graph_objects as go

from charts.base.palette import palette
from charts.ranking.chart import describe_ranking, ranking
from charts.ranking.points import in_order
from tests.charts.drawn import words
from tests.charts.frames import city_readings, names

READINGS = city_readings()


def drawn(**more: Any) -> go.Figure:
    return ranking(READINGS, names("en"), "en", "light", **more)


def test_cities_stand_by_value_and_ties_by_code() -> None:
    tied = city_readings(8)
    tied.loc[:4, "value"] = 0.5
    assert in_order(tied)["entity"].tolist()[:5] == sorted(tied["entity"][:5])
    rows = in_order(READINGS)
    assert rows["value"][~rows["outside"]].is_monotonic_decreasing


def test_cities_without_rank_stand_apart_at_the_end_without_interval() -> None:
    rows = in_order(READINGS)
    assert rows["outside"].sum() == 2
    assert rows["place"].tolist()[-3:] == [97, 100, 101]
    bars = drawn().data[0].error_y.array
    assert np.isnan(bars[-1])
    assert np.isfinite(bars[0])


def test_the_unreported_city_is_not_drawn() -> None:
    drawn_codes = {code for trace in drawn().data for code in trace.customdata}
    assert drawn_codes == set(READINGS["entity"][:-1])


def test_colour_and_shape_tell_the_verdict() -> None:
    rows, points = in_order(READINGS), drawn().data[0]
    look = {
        verdict: (symbol, line)
        for verdict, symbol, line in zip(
            rows["verdict"], points.marker.symbol, points.marker.line.color, strict=True
        )
    }
    colours = palette("light").verdict
    assert look["met"] == ("triangle-up", colours["met"])
    assert look["missed"] == ("triangle-down", colours["missed"])
    fill = dict(zip(rows["verdict"], points.marker.color, strict=True))
    assert fill["likely_met"] == palette("light").background


def test_target_and_nation_are_labelled_lines() -> None:
    figure = drawn(national=0.531)
    lines = {s.line.color: s.y0 for s in figure.layout.shapes if s.y0 == s.y1}
    assert lines == {palette("light").accent: 0.5, palette("light").muted: 0.531}
    assert {"Target 50%", "Nation 53.1%"} <= set(words(figure))


def test_different_targets_draw_no_common_line() -> None:
    mixed = READINGS.assign(target=np.where(READINGS.index < 4, 3000, 1500))
    assert not [
        w for w in words(ranking(mixed, names("en"), "en", "light")) if w.startswith("Target")
    ]


def test_first_and_last_five_and_the_chosen_are_named() -> None:
    ranked = in_order(READINGS)
    middle = ranked["entity"][50]
    figure = drawn(chosen=(middle,))
    named = [w for w in words(figure) if "City" in w]
    assert len(named) == 11
    assert sum(w.startswith("<b>") for w in named) == 1
    known = names("en")
    for code in [*ranked["entity"][:5], *ranked["entity"][92:97], middle]:
        assert any(f"{known[code]} " in word for word in named)


def test_names_do_not_cover_each_other() -> None:
    close = tuple(in_order(READINGS)["entity"][38:43])
    figure = drawn(chosen=close)
    low, high = figure.layout.yaxis.range
    heights = [n.y for n in figure.layout.annotations if n.text.startswith("<b>")]
    pixels = sorted(h / (high - low) * 400 for h in heights)
    assert len(pixels) == 5
    assert min(np.diff(pixels)) > 15


def test_a_chosen_city_has_traces_of_its_own() -> None:
    code = in_order(READINGS)["entity"][10]
    others, _, chosen, rank = drawn(chosen=(code,)).data
    assert list(chosen.customdata) == list(rank.customdata) == [code]
    assert code not in others.customdata
    assert chosen.error_y.color == palette("light").chosen


def test_the_tall_form_names_every_city_in_its_row() -> None:
    figure = drawn(orientation="tall")
    rows = in_order(READINGS)
    assert len(figure.layout.yaxis.ticktext) == len(rows) == 99
    assert figure.layout.yaxis.ticktext[0] == f"{names('en')[rows['entity'][0]]} 1"
    assert list(figure.data[0].x) == rows["value"].tolist()


def test_rank_intervals_are_drawn_as_they_are_read() -> None:
    rows, ranks = in_order(READINGS), drawn().data[1]
    assert list(ranks.y[:97]) == rows["rank"].tolist()[:97]
    assert (np.array(ranks.y) + ranks.error_y.array)[0] == rows["rank_upper"][0]


def test_the_alt_text_tells_first_and_last() -> None:
    rows = in_order(READINGS)
    told = describe_ranking(READINGS, names("en"), "en")
    assert told.startswith("97 cities")
    assert names("en")[rows["entity"][0]] in told
    assert told.endswith(f"{rows['value'][96]:.1%}.")
