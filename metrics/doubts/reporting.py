"""Which city reported which month, and how many days after the month's end."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from metrics.counts.entities import keys
from metrics.counts.snapshot import Counts, once
from metrics.methods.proportions import ratio

MONTHS = 12
IN_TIME = 10  # days after the month's end, our proposal


@once
def months_due(counts: Counts) -> tuple[int, ...]:
    """The months that returns were due for: the latest twelve up to now that anybody reported."""
    months = counts.tables["returns"]["month"].astype(np.int64)
    recent = months[(months > counts.month - MONTHS) & (months <= counts.month)]
    return tuple(np.unique(recent).tolist())


@once
def received(counts: Counts) -> NDArray[np.bool_]:
    """Whether a return came, cities by `months_due`."""
    return ~np.isnan(_laid_out(counts, "month"))


@once
def days_taken(counts: Counts) -> NDArray[np.float64]:
    """Days from the month's end to the return, cities by `months_due`; NaN where not known.

    Snapshots of older definitions did not count days.
    """
    if "days" not in counts.tables["returns"]:
        return np.full((len(counts.codes), len(months_due(counts))), np.nan)
    return _laid_out(counts, "days")


def _laid_out(counts: Counts, column: str) -> NDArray[np.float64]:
    """A column of the returns, cities by `months_due`; NaN where there is none."""
    returns, due = counts.tables["returns"], np.array(months_due(counts), dtype=np.int64)
    rows = np.isin(returns["month"], due) & np.isin(returns["city"], counts.codes)
    city = np.searchsorted(counts.codes, returns["city"][rows].astype(np.int64))
    month = np.searchsorted(due, returns["month"][rows].astype(np.int64))
    values = np.full((len(counts.codes), len(due)), np.nan)
    values[city, month] = returns[column][rows]
    values.flags.writeable = False
    return values


@once
def reporting(counts: Counts) -> pd.DataFrame:
    """One row per city of the programme: entity, due, received, in_time (returns), complete, prompt (shares), reported.

    `complete` is received of due, `prompt` those within ten days of due; NaN where not known.
    """
    taken, came = days_taken(counts), received(counts).sum(axis=1)
    due = np.full(len(taken), taken.shape[1])
    known = "days" in counts.tables["returns"]
    in_time = (taken <= IN_TIME).sum(axis=1) if known else np.full(len(taken), np.nan)
    table = pd.DataFrame(
        {
            "entity": list(keys(counts, "city")),
            "due": due,
            "received": came,
            "in_time": in_time,
            "complete": ratio(came, due),
            "prompt": ratio(in_time, due),
            "reported": counts.reported,
        }
    )
    return table[~counts.left].reset_index(drop=True)
