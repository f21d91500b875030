"""Rows of a chart: their names from the top down, and a dot with its interval in each."""

import pandas as pd

from charts.base.palette import palette
from charts.base.rows import interval_dots, row_axis

ENDS = pd.DataFrame({"value": [0.5, 0.75], "lower": [0.25, 0.5], "upper": [0.625, 1.0]})


def test_the_first_name_stands_at_the_top() -> None:
    axis = row_axis(pd.Series(["甲", "乙"]), palette("light"))

    assert dict(zip(axis["ticktext"], axis["tickvals"], strict=True)) == {"甲": 0, "乙": 1}
    assert axis["range"] == [1.5, -0.5]


def test_each_dot_has_its_row_and_its_interval() -> None:
    dots = interval_dots(ENDS, "#000", hovertext=["甲", "乙"])

    assert (dots["x"], dots["y"]) == ([0.5, 0.75], [0, 1])
    assert dots["error_x"]["array"] == [0.125, 0.25]
    assert dots["error_x"]["arrayminus"] == [0.25, 0.25]
    assert dots["hovertext"] == ["甲", "乙"]
