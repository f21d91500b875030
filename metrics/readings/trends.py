"""What a monthly line says of the way a figure goes: by its control chart, or against a year ago."""

from typing import Literal, get_args

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from metrics.definition import Better, Indicator
from metrics.methods.control_chart import Chart, xmr
from metrics.methods.proportions import newcombe

Trend = Literal["improving", "worsening", "rising", "falling", "steady", "trial", "no_line"]
TRENDS: tuple[Trend, ...] = get_args(Trend)
YEAR = 12
POINT, TWENTIETH = 0.01, 0.05  # smaller changes of what is fully known are called none
LEAST = 2  # months without which there are no limits at all


def ripe_chart(line: pd.DataFrame) -> Chart | None:
    """Control chart of the ripe months of a month line; None with fewer than two values."""
    values = _ripe_values(line)
    return xmr(values) if np.isfinite(values).sum() >= LEAST else None


def _ripe_values(line: pd.DataFrame) -> NDArray[np.float64]:
    """The values of the ripe months; NaN where one has none."""
    ripe: NDArray[np.float64] = line.loc[line["mature"].astype(bool), "value"].to_numpy(dtype=float)
    return ripe


def trend(line: pd.DataFrame, better: Better = "higher") -> Trend:
    """The label of the last ripe month: a change only where the chart alerts there (outside the
    limits, or seven on one side), or seven months rise or fall in a row.

    Fewer than twelve months: `trial`, for the limits are not firm yet.
    """
    chart = ripe_chart(line)
    if chart is None:
        return "no_line"
    if chart.trial:
        return "trial"
    values = _ripe_values(line)
    last = int(np.flatnonzero(chart.label != "missing")[-1])
    if chart.label[last] == "seven_point_trend":
        rise = values[last] - values[last - 1]
    elif chart.alert[last]:
        rise = values[last] - chart.mean
    else:
        return "steady"
    return _named(bool(rise > 0), better)


def _named(up: bool, better: Better) -> Trend:
    """A change by its name: good or bad where one way is good, else only which way."""
    if better == "neither":
        return "rising" if up else "falling"
    return "improving" if up == (better == "higher") else "worsening"


def course(line: pd.DataFrame, figure: Indicator) -> Trend:
    """Which way a figure goes. Of a stock the months depend on each other, so that limits from
    their differences would see changes everywhere: it is held against the month a year before.
    """
    return against_year_ago(line, figure) if figure.stock else trend(line, figure.better)


def year_ago(line: pd.DataFrame) -> tuple[pd.Series, pd.Series] | None:
    """The last month of a stock and the one twelve months before; None where either is missing."""
    if len(line) <= YEAR:
        return None
    now, before = line.iloc[-1], line.iloc[-1 - YEAR]
    return None if np.isnan(now["value"]) or np.isnan(before["value"]) else (now, before)


def against_year_ago(line: pd.DataFrame, figure: Indicator) -> Trend:
    """Which way since a year ago: a rate by Newcombe's interval of the difference; what is
    fully known by a point of a share, by a twentieth of a number."""
    pair = year_ago(line)
    if pair is None:
        return "trial"
    now, before = pair
    change = float(now["value"] - before["value"])
    if figure.kind == "rate":
        counts = (now["numerator"], now["denominator"], before["numerator"], before["denominator"])
        _, low, high = newcombe(*counts)
        is_change = bool(low > 0 or high < 0)
    else:
        least = POINT if figure.kind == "share" else TWENTIETH * before["value"]
        is_change = abs(change) >= least
    if not is_change or not change:
        return "steady"
    return _named(change > 0, figure.better)
