"""A city's opening, stability and jobs against what the nation's rates give for the same people."""

from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from metrics.cohorts.ripe_months import ripe_months
from metrics.counts.entities import By, keys, members
from metrics.counts.periods import ROLLING, Period
from metrics.counts.record_tables import BUSINESSES, OUTCOMES, cities_with_records
from metrics.counts.snapshot import GROUPS, KINDS, Counts
from metrics.definition import Text
from metrics.methods.proportions import mean_interval, ratio, wilson
from metrics.methods.standardisation import indirect
from metrics.readings.totals import gathered
from metrics.readings.verdicts import SMALLEST_N

What = Literal["opening", "stability", "jobs"]
WINDOWS: dict[What, int] = {"opening": 6, "stability": 12 + 1, "jobs": 6 + 1}
INDICATOR: dict[What, str] = {
    "opening": "opening_rate",
    "stability": "stability_rate",
    "jobs": "job_multiplier",
}
Ints = NDArray[np.int64]
AGAINST_NATION = Text(
    "标准化值把本市与全国同样构成的人群相比，各市权重不同，不可用于城市之间互比。",
    "A standardised value compares a city with the nation at the same mix; each city has weights "
    "of its own, so it does not compare city with city.",
)


def standardised(
    counts: Counts, what: What, by: By = "city", period: Period = ROLLING
) -> pd.DataFrame:
    """One row per entity of a slice made of cities, mature cohorts: raw and standardised side by side.

    `opening` of the served by target group; `stability` and `jobs` by target group and kind of
    business. Columns entity, n, observed, expected (at the nation's rate of each stratum), ratio
    with ratio_lower and ratio_upper, raw with raw_lower and raw_upper, standardised with
    standardised_lower and standardised_upper, state ("not_recorded", "immature", "too_small" or "").

    Stability is standardised by its rarer side: observed and expected are closings, so a ratio
    under 1 is better. Intervals of openings and closings are Byar's, a little wide for shares;
    that of jobs comes from the spread between businesses, for workers do not come one by one.
    """
    x, n, squares = _sums(counts, what, by, period)
    events = n - x if what == "stability" else x
    nation = ratio(events.sum(axis=0), n.sum(axis=0))
    expected = (n * np.nan_to_num(nation)).sum(axis=1)
    observed, total = events.sum(axis=1), n.sum(axis=1)
    if what == "jobs":
        ratios = _ratio_of_jobs(observed, total, squares.sum(axis=1), expected)
    else:
        ratios = indirect(observed, expected)
    overall = ratio(events.sum(), n.sum())
    value, lower, upper = (overall * figure for figure in ratios)
    if what == "stability":
        value, lower, upper = 1 - value, np.clip(1 - upper, 0, 1), 1 - lower
    raw, raw_lower, raw_upper = _raw(what, x.sum(axis=1), total, squares.sum(axis=1))
    few = np.where(total < SMALLEST_N, "too_small", "")
    recorded = gathered(counts, by, _recorded(counts, what)) > 0
    return pd.DataFrame(
        {
            "entity": list(keys(counts, by)),
            "n": total,
            "observed": observed,
            "expected": expected,
            "ratio": ratios[0],
            "ratio_lower": ratios[1],
            "ratio_upper": ratios[2],
            "raw": raw,
            "raw_lower": raw_lower,
            "raw_upper": raw_upper,
            "standardised": value,
            "standardised_lower": lower,
            "standardised_upper": upper if what == "jobs" else np.clip(upper, 0, 1),
            "state": np.where(recorded, np.where(total == 0, "immature", few), "not_recorded"),
        }
    )


def _ratio_of_jobs(
    observed: Ints, n: Ints, squares: Ints, expected: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Observed over expected jobs; limits from the t interval of the mean per business."""
    _, _, lower, upper = mean_interval(n, observed, squares)
    low, high = ratio(n * lower, expected), ratio(n * upper, expected)
    return ratio(observed, expected), np.maximum(low, 0), high


def _raw(
    what: What, x: Ints, n: Ints, squares: Ints
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    if what == "jobs":
        value, _, lower, upper = mean_interval(n, x, squares)
        return value, lower, upper
    return ratio(x, n), *wilson(x, n)


def _sums(counts: Counts, what: What, by: By, period: Period) -> tuple[Ints, Ints, Ints]:
    """Successes, units and squares by (entity, stratum) over mature months."""
    first, last = ripe_months(counts, WINDOWS[what], period).mature
    if what == "opening":
        table, names = counts.tables["opening"], ("served_opened", "served", "served")
        stratum, strata = table["grp"], len(GROUPS)
    else:
        table = counts.tables["business_mix"]
        top, bottom = ("operating", "known") if what == "stability" else ("jobs", "opened")
        names = (top, bottom, "jobs_squares")
        stratum = table["grp"].astype(np.int64) * len(KINDS) + table["kind"]
        strata = len(GROUPS) * len(KINDS)
    chosen = (table["month"] >= first) & (table["month"] <= last)
    chosen &= _recorded(counts, what)[np.searchsorted(counts.codes, table["city"])]
    row = members(counts, by)[np.searchsorted(counts.codes, table["city"][chosen])]
    size = (len(keys(counts, by)), strata)
    cell = row * strata + stratum[chosen]
    sums = [
        np.bincount(cell, weights=table[name][chosen], minlength=size[0] * size[1])
        .astype(np.int64)
        .reshape(size)
        for name in names
    ]
    return sums[0], sums[1], sums[2]


def _recorded(counts: Counts, what: What) -> NDArray[np.bool_]:
    """Cities that keep the records behind a question."""
    return cities_with_records(counts, *(BUSINESSES if what == "opening" else OUTCOMES))
