"""The record of earlier forecasts: what was likely then, and whether it came true."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from metrics.counts.periods import GRACE, YEAR, year_share
from metrics.counts.snapshot import Counts
from metrics.methods.calibration import bins, brier, decomposition
from metrics.methods.proportions import ratio
from metrics.readings.targets import yearly_places
from metrics.readings.year_rest import year_end_probability

COLUMNS = ("month", "city", "chance", "run_rate", "reached")
Record = dict[str, Any]


def forecasts_tested(earlier: Counts, final: Counts) -> pd.DataFrame:
    """One row per city whose year was open at the earlier date and is known by the final one.

    Columns COLUMNS: month number and city, the probability told then, what the plain run rate
    says (1 if the months so far, carried on, reach the target, else 0), and whether the target
    was reached, 1 or 0. Cities that had reached it already are left out, as nothing is foretold;
    so are those that did not report then or now. Empty where the year is not yet reported.
    """
    year = earlier.month // YEAR
    first, last = year * YEAR, year * YEAR + YEAR - 1
    if final.month < last + GRACE:
        return pd.DataFrame({name: [] for name in COLUMNS})
    done = earlier.cube("trained").window("syb", first, earlier.month).astype(float)
    came = final.cube("trained").window("syb", first, last).astype(float)
    came = came[np.searchsorted(final.codes, earlier.codes).clip(0, len(came) - 1)]
    goal = yearly_places(earlier, year)
    usable = earlier.reported & np.isin(earlier.codes, final.codes[final.reported])
    usable &= np.isfinite(goal) & (done < goal)
    rows = pd.DataFrame(
        {
            "month": earlier.month,
            "city": earlier.codes,
            "chance": year_end_probability(earlier, done, goal),
            "run_rate": (ratio(done, year_share(earlier)) >= goal).astype(float),
            "reached": (came >= goal).astype(float),
        }
    )
    return rows[usable & np.isfinite(rows["chance"])].reset_index(drop=True)


def summary(rows: pd.DataFrame) -> Record:
    """Bins, Brier scores and what they rest on, as plain numbers; no city is named.

    `climatology` tells everybody the share that reached the target in all; `calendar_months` are
    those at whose ends it was foretold (1..12).
    """
    told, came = rows["chance"].to_numpy(dtype=float), rows["reached"].to_numpy(dtype=float)
    usual = np.full(len(came), came.mean() if len(came) else np.nan)
    return {
        "forecasts": len(rows),
        "years": sorted({int(month) // YEAR for month in rows["month"]}),
        "calendar_months": sorted({int(month) % YEAR + 1 for month in rows["month"]}),
        "brier": {
            "ours": brier(told, came),
            "run_rate": brier(rows["run_rate"], came),
            "climatology": brier(usual, came),
        },
        "parts": decomposition(told, came)._asdict(),
        "bins": _bins(told, came),
    }


def _bins(told: Any, came: Any) -> list[Mapping[str, float]]:
    """The bins that hold anything, one after the other."""
    columns = bins(told, came)._asdict()
    rows = zip(*(column.tolist() for column in columns.values()), strict=True)
    return [dict(zip(columns, row, strict=True)) for row in rows if row[2] > 0]
