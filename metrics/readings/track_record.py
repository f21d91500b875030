"""The record of earlier forecasts: what was likely then, and whether it came true."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from metrics.counts.periods import GRACE, YEAR, span, year_share
from metrics.counts.snapshot import Counts
from metrics.counts.summaries import summed_cube
from metrics.definition import Indicator
from metrics.methods.calibration import bins, brier, decomposition
from metrics.methods.proportions import ratio
from metrics.readings.forecasts import outlook
from metrics.readings.targets import rate_targets, yearly_places
from metrics.readings.totals import totals
from metrics.readings.year_rest import year_end_probability

COUNT, RATES = "trained", ("pass_rate", "opening_rate")
"""The figures whose forecasts are tested: the yearly count, and the rates of a calendar year."""
COLUMNS = ("month", "city", "chance", "run_rate", "reached", "figure")
Record = dict[str, Any]
Floats = NDArray[np.float64]


def forecasts_tested(earlier: Counts, final: Counts, rate: Indicator | None = None) -> pd.DataFrame:
    """One row per city whose year was open at the earlier date and is known by the final one.

    Columns COLUMNS: month number and city, the probability told then, what the plain run rate
    says (1 if the months so far, carried on, reach the target, else 0), whether the target
    was reached, 1 or 0, and the figure: the yearly count unless a rate is named. Cities that had reached it already are left out, as
    nothing is foretold; so are those that did not report then or now. Empty where the year is not
    yet reported.
    """
    year = earlier.month // YEAR
    ripe = rate.matures_after(GRACE) if rate else GRACE
    if final.month < year * YEAR + YEAR - 1 + ripe:
        return pd.DataFrame({name: [] for name in COLUMNS})
    told = _rate_told(earlier, rate) if rate else _count_told(earlier)
    came = _came(final, rate, year)
    came = came[np.searchsorted(final.codes, earlier.codes).clip(0, len(came) - 1)]
    usable = earlier.reported & np.isin(earlier.codes, final.codes[final.reported])
    usable &= told["open"] & np.isfinite(told["chance"] + came)
    rows = pd.DataFrame(
        {
            "month": earlier.month,
            "city": earlier.codes,
            "chance": told["chance"],
            "run_rate": told["run_rate"],
            "reached": (came >= told["goal"]).astype(float),
            "figure": rate.key if rate else COUNT,
        }
    )
    return rows[usable].reset_index(drop=True)


def _count_told(counts: Counts) -> dict[str, NDArray[Any]]:
    """Of the yearly count: goal, whether it is open, its probability, and the run rate's word."""
    year = counts.month // YEAR
    done = summed_cube(counts, COUNT).window("syb", year * YEAR, counts.month).astype(float)
    goal = yearly_places(counts, year)
    return {
        "goal": goal,
        "open": np.isfinite(goal) & (done < goal),
        "chance": year_end_probability(counts, done, goal),
        "run_rate": (ratio(done, year_share(counts)) >= goal).astype(float),
    }


def _rate_told(counts: Counts, indicator: Indicator) -> dict[str, NDArray[Any]]:
    """The same of a rate; its run rate is that of the year's ripe cohorts, before them the latest."""
    ahead, goal = outlook(counts, indicator), rate_targets(counts, indicator, counts.month // YEAR)
    lately = totals(counts, indicator, "city", span(counts, indicator))
    known = ahead.known > 0
    pace = np.where(
        known, ratio(ahead.done, ahead.known), ratio(lately.numerator, lately.denominator)
    )
    return {
        "goal": goal,
        "open": (ahead.missing > 0) & (ahead.expected > ahead.known),
        "chance": ahead.probability,
        "run_rate": (pace >= goal).astype(float),
    }


def _came(final: Counts, rate: Indicator | None, year: int) -> Floats:
    """What the year brought in the end, per city."""
    if rate is None:
        last = year * YEAR + YEAR - 1
        return summed_cube(final, COUNT).window("syb", year * YEAR, last).astype(float)
    sums = totals(final, rate, "city", span(final, rate, year))
    return ratio(sums.numerator, sums.denominator)


def summary(rows: pd.DataFrame) -> Record:
    """Bins, Brier scores and what they rest on, as plain numbers; no city is named.

    `climatology` tells everybody the share that reached the target in all; `calendar_months` are
    those at whose ends it was foretold (1..12); `by_year` holds the same of every single year.
    """
    years = sorted({int(month) // YEAR for month in rows["month"]})
    of_year = rows["month"].to_numpy(dtype=int) // YEAR
    return {
        **_scores(rows),
        "years": years,
        "calendar_months": sorted({int(month) % YEAR + 1 for month in rows["month"]}),
        "by_year": [{"year": year, **_scores(rows[of_year == year])} for year in years],
    }


def _scores(rows: pd.DataFrame) -> Record:
    told, came = rows["chance"].to_numpy(dtype=float), rows["reached"].to_numpy(dtype=float)
    usual = np.full(len(came), came.mean() if len(came) else np.nan)
    return {
        "forecasts": len(rows),
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
