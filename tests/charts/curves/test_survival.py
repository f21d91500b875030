"""Curves: steps from the table, the stopping rule, the target's point, the numbers below."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from charts.curves.parts import followed, value_at
from charts.curves.risk_table import numbers_at
from charts.curves.survival import curves, describe_curves
from tests.charts.drawn import words
from tests.charts.frames import curve, strata

TABLE = curve(600)


def test_the_line_is_the_curve_and_stops_where_one_event_would_move_it_by_two_points() -> None:
    line = curves([("A", TABLE)], "survival", "en", "light").data[1]
    shown = followed(TABLE)
    assert list(line.x) == [0, *shown["time"]]
    np.testing.assert_allclose(line.y, [1, *shown["survival"]])
    assert (shown["at_risk"] >= 50 * shown["survival"]).all()
    assert len(shown) < len(TABLE)
    after = TABLE.iloc[len(shown)]
    assert after["at_risk"] < 50 * after["survival"]


def test_opening_is_drawn_upwards_with_its_bounds_exchanged() -> None:
    band, line = curves([("A", TABLE)], "opening", "en", "light").data[:2]
    shown = followed(TABLE)
    np.testing.assert_allclose(line.y, [0, *(1 - shown["survival"])])
    half = len(band.y) // 2
    assert band.y[half - 1] == pytest.approx(1 - shown["lower"].iloc[-1])  # upper side comes first
    assert band.y[half] == pytest.approx(1 - shown["upper"].iloc[-1])


def test_a_line_stops_below_fifty_times_its_height() -> None:
    table = pd.DataFrame({"time": [1, 2, 3], "at_risk": [45, 44, 60], "survival": [0.9] * 3})
    assert followed(table)["time"].tolist() == [1]


def test_the_band_has_the_same_steps_as_the_line() -> None:
    band, line = curves([("A", TABLE)], "survival", "en", "light").data[:2]
    half = len(band.x) // 2
    assert list(band.x[:half]) == np.repeat(line.x, 2)[1:].tolist()
    upper, lower = np.array(band.y[:half]), np.array(band.y[half:])[::-1]
    steps = np.repeat(line.y, 2)[:-1]
    assert (upper >= steps - 1e-12).all()
    assert (lower <= steps + 1e-12).all()


def test_the_numbers_below_are_those_of_the_table() -> None:
    figure = curves([("A", TABLE)], "survival", "en", "light")
    texts = figure.data[-1]
    ticks = list(figure.layout.xaxis.tickvals)
    n = len(ticks)
    everybody = int(TABLE["at_risk"].iloc[0])
    for place, tick in enumerate(ticks):
        three = [int(texts.text[row * n + place].replace(",", "")) for row in range(3)]
        assert sum(three) == everybody
        assert texts.text[n + place] == f"{TABLE.loc[TABLE['time'] <= tick, 'events'].sum():,}"
        assert (
            texts.text[2 * n + place] == f"{TABLE.loc[TABLE['time'] <= tick, 'censored'].sum():,}"
        )
    assert list(texts.x) == ticks * 3


def test_still_open_closed_and_out_of_observation_add_up_to_all() -> None:
    table = pd.DataFrame({"time": [2, 5], "at_risk": [10, 6], "events": [1, 2], "censored": [3, 4]})
    numbers = numbers_at(table, [0, 2, 3, 5, 6])
    assert numbers["still"].tolist() == [10, 6, 6, 0, 0]
    assert (numbers.sum(axis=1) == 10).all()
    assert numbers["events"].tolist() == [0, 1, 1, 3, 3]
    assert numbers["censored"].tolist() == [0, 3, 3, 7, 7]


@pytest.mark.parametrize(
    ("kind", "at", "label"), [("survival", 12, "12个月目标 80%"), ("opening", 6, "6个月目标 50%")]
)
def test_the_target_stands_at_its_month(kind: Any, at: int, label: str) -> None:
    target = 0.8 if kind == "survival" else 0.5
    figure = curves([("甲", TABLE)], kind, "zh", "light", target)
    note = next(n for n in figure.layout.annotations if n.text == label)
    assert (note.x, note.y) == (at, target)
    assert {(s.x0, s.x1) for s in figure.layout.shapes} == {(at, at)}


def test_every_line_bears_its_name_at_its_end() -> None:
    figure = curves(strata("en"), "survival", "en", "light")
    for (name, table), line in zip(strata("en"), figure.data[3:6], strict=True):
        label = next(n for n in figure.layout.annotations if n.text.startswith(name))
        assert label.x == followed(table)["time"].iloc[-1] == line.x[-1]
    assert len(figure.layout.yaxis2.ticktext) == 12


def test_a_small_group_says_so_instead_of_a_line() -> None:
    figure = curves([("A", curve(30))], "survival", "en", "light")
    assert "A: too few" in words(figure)
    assert len(figure.data[1].x) == 1


def test_more_curves_than_can_be_told_apart_are_refused() -> None:
    with pytest.raises(ValueError, match="at most 5"):
        curves([("A", TABLE)] * 6, "survival", "en", "light")


def test_the_alt_text_gives_the_value_at_the_targets_month() -> None:
    survival = TABLE.loc[TABLE["time"] == 12, "survival"].iloc[0]
    assert f"A {survival:.1%}" in describe_curves([("A", TABLE)], "survival", "en")
    assert np.isnan(value_at(curve(30), 12, "survival"))


def test_a_longer_name_gets_a_wider_margin() -> None:
    short = curves([("A", TABLE)], "survival", "en", "light").layout.margin.r
    long = curves([("A" * 20, TABLE)], "survival", "en", "light").layout.margin.r
    assert long - short == 19 * 9


def test_names_at_the_ends_do_not_cover_each_other() -> None:
    alike = [(f"Line {i}", curve(3000, 60 + i, 24, seed=i)) for i in range(5)]
    figure = curves(alike, "survival", "en", "light")
    heights = sorted(n.y for n in figure.layout.annotations if n.text.startswith("Line"))
    assert len(heights) == 5
    assert min(np.diff(heights)) * 360 >= 21.9
