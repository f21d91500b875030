"""Control charts, against a published example and series drawn so that one rule applies."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.methods.control_chart import xmr

# NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2: flow rates of ten batches.
FLOW = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]
CALM = [10, 12, 9, 11, 10, 12, 9, 11, 10, 12, 9, 11]


def mirrored(values):
    return [-value for value in values]


def test_the_nist_example():
    chart = xmr(FLOW)
    assert chart.mean == pytest.approx(50.81)
    # the handbook divides by 1.128 where the house formula has the rounded 2.66
    assert (chart.lower, chart.upper) == pytest.approx((45.8159, 55.8041), abs=2e-3)
    assert set(chart.label) == {"common_cause"}
    assert not chart.alert.any()


def test_under_twelve_points_the_limits_are_on_trial():
    assert xmr(FLOW).trial
    assert xmr(CALM[:11]).trial
    assert not xmr(CALM).trial


def test_one_wild_range_does_not_widen_the_limits():
    calm = [10, 11] * 6
    chart = xmr([*calm, 60, *calm, -39, *calm])
    # the four ranges of 49 and 50 are dropped, and those of 1 remain
    assert (chart.lower, chart.upper) == pytest.approx((10.5 - 2.66, 10.5 + 2.66))
    assert np.flatnonzero(chart.label == "outside_limits").tolist() == [12, 25]
    assert np.flatnonzero(chart.alert).tolist() == [12, 25]


def test_a_range_is_dropped_from_3267_thousandths_of_the_mean_range():
    # 13 ranges of 1 and one of r: r / mean range reaches 3.267 at r = 3.957
    for wide, mean_range in ((3.9, 16.9 / 14), (4.0, 1.0)):
        chart = xmr([*[0, 1] * 7, 1 + wide])
        assert chart.upper - chart.mean == pytest.approx(2.66 * mean_range)


@pytest.mark.parametrize("turn", [list, mirrored])
def test_seven_on_one_side_alert(turn):
    values = turn([9, 5, 9, 5, 9, 5, 9, 15, 11, 15, 11, 15, 11, 11])
    chart = xmr(values)
    assert set(chart.label) == {"one_side"}
    assert chart.alert.all()


def test_six_on_one_side_do_not_alert():
    chart = xmr([9, 8, 9, 8, 9, 8, 11, 12, 11, 12, 11, 12])
    assert not chart.alert.any()


@pytest.mark.parametrize("turn", [list, mirrored])
def test_six_rises_in_a_row_are_a_mark_but_no_alert(turn):
    chart = xmr(turn([12, 14, 6, 7, 8, 9, 10, 11, 12, 7, 13, 8, 12, 5]))
    assert np.flatnonzero(chart.label == "seven_point_trend").tolist() == list(range(2, 9))
    assert not chart.alert.any()
    assert "seven_point_trend" not in xmr(turn([12, 14, 6, 7, 8, 9, 10, 11, 7, 13])).label


@pytest.mark.parametrize("turn", [list, mirrored])
def test_two_of_three_near_a_limit_are_marked(turn):
    # mean 10.17, limits 10.17 -+ 5.41, near limits 10.17 -+ 3.61
    values = turn([11, 9, 11, 9, 11, 9, 14.3, 12, 14.3, 9, 8, 9, 8, 9, 11, 9, 9.0, 10.4])
    chart = xmr(values)
    assert np.flatnonzero(chart.label == "two_of_three").tolist() == [6, 8]
    assert not chart.alert.any()


@pytest.mark.parametrize("third", [13.2, 16.5])
def test_a_point_short_of_the_near_limit_or_beyond_the_limit_is_not_the_second(third):
    # near limit 13.5 and 13.8, limit 15.2 and 15.5
    chart = xmr([11, 9, 11, 9, 11, 9, 14.3, 12, third, 9, 8, 9, 8, 9, 11, 9, 9.0, 10.4])
    assert "two_of_three" not in chart.label


def test_two_near_a_limit_across_the_mean_are_not_marked():
    values = [11, 9, 11, 9, 11, 9, 14.3, 9.9, 14.3, 9, 8, 9, 8, 9, 11, 9, 9.0, 10.4]
    assert "two_of_three" not in xmr(values).label


def test_the_first_rule_names_the_point_but_a_run_alerts_all_the_same():
    values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]
    chart = xmr(values)
    assert chart.label[0] == "outside_limits"
    assert chart.label[7] == "seven_point_trend"
    assert chart.alert.all()


@pytest.mark.parametrize("constant", [0.0, 0.1, 1 / 3, 1e6])
def test_a_constant_series_alerts_nobody(constant):
    chart = xmr([constant] * 36)
    assert set(chart.label) == {"common_cause"}
    assert chart.mean == pytest.approx(constant)


@pytest.mark.parametrize("values", [[0.0] * 24, [3.0] * 5 + [float("nan")] + [7.0] * 9])
def test_limits_of_no_width_are_not_drawn(values):
    chart = xmr(values)
    assert math.isnan(chart.lower)
    assert math.isnan(chart.upper)
    assert not chart.alert.any()


@pytest.mark.parametrize("turn", [list, mirrored])
def test_one_event_in_a_year_of_none_is_one_alert(turn):
    chart = xmr(turn([0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0]))
    assert abs(chart.mean) == pytest.approx(0.417, abs=5e-4)
    lower, upper = sorted([turn([chart.lower])[0], turn([chart.upper])[0]])
    assert (lower, upper) == pytest.approx((-2.0, 2.84), abs=6e-3)
    assert np.flatnonzero(chart.alert).tolist() == [5]
    assert np.flatnonzero(chart.label == "outside_limits").tolist() == [5]


def test_months_without_an_event_are_no_run_on_one_side():
    chart = xmr([*[0] * 11, 5, *[0] * 11])
    assert np.flatnonzero(chart.alert).tolist() == [11]


def test_under_twelve_points_and_in_sparse_series_no_range_is_dropped():
    short = [10, 11, 10, 11, 10, 40, 10, 11, 10, 11, 10]
    sparse = [*[10] * 12, 40, *[10] * 12]
    for values in (short, sparse):
        chart = xmr(values)
        assert chart.upper - chart.mean == pytest.approx(2.66 * np.abs(np.diff(values)).mean())


def test_missing_months_interrupt_runs_and_ranges():
    gap = float("nan")
    chart = xmr([9, 8, 9, 8, gap, 8, 9, 8, 11, 12, 11, 12, gap, 12, 11, 12])
    assert chart.mean == pytest.approx(140 / 14)
    assert chart.label[4] == chart.label[12] == "missing"
    assert not chart.alert.any()
    assert chart.upper - chart.mean == pytest.approx(2.66 * 13 / 11)


@pytest.mark.parametrize("values", [[], [5.0], [float("nan")] * 3])
def test_too_short_a_series_has_no_limits_and_no_alerts(values):
    chart = xmr(values)
    assert math.isnan(chart.upper)
    assert len(chart.label) == len(chart.alert) == len(values)
    assert not chart.alert.any()


@given(st.lists(st.integers(-50, 50), min_size=2, max_size=48), st.integers(1, 1000))
def test_the_unit_of_measurement_does_not_matter(values, scale):
    one, other = xmr(values), xmr([value * 2.0**scale for value in values])
    assert one.label.tolist() == other.label.tolist()
    assert one.alert.tolist() == other.alert.tolist()


@given(st.lists(st.integers(-50, 50), min_size=2, max_size=48))
def test_alerts_are_exactly_the_points_outside_and_the_runs_of_seven(values):
    chart = xmr(values)
    side = [(v > chart.mean + 1e-9) - (v < chart.mean - 1e-9) for v in values]
    ranges = np.diff(values)
    sparse = np.count_nonzero(ranges) < len(ranges) / 2
    for i, value in enumerate(values):
        starts = range(max(0, i - 6), min(i, len(values) - 7) + 1)
        run = not sparse and any(abs(sum(side[s : s + 7])) == 7 for s in starts)
        outside = value > chart.upper + 1e-9 or value < chart.lower - 1e-9
        assert chart.alert[i] == (run or outside)


def test_impossible_input_is_named():
    with pytest.raises(ValueError, match="one list of values"):
        xmr([[1, 2], [3, 4]])
