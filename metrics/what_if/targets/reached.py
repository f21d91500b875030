"""What cities have ever reached: the ground on which a target is set."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from metrics.counts.entities import keys
from metrics.counts.periods import YEAR
from metrics.counts.snapshot import Counts, once
from metrics.counts.summaries import reading_cube
from metrics.methods.proportions import effective_counts, mean_interval, ratio, wilson
from metrics.readings.every_year import every_year, year_sums
from metrics.readings.verdicts import SMALLEST_N
from metrics.registry import INDICATORS
from metrics.what_if.targets.arrays import CODE, target_arrays

DECILES = tuple(tenth / 10 for tenth in range(1, 10))
FEWEST_TOLD = 20
HELD = (CODE["unreported"], CODE["not_recorded"], CODE["quality_hold"])


@dataclass(frozen=True)
class Reach:
    """How a line lies among what cities have reached, shares of the cities with a figure.

    `cities` with a figure now; `above` of them have reached the line, `surely` have their whole
    interval at or above it; `ever` of the cities with any ripe year had reached it in some.
    """

    cities: int
    above: float
    surely: float
    ever: float


def reach(counts: Counts, key: str, line: float) -> Reach:
    """Where a target for all lies in the distribution of one indicator."""
    now = distribution(counts, key)
    past = best(counts, key)["value"].to_numpy(dtype=float)
    reached_before = ~np.isnan(past)
    return Reach(
        len(now),
        float(ratio((now["value"] >= line).sum(), len(now))),
        float(ratio((now["lower"] >= line).sum(), len(now))),
        float(ratio((past[reached_before] >= line).sum(), reached_before.sum())),
    )


@once
def distribution(counts: Counts, key: str) -> pd.DataFrame:
    """One row per city with a figure, ascending: entity, value, lower, upper. Do not change it.

    The reading of the latest twelve ripe months; of training the persons of the latest twelve.
    """
    arrays = target_arrays(counts, key)
    value, lower, upper = arrays.value, arrays.lower, arrays.upper
    if arrays.indicator.kind == "progress":
        cube, last = reading_cube(counts, arrays.indicator), counts.month
        year = cube.window(arrays.indicator.numerator, last - YEAR + 1, last).astype(float)
        value = lower = upper = year
    usable = (arrays.blocked < 0) & ~np.isnan(value)
    rows = pd.DataFrame(
        {"entity": list(keys(counts, "city")), "value": value, "lower": lower, "upper": upper}
    )[usable]
    return rows.sort_values(["value", "entity"]).reset_index(drop=True)


def deciles(counts: Counts, key: str) -> tuple[float, ...]:
    """The nine deciles of `distribution`: what cities have reached, told without any of them.

    None of it under 20 cities, where a decile would be nearly one city's own value.
    """
    value = distribution(counts, key)["value"].to_numpy(dtype=float)
    if len(value) < FEWEST_TOLD:
        return ()
    return tuple(np.quantile(value, DECILES).tolist())


@once
def best(counts: Counts, key: str) -> pd.DataFrame:
    """The best twelve ripe cohort months in a row that each city ever had.

    Columns entity, value, lower, upper, n, month (the last of the twelve); missing where fewer
    than 30 were ever followed, and for cities on hold or without return. Being the best of many
    overlapping years it lies above what a city does on average. For yearly counts: the best
    twelve months of training, in persons. Do not change it.
    """
    indicator = INDICATORS[key]
    count = indicator.kind == "progress"
    if count:
        x = year_sums(reading_cube(counts, indicator).monthly(indicator.numerator).astype(float))
        n, squared, effective = x, x, x
    else:
        years = every_year(counts, indicator)
        x, n, squared, effective = (
            years.numerator,
            years.denominator,
            years.squares,
            years.effective,
        )
    enough = n >= SMALLEST_N
    value = np.where(enough, x if count else ratio(x, n), -np.inf)
    rows = np.arange(len(value))
    at = value.argmax(axis=1) if value.shape[1] else np.zeros(len(rows), dtype=int)
    none = np.isin(target_arrays(counts, key).blocked, HELD)
    if not value.shape[1]:
        x = n = squared = effective = np.zeros((len(rows), 1))
        value = np.full((len(rows), 1), -np.inf)
    x, n, squared, effective, value = (
        values[rows, at] for values in (x, n, squared, effective, value)
    )
    none |= ~np.isfinite(value)
    if count:
        lower = upper = x
    elif indicator.kind == "rate":
        lower, upper = wilson(*effective_counts(x, n, effective))
    else:
        _, _, lower, upper = mean_interval(n, x, squared)
    rows_of_cities = pd.DataFrame({"value": value, "lower": lower, "upper": upper, "n": n})
    rows_of_cities["month"] = counts.first_month + YEAR - 1.0 + at
    rows_of_cities[none] = np.nan
    rows_of_cities.insert(0, "entity", list(keys(counts, "city")))
    return rows_of_cities[~counts.left].reset_index(drop=True)
