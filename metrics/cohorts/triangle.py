"""The cohort triangle: of each month's businesses, how many still operate after each month."""

import numpy as np
import pandas as pd

from metrics.cohorts.curves import HORIZON, Which
from metrics.counts.kept_tables import OPENINGS, OUTCOMES, cities_with_records
from metrics.counts.months import month_label
from metrics.counts.snapshot import Counts
from metrics.methods.proportions import ratio


def triangle(counts: Counts, which: Which, shown: int = 36) -> pd.DataFrame:
    """Rows month, period, started, remaining (without the event by then), value, complete.

    `value` is the simple share without the event among all who started; `complete` tells whether
    the whole cohort month has been observed for that many months at the as-of date.
    """
    table = counts.tables[f"{which}_curve_triangle"]
    horizon = HORIZON[which]
    first = max(counts.first_month, counts.month - shown)
    size = (counts.month - first, horizon)
    started, events = np.zeros(size[0]), np.zeros(size)
    use = (table["month"] >= first) & (table["month"] < counts.month)
    use &= cities_with_records(counts, *(OPENINGS if which == "opening" else OUTCOMES)).any()
    row, period = table["month"][use] - first, table["period"][use] - 1
    np.add.at(started, row, table["n"][use])
    np.add.at(events, (row, period), table["n"][use] * table["event"][use])
    remaining = started[:, None] - events.cumsum(axis=1)
    months = np.repeat(np.arange(first, counts.month), horizon)
    periods = np.tile(np.arange(1, horizon + 1), size[0])
    frame = pd.DataFrame(
        {
            "month": [month_label(int(month)) for month in months],
            "period": periods,
            "started": np.repeat(started, horizon),
            "remaining": remaining.ravel(),
            "value": ratio(remaining.ravel(), np.repeat(started, horizon)),
            "complete": periods <= counts.month - months,
        }
    )
    return frame[frame["started"] > 0].reset_index(drop=True)
