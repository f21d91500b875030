"""What a monthly line says of the way a figure goes, by its control chart (XmR)."""

from typing import Literal, get_args

import numpy as np
import pandas as pd

from metrics.definition import Indicator
from metrics.methods.control_chart import Better, Chart, xmr

Trend = Literal["improving", "worsening", "steady", "trial", "no_line"]
TRENDS: tuple[Trend, ...] = get_args(Trend)
FEWER = ("lost_share", "project_investment")
LEAST = 2  # months without which there are no limits at all


def better(indicator: Indicator) -> Better:
    """Which way is good: fewer days, fewer lost businesses, less to invest; of all else, more."""
    return "lower" if indicator.unit == "days" or indicator.key in FEWER else "higher"


def ripe_chart(line: pd.DataFrame, way: Better = "higher") -> Chart | None:
    """Control chart of the ripe months of a month line; None with fewer than two values."""
    held = line.loc[line["mature"].astype(bool), "value"].to_numpy(dtype=float)
    return xmr(held, way) if (held == held).sum() >= LEAST else None


def trend(line: pd.DataFrame, way: Better = "higher") -> Trend:
    """The label of the last ripe month: improving or worsening only where the chart alerts there
    (outside the limits, or seven on one side), or seven months rise or fall in a row.

    Fewer than twelve months: `trial`, for the limits are not firm yet.
    """
    chart = ripe_chart(line, way)
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
    return "improving" if (rise > 0) == (way == "higher") else "worsening"
