"""Jobs per business opened, with the operating businesses that nobody visited filled in.

A closed business brings 0. One operating and not visited in time counts as the mean of its city's
visited operating ones of the same cohort year, under thirty of them as that of its tier.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from metrics.counts.cubes import Cube
from metrics.counts.entities import LISTED, By, keys, members
from metrics.counts.periods import YEAR
from metrics.counts.record_tables import cities_recorded
from metrics.counts.snapshot import TIERS, Counts, once
from metrics.counts.summaries import cities_summed, figure_cube, reading_cube, used
from metrics.definition import Indicator
from metrics.methods.proportions import ratio

Floats = NDArray[np.float64]
ENOUGH = 30


class Measures(NamedTuple):
    """A count table, and its measures of workers, their squares, businesses and visits."""

    table: str
    workers: str
    squares: str
    businesses: str
    visited: str
    unvisited: str

    @property
    def cells(self) -> tuple[str, ...]:
        """Workers, businesses, visited and unvisited, as `filled` takes them."""
        return self.workers, self.businesses, self.visited, self.unvisited


@dataclass(frozen=True)
class Visited:
    """Per city: mean and variance of the visited operating businesses that fill in, and their number."""

    mean: Floats
    variance: Floats
    n: Floats


def measures_of(indicator: Indicator, variant: str | None = None) -> Measures:
    """What an indicator of this kind, or a variant of it, reads."""
    workers, _, squares = indicator.measures(variant)
    businesses = indicator.denominator
    unvisited = f"{businesses} - {workers}_known"
    return Measures(
        indicator.counts, workers, squares, businesses, f"{workers}_survivors", unvisited
    )


def as_squares(workers: Floats, units: Floats, variance: Floats) -> Floats:
    """Sum of squares from which `mean_interval` reads this variance of the sum of workers."""
    squares = ratio(variance * np.maximum(units - 1, 0) + workers**2, units)
    return np.nan_to_num(squares)


def filled_sums(
    counts: Counts,
    indicator: Indicator,
    by: By,
    first: int,
    last: int,
    group: int = -1,
    variant: str | None = None,
) -> tuple[Floats, Floats, Floats]:
    """(workers, businesses, variance of the workers) per entity over cohort months.

    With V visited operating (mean m, variance s^2), U operating and not visited and C closed of B:
    workers = V m + U m; their variance is V s^2 + 2 U V s^2/n + U^2 s^2/n + m^2 q(1 - q) B, n the
    visited that m comes from, q = (V + U)/B; so (V + U)^2 s^2/V + m^2 q(1 - q) B where they are
    its own.
    """
    read = measures_of(indicator, variant)
    divided = group >= 0 or by in ("group", *LISTED)
    recorded = cities_recorded(counts, indicator, variant, divided)  # others are outside the sums
    whole = counts.cube(read.table) if divided else reading_cube(counts, indicator, variant)
    key = _key(counts, indicator, variant)
    total = opened = spread = np.zeros(len(keys(counts, by)))
    for year in range(first // YEAR, last // YEAR + 1):
        months = max(first, year * YEAR), min(last, year * YEAR + YEAR - 1)
        city, cells = _cells(counts, whole, read, by, *months, group)
        cells = [part * recorded[city][:, None] for part in cells]
        parts = filled(cells, fills_in(counts, read, year, key), city)
        workers, of, variance = (_gathered(counts, by, part) for part in parts)
        total, opened, spread = total + workers, opened + of, spread + variance
    return total, opened, spread


def filled_months(
    counts: Counts, indicator: Indicator, by: By, row: int, first: int, variant: str | None = None
) -> tuple[Floats, Floats, Floats]:
    """The same of one entity for every cohort month from `first` to the snapshot's: (months,) each."""
    read = measures_of(indicator, variant)
    inside = cities_recorded(counts, indicator, variant, by in ("group", *LISTED))
    key = _key(counts, indicator, variant)
    months, group = np.arange(first, counts.month + 1), row if by == "group" else -1
    if by in LISTED:
        cube, rows = counts.cube(f"{read.table}_by_{by}"), np.array([row])
        city = counts.city_of(by)[rows]
        rows, city = rows[inside[city]], city[inside[city]]
    else:
        if by != "group":
            inside = inside & (members(counts, by) == row)
        cube, rows = reading_cube(counts, indicator, variant), np.flatnonzero(inside)
        city = rows
    cells = [cube.monthly(name, group)[rows, first - cube.first_month :] for name in read.cells]
    sums = np.zeros((3, len(months)))
    for year in np.unique(months // YEAR):
        now = months // YEAR == year
        of_year = [part[:, now].astype(float) for part in cells]
        sums[:, now] = [
            part.sum(axis=0)
            for part in filled(of_year, fills_in(counts, read, int(year), key), city)
        ]
    return sums[0], sums[1], sums[2]


def visited_share(counts: Counts, indicator: Indicator, first: int, last: int) -> Floats:
    """Visited in time of those operating at six months, per city; NaN where none operated."""
    read = measures_of(indicator)
    cube = reading_cube(counts, indicator)
    visited, unvisited = (
        cube.window(name, first, last).astype(float) for name in (read.visited, read.unvisited)
    )
    return ratio(visited, visited + unvisited)


@once
def fills_in(counts: Counts, read: Measures, year: int, key: str = "") -> Visited:
    """What stands for a business of each city and cohort year: of the city, its tier, the nation.

    Summaries of the figure `key` ("" for none) bring to the mean what their businesses employ; how
    much businesses differ only records tell, if not of the year then of all years.
    """
    n, x = _levels(counts, figure_cube(counts, key, read.table), (read.visited, read.workers), year)
    n, x = _at(np.minimum(_level(n, 1), 2), n, x)
    mean = np.nan_to_num(ratio(x, n))
    of_spread = read.visited, read.workers, read.squares
    known, sums, squares = _levels(counts, counts.cube(read.table), of_spread, year)
    summed = np.isin(counts.codes, used(counts, key)["city"]) if key else np.zeros(len(n), bool)
    level = np.where(summed, _level(known, 2), np.minimum(_level(known, 1), 2))
    known, sums, squares = _at(level, known, sums, squares)
    deviations = squares - known * np.nan_to_num(ratio(sums, known)) ** 2
    variance = ratio(np.maximum(deviations, 0), np.maximum(known - 1, 0))
    return Visited(mean, np.nan_to_num(variance), n)


def _levels(counts: Counts, cube: Cube, measures: tuple[str, ...], year: int) -> list[Floats]:
    """Sums of the city's cohort year, its tier's, the nation's and all years', each (4, cities)."""
    sums = []
    for name in measures:
        amount = cube.window(name, year * YEAR, year * YEAR + YEAR - 1).astype(float)
        always = cube.window(name, counts.first_month, counts.month).sum()
        nation = amount * 0 + amount.sum()
        sums.append(np.stack([amount, _of_tier(counts, amount), nation, amount * 0 + always]))
    return sums


def _level(n: Floats, least: int) -> NDArray[np.int64]:
    """The first level with visited businesses enough, per city; of the wider ones `least` do."""
    return np.select([n[0] >= ENOUGH, n[1] >= least, n[2] >= least], [0, 1, 2], default=3)


def _at(level: NDArray[np.int64], *sums: Floats) -> list[Floats]:
    return [levels[level, np.arange(len(level))] for levels in sums]


def filled(
    cells: list[Floats], fills: Visited, city: NDArray[np.int64]
) -> tuple[Floats, Floats, Floats]:
    """Workers with the unvisited filled in, businesses, and the variance of the workers.

    `cells` are workers, businesses, visited and unvisited, each (rows, columns); `city` that of
    each row.
    """
    workers, opened, visited, unvisited = cells
    mean, variance, n = (part[city][:, None] for part in (fills.mean, fills.variance, fills.n))
    error = np.nan_to_num(ratio(variance, n))
    q = np.nan_to_num(ratio(visited + unvisited, opened))
    spread = visited * variance + (2 * visited + unvisited) * unvisited * error
    return workers + unvisited * mean, opened, spread + mean**2 * q * (1 - q) * opened


def _key(counts: Counts, indicator: Indicator, variant: str | None) -> str:
    """Whose summaries bring something to a mean: the figure's key; "" where none do."""
    return indicator.key if cities_summed(counts, indicator, variant).any() else ""


def _of_tier(counts: Counts, amount: Floats) -> Floats:
    of_tier = np.bincount(counts.tier_of, weights=amount, minlength=len(TIERS)).astype(float)
    by_city: Floats = of_tier[counts.tier_of]
    return by_city


def _cells(
    counts: Counts, cube: Cube, read: Measures, by: By, first: int, last: int, group: int
) -> tuple[NDArray[np.int64], list[Floats]]:
    """(row of the city of each cell, its workers, businesses, visited, unvisited): (rows, columns)."""
    everywhere = np.arange(len(counts.codes))
    if by in LISTED:
        cube = counts.cube(f"{read.table}_by_{by}")
        windows = [cube.window(name, first, last)[:, None].astype(float) for name in read.cells]
        return counts.city_of(by), windows
    if by == "group":
        return everywhere, [cube.groups(name, first, last).astype(float) for name in read.cells]
    if by == "cohort":
        months = np.arange(counts.first_month, counts.month + 1)
        inside = (months >= first) & (months <= last)
        monthly = [(cube.monthly(name, group) * inside).astype(float) for name in read.cells]
        return everywhere, monthly
    windows = [cube.window(name, first, last, group)[:, None].astype(float) for name in read.cells]
    return everywhere, windows


def _gathered(counts: Counts, by: By, cells: Floats) -> Floats:
    """Cells summed to the entities of a slice."""
    if by in LISTED:
        return cells[:, 0]
    if by in ("group", "cohort"):
        summed: Floats = cells.sum(axis=0)
        return summed
    size = len(keys(counts, by))
    return np.bincount(members(counts, by), weights=cells[:, 0], minlength=size).astype(float)
