"""Month lines: the unripe end stands apart, the target and the limits have names."""

import numpy as np
import pandas as pd
import pytest

from charts.base.palette import palette
from charts.months.line import describe_month_line, month_line
from i18n import Language
from metrics.methods.control_chart import xmr
from tests.charts.drawn import words
from tests.charts.frames import months


def test_the_unripe_end_is_dashed_and_joined_to_the_last_ripe_month() -> None:
    _, ripe, unripe = month_line(months(24, 7), 0.5, "zh", "light").data
    assert np.isfinite(ripe.y).sum() == 17
    assert np.isfinite(unripe.y).sum() == 8
    assert ripe.y[16] == unripe.y[16]
    assert (ripe.line.dash, unripe.line.dash) == ("solid", "dash")
    assert unripe.line.color == palette("light").faint


def test_without_unripe_months_nothing_is_called_provisional() -> None:
    figure = month_line(months(24, 0), 0.5, "zh", "light")
    assert words(figure) == ["目标 50%"]
    assert np.isfinite(np.array(figure.data[2].y, dtype=float)).sum() == 0


def test_the_target_line_lies_at_the_target() -> None:
    figure = month_line(months(), 0.5, "en", "light")
    target = [s for s in figure.layout.shapes if s.line.color == palette("light").accent]
    assert [(line.y0, line.y1) for line in target] == [(0.5, 0.5)]
    assert "Target 50%" in words(figure)


def test_limits_come_from_the_ripe_months_only() -> None:
    line = months()
    figure = month_line(line, None, "zh", "light", limits=True)
    chart = xmr(line.loc[line["mature"], "value"])
    levels = {s.y0 for s in figure.layout.shapes if s.line.dash == "dot"}
    assert levels == {chart.mean, chart.lower, chart.upper}
    rings = figure.data[-1]
    assert len(rings.x) == chart.alert.sum() > 0


def test_fewer_than_twelve_months_give_trial_limits() -> None:
    assert any(
        "试用" in word
        for word in words(month_line(months(11, 0), None, "zh", "light", "rate", True))
    )
    assert not any(
        "试用" in word
        for word in words(month_line(months(12, 0), None, "zh", "light", "rate", True))
    )


@pytest.mark.parametrize(
    ("language", "expected"), [("zh", "另有7个月暂定"), ("en", "7 further months")]
)
def test_the_alt_text_tells_the_unripe_months(language: Language, expected: str) -> None:
    assert expected in describe_month_line(months(24, 7), 0.5, language)


def test_the_alt_text_gives_persons_a_month_of_a_yearly_number_and_no_share() -> None:
    line = months(24, 0).assign(value=2219.0)
    assert "2,219" in describe_month_line(line, None, "zh", "progress")
    assert "%" not in describe_month_line(line, None, "zh", "progress")


def test_what_is_there_or_not_is_drawn_from_nothing_to_all() -> None:
    line = months(24, 0).assign(value=1.0, lower=1.0, upper=1.0)
    low, high = month_line(line, None, "zh", "light", "share", whole=True).layout.yaxis.range
    tight = month_line(line, None, "zh", "light", "share").layout.yaxis.range

    assert low <= 0 < 1 <= high < 1.2
    assert tight[0] > 0.5


def under_way() -> pd.DataFrame:
    line = months(24, 0).assign(
        complete=1.0,
        complete_lower=np.nan,
        complete_upper=np.nan,
        estimate=np.nan,
        estimate_lower=np.nan,
        estimate_upper=np.nan,
    )
    last = line.index[-1]
    line.loc[last, ["complete", "complete_lower", "complete_upper"]] = [0.7, 0.6, 0.85]
    line.loc[last, ["estimate", "estimate_lower", "estimate_upper"]] = [0.9, 0.8, 1.0]
    line.loc[last, "mature"] = False
    return line


@pytest.mark.parametrize(
    ("language", "expected"),
    [("zh", "估计已报70%（60%至85%）"), ("en", "About 70% reported (60% to 85%)")],
)
def test_a_month_whose_reports_are_under_way_ends_hollow_and_says_so(
    language: Language, expected: str
) -> None:
    figure = month_line(under_way(), None, language, "light")
    assert expected in words(figure)
    hollow = figure.data[-1]
    assert (hollow.marker.symbol, list(hollow.y)) == ("circle-open", [0.9])
    assert hollow.error_y.array == pytest.approx([0.1])
    assert "70%" in figure.data[2].hovertext[-1]


def test_a_line_without_months_under_way_has_no_hollow_end() -> None:
    complete = under_way().assign(estimate=np.nan)
    figures = [month_line(line, None, "zh", "light") for line in (complete, months(24, 0))]
    assert [len(figure.data) for figure in figures] == [3, 3]
