"""Whether a monthly figure has really changed, or moves as it always did (XmR chart)."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from metrics.methods.proportions import Floats

Flags = npt.NDArray[np.bool_]

LIMIT = 2.66  # 3 / 1.128: three sigma from the mean moving range (Wheeler 1993)
SCREEN = 3.267  # a moving range above this multiple of the mean is itself an outlier
RUN = 7
FIRM_FROM = 12


@dataclass(frozen=True, eq=False)
class Chart:
    """Mean and limits of a series, one label and one alert per point.

    `label`: the rule that a point falls under, as `xmr` lists them, or "missing"; `alert`: true
    only outside the limits or in seven on one side; `trial`: fewer than twelve points.
    """

    mean: float
    lower: float
    upper: float
    label: npt.NDArray[np.str_]
    alert: Flags
    trial: bool


def xmr(values: npt.ArrayLike) -> Chart:
    """Chart of individual values and moving ranges (Wheeler 1993; NHS "plot the dots").

    Limits m -+ 2.66 a, a the mean moving range; near limits at two thirds. Ranges >= 3.267 a are
    dropped once, but not under twelve points, nor in a sparse series, where more than half of the
    ranges are 0 and what is left would have no width. Without any width there are no limits (NaN).
    Labels, the first that applies: outside_limits; seven_point_trend (six rises or falls in a
    row); two_of_three (two between near limit and limit, all three on that side); one_side (seven
    in a row, never of a sparse series, whose mean lies beside most of its points); common_cause.
    A missing value (NaN) interrupts runs and ranges.
    Raises ValueError if the values are not one list.
    """
    series = np.asarray(values, dtype=np.float64)
    if series.ndim != 1:
        raise ValueError("A chart needs one list of values.")
    present = np.isfinite(series)
    trial = bool(present.sum() < FIRM_FROM)
    mean = float(series[present].mean()) if present.any() else np.nan
    ranges = np.abs(np.diff(series))
    ranges = ranges[np.isfinite(ranges)]
    sparse = 2 * np.count_nonzero(ranges) < ranges.size
    reach = LIMIT * _mean_range(ranges, screened=not (trial or sparse))
    label, alert = _judge(series, mean, reach, RUN if not sparse else series.size + 1)
    return Chart(mean, mean - reach, mean + reach, label, alert, trial)


def _mean_range(ranges: Floats, screened: bool) -> float:
    """Mean of the ranges, without the outliers among them if screened; NaN where it is nothing."""
    typical = ranges.mean() if ranges.size else 0.0
    if screened:
        typical = ranges[ranges < SCREEN * typical].mean() if typical else 0.0
    return float(typical) if typical else np.nan


def _judge(
    series: Floats, mean: float, reach: float, run: int
) -> tuple[npt.NDArray[np.str_], Flags]:
    """Label and alert of each point; `run` points on one side are one too many."""
    away = series - mean
    # Rounding in the mean must not put a constant series outside limits of width 0.
    away = np.where(np.abs(away) <= 1e-12 * np.abs(series), 0.0, away)
    side = np.nan_to_num(np.sign(away))
    outside = np.abs(away) > reach + 1e-12 * np.abs(series)
    near = ~outside & (np.abs(away) > reach * 2 / 3)
    one_side = _in_run(side, run, run)
    trend = _in_run(np.nan_to_num(np.sign(np.diff(series))), RUN - 1, RUN)
    rules = [np.isnan(series), outside, trend, _two_of_three(near, side), one_side]
    names = ["missing", "outside_limits", "seven_point_trend", "two_of_three", "one_side"]
    return np.select(rules, names, "common_cause"), outside | one_side


def _in_run(signs: Floats, length: int, points: int) -> Flags:
    """Points that belong to `length` equal signs in a row."""
    if signs.size < length:
        return np.zeros(signs.size + points - length, dtype=bool)
    windows = np.lib.stride_tricks.sliding_window_view(signs, length)
    return _covered(np.abs(windows.sum(axis=1)) == length, points)


def _two_of_three(near: Flags, side: Floats) -> Flags:
    if near.size < 3:
        return np.zeros(near.size, dtype=bool)
    window = np.lib.stride_tricks.sliding_window_view
    same_side = np.abs(window(side, 3).sum(axis=1)) == 3
    return _covered((window(near, 3).sum(axis=1) >= 2) & same_side, 3) & near


def _covered(starts: Flags, points: int) -> Flags:
    return np.convolve(starts, np.ones(points)) > 0.5
