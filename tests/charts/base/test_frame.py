"""The common ground: words kept apart, tones, numbers and months."""

import math

import numpy as np
import pandas as pd
import pytest

from charts.base.side_labels import side_labels, spread
from charts.base.tones import fade, mix
from charts.base.words import amount, month_name, month_numbers, span_text


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([0, 10, 20], [0, 10, 20]),
        ([0, 2], [-1.5, 3.5]),
        ([2, 0], [3.5, -1.5]),
        ([0, 0, 0], [-5, 0, 5]),
        ([], []),
    ],
)
def test_labels_move_as_little_as_possible(places: list[float], expected: list[float]) -> None:
    assert spread(places, 5) == pytest.approx(expected)


def test_spread_labels_keep_their_order_and_distance() -> None:
    wished = np.random.default_rng(1).uniform(0, 60, 12)
    moved = np.array(spread(list(wished), 5))
    order = np.argsort(wished, kind="stable")
    assert (np.diff(moved[order]) >= 5 - 1e-9).all()


def test_side_labels_are_a_line_apart() -> None:
    notes = side_labels([(0.50, "a", "#000000"), (0.501, "b", "#000000")], per_pixel=0.001)
    assert notes[1]["y"] - notes[0]["y"] == pytest.approx(0.021)


def test_tones() -> None:
    assert mix("#FF0000", "#FFFFFF", 0) == "#FFFFFF"
    assert mix("#FF0000", "#0000FF", 0.5) == "#800080"
    assert fade("#0A0B0C", 0.25) == "rgba(10,11,12,0.25)"


def test_amounts_and_spans() -> None:
    assert amount(0.8312, "rate", "zh") == "83.1%"
    assert amount(2.149, "mean", "en") == "2.15"
    assert amount(12345, "count", "en") == "12,345"
    assert amount(math.nan, "rate", "en") == "—"
    assert span_text(0.1, 0.2, "rate", "zh") == "10.0%–20.0%"
    assert span_text(0.1, math.nan, "rate", "zh") == "—"


def test_months_from_labels_and_numbers() -> None:
    assert month_numbers(pd.Series(["2009-03"])) == month_numbers(pd.Series([2009 * 12 + 2]))
    assert month_name(2009 * 12 + 2, "zh") == "2009年3月"
    assert month_name(2009 * 12 + 2, "en") == "March 2009"
