"""What a monthly line says of the way a figure goes: by its control chart, or against a year ago."""

from typing import Literal, get_args

import numpy as np
import pandas as pd

from metrics.definition import Indicator
from metrics.methods.control_chart import Chart, xmr
from metrics.methods.proportions import newcombe

Trend = Literal["improving", "worsening", "rising", "falling", "steady", "trial", "no_line"]
TRENDS: tuple[Trend, ...] = get_args(Trend)
Direction = Literal["higher", "lower", "neither"]
FEWER = ("lost_share", "project_investment")
# A mix, or a figure whose definition says that both ends may be bad: neither way is good.
MIX = ("beyond_laid_off", "service_modes", "expert_backgrounds", "projects_feasible", "occupancy")
YEAR = 12
POINT, TWENTIETH = 0.01, 0.05  # smaller changes of what is fully known are called none
LEAST = 2  # months without which there are no limits at all


def direction(indicator: Indicator) -> Direction:
    """Which way is good: fewer days, fewer lost businesses, less to invest; neither of a mix, nor
    of a plain sum, which the size of a city decides; of all else, more."""
    if indicator.unit == "days" or indicator.key in FEWER:
        return "lower"
    return "neither" if indicator.kind == "count" or indicator.key in MIX else "higher"


def ripe_chart(line: pd.DataFrame) -> Chart | None:
    """Control chart of the ripe months of a month line; None with fewer than two values."""
    held = line.loc[line["mature"].astype(bool), "value"].to_numpy(dtype=float)
    return xmr(held) if (held == held).sum() >= LEAST else None


def trend(line: pd.DataFrame, way: Direction = "higher") -> Trend:
    """The label of the last ripe month: a change only where the chart alerts there (outside the
    limits, or seven on one side), or seven months rise or fall in a row.

    Fewer than twelve months: `trial`, for the limits are not firm yet.
    """
    chart = ripe_chart(line)
    if chart is None:
        return "no_line"
    if chart.trial:
        return "trial"
    held = line.loc[line["mature"].astype(bool), "value"].to_numpy(dtype=float)
    last = int(np.flatnonzero(chart.label != "missing")[-1])
    if chart.label[last] == "seven_point_trend":
        rise = held[last] - held[last - 1]
    elif chart.alert[last]:
        rise = held[last] - chart.mean
    else:
        return "steady"
    return _named(bool(rise > 0), way)


def _named(up: bool, way: Direction) -> Trend:
    """A change by its name: good or bad where one way is good, else only which way."""
    if way == "neither":
        return "rising" if up else "falling"
    return "improving" if up == (way == "higher") else "worsening"


def course(line: pd.DataFrame, figure: Indicator) -> Trend:
    """Which way a figure goes. Of a stock the months depend on each other, so that limits from
    their differences would see changes everywhere: it is held against the month a year before.
    """
    return against_year_ago(line, figure) if figure.stock else trend(line, direction(figure))


def year_ago(line: pd.DataFrame) -> tuple[pd.Series, pd.Series] | None:
    """The last month of a stock and the one twelve months before; None where either is missing."""
    if len(line) <= YEAR:
        return None
    now, before = line.iloc[-1], line.iloc[-1 - YEAR]
    return (
        (now, before)
        if now["value"] == now["value"] and before["value"] == before["value"]
        else None
    )


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
        told = bool(low > 0 or high < 0)
    else:
        told = abs(change) >= (POINT if figure.kind == "share" else TWENTIETH * before["value"])
    if not told or not change:
        return "steady"
    return _named(change > 0, direction(figure))
