"""Jobs per business opened, with the operating businesses that nobody visited filled in.

A closed business brings 0. One operating and not visited in time counts as the mean of its city's
visited operating ones of the same cohort year, under thirty of them as that of its tier.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from metrics.counts.entities import LISTED, By, keys, members
from metrics.counts.periods import YEAR
from metrics.counts.record_tables import cities_recorded
from metrics.counts.snapshot import TIERS, Counts, once
from metrics.definition import Indicator
from metrics.methods.proportions import ratio

Floats = NDArray[np.float64]
ENOUGH = 30
KNOWN, VISITED = "jobs_6_known", "jobs_6_survivors"


@dataclass(frozen=True)
class Visited:
    """Per city: mean and variance of the visited operating businesses that fill in, and their number."""

    mean: Floats
    variance: Floats
    n: Floats


def filled_mean(
    counts: Counts, indicator: Indicator, by: By, first: int, last: int, group: int = -1
) -> tuple[Floats, Floats, Floats]:
    """(workers, businesses, squares) per entity over cohort months, the unvisited filled in.

    `squares` are those of as many businesses whose mean has the error, for `mean_interval`.
    """
    workers, opened, variance = filled_sums(counts, indicator, by, first, last, group)
    return workers, opened, as_squares(workers, opened, variance)


def as_squares(workers: Floats, opened: Floats, variance: Floats) -> Floats:
    """Sum of squares from which `mean_interval` reads this variance of the sum of workers."""
    squares = ratio(variance * np.maximum(opened - 1, 0) + workers**2, opened)
    return np.nan_to_num(squares)


def filled_sums(
    counts: Counts, indicator: Indicator, by: By, first: int, last: int, group: int = -1
) -> tuple[Floats, Floats, Floats]:
    """(workers, businesses, variance of the workers) per entity over cohort months.

    With V visited operating (mean m, variance s^2), U operating and not visited and C closed of B:
    workers = V m + U m; their variance is V s^2 + 2 U V s^2/n + U^2 s^2/n + m^2 q(1 - q) B, n the
    visited that m comes from, q = (V + U)/B; so (V + U)^2 s^2/V + m^2 q(1 - q) B where they are
    its own.
    """
    read = indicator.counts, indicator.numerator, indicator.squares
    recorded = cities_recorded(counts, indicator)  # who keeps no such records is outside the sums
    total = opened = spread = np.zeros(len(keys(counts, by)))
    for year in range(first // YEAR, last // YEAR + 1):
        months = max(first, year * YEAR), min(last, year * YEAR + YEAR - 1)
        city, cells = _cells(counts, indicator, by, *months, group)
        cells = [part * recorded[city][:, None] for part in cells]
        parts = _filled(cells, _fills_in(counts, *read, year), city)
        workers, of, variance = (_gathered(counts, by, part) for part in parts)
        total, opened, spread = total + workers, opened + of, spread + variance
    return total, opened, spread


def visited_share(counts: Counts, indicator: Indicator, first: int, last: int) -> Floats:
    """Visited in time of those operating at six months, per city; NaN where none operated."""
    cube = counts.cube(indicator.counts)
    opened, known, visited = (
        cube.window(name, first, last).astype(float)
        for name in (indicator.denominator, KNOWN, VISITED)
    )
    return ratio(visited, visited + opened - known)


@once
def _fills_in(counts: Counts, table: str, workers: str, squared: str, year: int) -> Visited:
    """What stands for a business of each city and cohort year: of the city, its tier, the nation."""
    cube = counts.cube(table)
    sums = [
        cube.window(name, year * YEAR, year * YEAR + YEAR - 1).astype(float)
        for name in (VISITED, workers, squared)
    ]
    n, x, squares = (
        np.stack([amount, _of_tier(counts, amount), np.full(len(amount), amount.sum())])
        for amount in sums
    )
    # Of the city where it has enough, else of the tier, else of the nation.
    level = np.where(n[0] >= ENOUGH, 0, np.where(n[1] > 0, 1, 2))
    n, x, squares = (amount[level, np.arange(len(level))] for amount in (n, x, squares))
    mean = np.nan_to_num(ratio(x, n))
    variance = np.nan_to_num(ratio(np.maximum(squares - n * mean**2, 0), np.maximum(n - 1, 0)))
    return Visited(mean, variance, n)


def _of_tier(counts: Counts, amount: Floats) -> Floats:
    of_tier = np.bincount(counts.tier_of, weights=amount, minlength=len(TIERS)).astype(float)
    by_city: Floats = of_tier[counts.tier_of]
    return by_city


def _cells(
    counts: Counts, indicator: Indicator, by: By, first: int, last: int, group: int
) -> tuple[NDArray[np.int64], list[Floats]]:
    """(row of the city of each cell, its workers, opened, known and visited): (rows, columns)."""
    names = (indicator.numerator, indicator.denominator, KNOWN, VISITED)
    everywhere = np.arange(len(counts.codes))
    if by in LISTED:
        cube = counts.cube(f"{indicator.counts}_by_{by}")
        windows = [cube.window(name, first, last)[:, None].astype(float) for name in names]
        return counts.city_of(by), windows
    cube = counts.cube(indicator.counts)
    if by == "group":
        return everywhere, [cube.groups(name, first, last).astype(float) for name in names]
    if by == "cohort":
        months = np.arange(counts.first_month, counts.month + 1)
        inside = (months >= first) & (months <= last)
        return everywhere, [(cube.monthly(name, group) * inside).astype(float) for name in names]
    windows = [cube.window(name, first, last, group)[:, None].astype(float) for name in names]
    return everywhere, windows


def _filled(
    cells: list[Floats], fills_in: Visited, city: NDArray[np.int64]
) -> tuple[Floats, Floats, Floats]:
    """Workers with the unvisited filled in, businesses, and the variance of the workers."""
    workers, opened, known, visited = cells
    mean, variance, n = (
        part[city][:, None] for part in (fills_in.mean, fills_in.variance, fills_in.n)
    )
    unvisited = opened - known
    error = np.nan_to_num(ratio(variance, n))
    q = np.nan_to_num(ratio(visited + unvisited, opened))
    spread = visited * variance + (2 * visited + unvisited) * unvisited * error
    return workers + unvisited * mean, opened, spread + mean**2 * q * (1 - q) * opened


def _gathered(counts: Counts, by: By, cells: Floats) -> Floats:
    """Cells summed to the entities of a slice."""
    if by in LISTED:
        return cells[:, 0]
    if by in ("group", "cohort"):
        summed: Floats = cells.sum(axis=0)
        return summed
    size = len(keys(counts, by))
    return np.bincount(members(counts, by), weights=cells[:, 0], minlength=size).astype(float)
