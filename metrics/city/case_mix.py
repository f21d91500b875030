"""A city's opening, stability and jobs against what the nation's rates give for the same people."""

from collections.abc import Callable
from typing import Literal, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from metrics.cohorts.ripe_months import ripe_months
from metrics.counts.entities import By, keys, members
from metrics.counts.kept_tables import OPENINGS, OUTCOMES, cities_with_records
from metrics.counts.measures import CLOSED, LOST
from metrics.counts.periods import ROLLING, YEAR, Period
from metrics.counts.snapshot import GROUPS, KINDS, Columns, Counts
from metrics.definition import Text
from metrics.job_multiplier import JOB_MULTIPLIER
from metrics.methods.proportions import effective_counts, mean_interval, ratio, wilson
from metrics.methods.standardisation import indirect
from metrics.readings.curve_rate import OPENED, curve_rate
from metrics.readings.filled_mean import as_squares, filled_sums, fills_in, measures_of
from metrics.readings.totals import gathered
from metrics.readings.verdicts import SMALLEST_N

What = Literal["opening", "stability", "jobs"]
WINDOWS: dict[What, int] = {"opening": 6, "stability": 12 + 1, "jobs": 6 + 1}
INDICATOR: dict[What, str] = {
    "opening": "opening_rate",
    "stability": "stability_rate",
    "jobs": "job_multiplier",
}
Floats = NDArray[np.float64]
Limits = tuple[Floats, Floats, Floats]
AGAINST_NATION = Text(
    "标准化值把本市与{area}同样构成的人群相比，各市权重不同，不可用于城市之间互比。",
    "A standardised value compares a city with {area} at the same mix; each city has weights "
    "of its own, so it does not compare city with city.",
)


class Mix(NamedTuple):
    """Per entity: units, cases they are worth, observed and expected, their ratio, and the raw value.

    `ratios` and `raw` come with their limits; `overall` is the nation's raw value, of stability
    what it lacks to 1.
    """

    n: Floats
    effective: Floats
    observed: Floats
    expected: Floats
    ratios: Limits
    overall: float
    raw: Limits


def standardised(
    counts: Counts, what: What, by: By = "city", period: Period = ROLLING
) -> pd.DataFrame:
    """One row per entity of a slice made of cities, mature cohorts: raw and standardised side by side.

    `opening` of the served by target group; `stability` and `jobs` by target group and kind of
    business. Columns entity, n, observed, expected (at the nation's rate of each stratum), ratio
    with ratio_lower and ratio_upper, raw with raw_lower and raw_upper, standardised with
    standardised_lower and standardised_upper, state ("not_recorded", "immature", "too_small" or "").

    `raw` is the headline of the same months. Stability is standardised by its rarer side: observed
    are n x (1 - S), S the city's curve at twelve months, expected the sum of n_s x (1 - S_s) with
    the nation's curve of each stratum (together as many as the nation's), so a ratio under 1 is better; its interval is Byar's of the
    closings among the effective cases. That of openings is Byar's too, a little wide for shares;
    that of jobs comes from the spread between businesses, for workers do not come one by one.
    """
    first, last = ripe_months(counts, WINDOWS[what], period).mature
    mix = READ[what](counts, by, first, last)
    value, lower, upper = (mix.overall * figure for figure in mix.ratios)
    if what == "stability":
        value, lower, upper = 1 - value, np.clip(1 - upper, 0, 1), 1 - lower
    few = np.where(mix.effective < SMALLEST_N, "too_small", "")
    recorded = gathered(counts, by, _recorded(counts, what)) > 0
    return pd.DataFrame(
        {
            "entity": list(keys(counts, by)),
            "n": mix.n,
            "observed": mix.observed,
            "expected": mix.expected,
            "ratio": mix.ratios[0],
            "ratio_lower": mix.ratios[1],
            "ratio_upper": mix.ratios[2],
            "raw": mix.raw[0],
            "raw_lower": mix.raw[1],
            "raw_upper": mix.raw[2],
            "standardised": value,
            "standardised_lower": lower,
            "standardised_upper": upper if what == "jobs" else np.clip(upper, 0, 1),
            "state": np.where(recorded, np.where(mix.n == 0, "immature", few), "not_recorded"),
        }
    )


def _opening(counts: Counts, by: By, first: int, last: int) -> Mix:
    cells = _Cells(counts, "opening", by, first, last, _recorded(counts, "opening"))
    x, n = cells.sums("served_opened"), cells.sums("served")
    expected = (n * np.nan_to_num(ratio(x.sum(axis=0), n.sum(axis=0)))).sum(axis=1)
    observed, total = x.sum(axis=1), n.sum(axis=1)
    overall = float(ratio(x.sum(), n.sum()))
    raw = ratio(observed, total), *wilson(observed, total)
    return Mix(total, total, observed, expected, indirect(observed, expected), overall, raw)


def _stability(counts: Counts, by: By, first: int, last: int) -> Mix:
    """By the curve; of an older snapshot among those known."""
    cells = _Cells(counts, "business_mix", by, first, last, _recorded(counts, "stability"))
    names = (OPENED, *CLOSED, *LOST) if set(CLOSED) <= set(cells.table) else ("operating", "known")
    sums = {name: cells.sums(name) for name in names}
    x_of, n_of, _ = _lasting({name: part.sum(axis=0) for name, part in sums.items()})
    x, n, effective = _lasting({name: part.sum(axis=1) for name, part in sums.items()})
    nation, of, _ = _lasting({name: part.sum() for name, part in sums.items()})
    units = sums[OPENED if OPENED in sums else "known"]
    expected = (units * np.nan_to_num(1 - ratio(x_of, n_of))).sum(axis=1)
    # Curves of parts do not add up to that of the whole exactly, so they are brought to it.
    expected *= np.nan_to_num(ratio(of - nation, expected.sum()))
    closed, cases = effective_counts(n - x, n, effective)
    _, low, high = indirect(closed, np.nan_to_num(expected * ratio(cases, n)))
    ratios = ratio(n - x, expected), low, high
    raw = ratio(x, n), *wilson(*effective_counts(x, n, effective))
    return Mix(n, effective, n - x, expected, ratios, 1 - float(ratio(nation, of)), raw)


def _jobs(counts: Counts, by: By, first: int, last: int) -> Mix:
    """The unvisited filled in as in the headline; of an older snapshot they bring no jobs."""
    cells = _Cells(counts, "business_mix", by, first, last, _recorded(counts, "jobs"))
    x, n = cells.sums("jobs"), cells.sums("opened")
    observed, total, squares = x.sum(axis=1), n.sum(axis=1), cells.sums("jobs_squares").sum(axis=1)
    if "unvisited" in cells.table:
        x = x + cells.sums("unvisited", _mean_jobs(counts, cells.table))
        observed, total, spread = filled_sums(counts, JOB_MULTIPLIER, by, first, last)
        squares = as_squares(observed, total, spread)
    expected = (n * np.nan_to_num(ratio(x.sum(axis=0), n.sum(axis=0)))).sum(axis=1)
    value, _, lower, upper = mean_interval(total, observed, squares)
    low, high = ratio(total * lower, expected), ratio(total * upper, expected)
    ratios = ratio(observed, expected), np.maximum(low, 0), high
    overall = float(ratio(x.sum(), n.sum()))
    return Mix(total, total, observed, expected, ratios, overall, (value, lower, upper))


READ: dict[What, Callable[[Counts, By, int, int], Mix]] = {
    "opening": _opening,
    "stability": _stability,
    "jobs": _jobs,
}


def _lasting(sums: dict[str, Floats]) -> tuple[Floats, Floats, Floats]:
    """(operating after a year, of, effective cases) of the sums of one level."""
    if OPENED not in sums:
        return sums["operating"], sums["known"], sums["known"]
    lasting, opened, effective, _, _ = curve_rate(sums.__getitem__)
    return lasting, opened, effective


def _mean_jobs(counts: Counts, table: Columns) -> Floats:
    """For every row of the mix what stands for a business that nobody visited."""
    city = np.searchsorted(counts.codes, table["city"])
    years = np.asarray(table["month"]) // YEAR
    mean = np.zeros(len(city))
    for year in np.unique(years):
        of_year = fills_in(counts, measures_of(JOB_MULTIPLIER), int(year)).mean[city]
        mean = np.where(years == year, of_year, mean)
    return mean


class _Cells:
    """Rows of a count table over some months, summed by entity and stratum."""

    def __init__(
        self, counts: Counts, name: str, by: By, first: int, last: int, cities: NDArray[np.bool_]
    ) -> None:
        self.table = table = counts.tables[name]
        kinds = len(KINDS) if "kind" in table else 1
        kind = table.get("kind", 0)
        city = np.searchsorted(counts.codes, table["city"])
        self.chosen = (table["month"] >= first) & (table["month"] <= last) & cities[city]
        self.size = len(keys(counts, by)), len(GROUPS) * kinds
        stratum = table["grp"].astype(np.int64) * kinds + kind
        self.cell = (members(counts, by)[city] * self.size[1] + stratum)[self.chosen]

    def sums(self, measure: str, weight: Floats | None = None) -> Floats:
        """Sum of a measure, times the weight of each row: (entities, strata)."""
        amount = self.table[measure] if weight is None else self.table[measure] * weight
        summed = np.bincount(self.cell, weights=amount[self.chosen], minlength=np.prod(self.size))
        return summed.astype(float).reshape(self.size)


def _recorded(counts: Counts, what: What) -> NDArray[np.bool_]:
    """Cities that keep the records behind a question."""
    return cities_with_records(counts, *(OPENINGS if what == "opening" else OUTCOMES))
