"""The what-if's charts show what they are given, and a figure for a slider is the figure itself."""

import json

import pytest

from charts.base.palette import palette
from charts.base.plain import PlainFigure
from charts.what_if.before_after import before_after_bars, describe_before_after
from charts.what_if.before_after import before_after_spec as sides_plan
from charts.what_if.flow import flow
from charts.what_if.reached import describe_reached, reached, reached_spec
from charts.what_if.tornado import tornado
from metrics.readings.verdicts import VERDICTS
from tests.charts import what_if_frames as w
from tests.charts.drawn import words


def test_every_part_of_the_bars_is_as_long_as_its_cities() -> None:
    figure = before_after_bars(w.rows("zh"), "zh", "light")
    lengths = {trace.marker.color: list(trace.x) for trace in figure.data}
    colours = palette("light").verdict
    for verdict in ("met", "likely_met", "undecided", "likely_missed", "missed"):
        at = VERDICTS.index(verdict)
        assert lengths[colours[verdict]] == [w.BEFORE[at], w.AFTER[at]]
    assert list(figure.layout.yaxis.ticktext) == ["现行", "假设"]


def test_the_alt_text_of_the_bars_says_both_numbers() -> None:
    said = describe_before_after(w.rows("en"), "en")
    assert "Now: Met 70" in said
    assert "Assumed: Met 38" in said


def test_a_city_has_the_colour_of_its_verdict_and_the_chosen_one_a_ring() -> None:
    figure = reached(w.points(), w.point_words(), w.lines("zh"), "rate", "zh", "light", "c")
    bests, dots, ring = figure.data
    colours = palette("light").verdict
    assert list(dots.marker.line.color) == [colours[verdict] for verdict in w.VERDICTS]
    assert bests.y[0] is None
    assert (list(ring.x), list(ring.y)) == ([2], [w.VALUES[2]])


def test_both_targets_are_drawn_across_with_their_words() -> None:
    figure = reached(w.points(), w.point_words(), w.lines("en"), "rate", "en", "dark")
    assert [shape.y0 for shape in figure.layout.shapes] == [0.8, 0.85]
    assert words(figure) == ["Now 80%", "Assumed 85%"]
    said = describe_reached(w.points(), w.lines("en"), "rate", "en")
    assert "4 cities" in said
    assert "Assumed 85%" in said


def test_the_plain_figure_is_written_as_plotly_writes_it() -> None:
    for made in (
        reached_spec(w.points(), w.point_words(), w.lines("zh"), "rate", "light"),
        sides_plan(w.rows("zh"), "zh", "light"),
    ):
        assert made is not None
        once, again = (json.loads(made.figure().to_json(validate=False)) for _ in range(2))
        assert json.loads(json.dumps(PlainFigure(made).to_dict())) == once == again


def test_the_funnel_has_todays_bar_and_the_assumed_one_with_its_interval() -> None:
    today, then = flow(w.stages("zh"), "zh", "light").data
    assert list(today.x) == list(w.TODAY)
    assert list(then.x) == list(w.THEN)
    assert list(then.error_x.array) == pytest.approx([0.1 * one for one in w.THEN])
    ink = palette("light").ink
    assert [colour == ink for colour in then.marker.color] == [False, False, True]


def test_the_bars_of_the_tornado_reach_from_the_point_to_both_ends() -> None:
    low, high = tornado(w.swings("en"), 1800.0, "en", "light").data
    assert [base + x for base, x in zip(low.base, low.x, strict=True)] == [1600, 1700]
    assert [base + x for base, x in zip(high.base, high.x, strict=True)] == [2000, 1900]
