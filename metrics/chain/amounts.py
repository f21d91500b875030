"""How many persons took every step from training to a lasting business, of cities and their peers.

Who still operates after a year is read as the stability rate is: by the product-limit curve of all
who opened, those lost sight of counted up to their last contact.
"""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from metrics.cohorts.ripe_months import ripe_months
from metrics.counts.entities import By, keys, members
from metrics.counts.kept_tables import cities_with_records
from metrics.counts.measures import CLOSED, LOST
from metrics.counts.periods import GRACE, ROLLING, YEAR, Period, Span
from metrics.counts.record_tables import SERVED, WHOLE_WAY
from metrics.counts.snapshot import Counts
from metrics.readings.curve_rate import curve_rate
from metrics.readings.filled_mean import Measures, filled, fills_in
from metrics.readings.totals import gathered

Floats = NDArray[np.float64]
WINDOW = 6 + 12 + 2  # to the opening, a year on, and the visits after the anniversary
OPENED = (*SERVED, "businesses", "founders")  # steps are nested: opened are served
RESTS_ON = {
    "trained": ("enrolments",),
    "passed": ("enrolments",),
    "served": SERVED,
    "opened": OPENED,
    "businesses": OPENED,
    "jobs": WHOLE_WAY,
    "jobs_variance": WHOLE_WAY,
    "watched": WHOLE_WAY,
    "operating": WHOLE_WAY,
    "effective": WHOLE_WAY,
}
"""The amounts, and the tables of records without which they say nothing."""
OUTCOME_TABLES = tuple(dict.fromkeys(name for names in RESTS_ON.values() for name in names))
AMOUNTS = tuple(RESTS_ON)
EXITS = (*CLOSED, *LOST)
JOBS = Measures("funnel", "jobs", "jobs_squares", "businesses", "visited", "unvisited")


def months(counts: Counts, period: Period = ROLLING, grace: int = GRACE) -> Span:
    """Cohort months of the funnel; mature after 20 months and grace."""
    return ripe_months(counts, WINDOW, period, grace)


def by_curve(counts: Counts) -> bool:
    """Whether a snapshot counted what the curve and the filled jobs need; an older one did not.

    Of an older one the last step is read among those known, and the unvisited bring no jobs.
    """
    return {*EXITS, JOBS.visited, JOBS.unvisited} <= set(counts.tables["funnel"])


def amounts(counts: Counts, by: By, period: Period = ROLLING, grace: int = GRACE) -> pd.DataFrame:
    """One row per entity of a slice made of cities: entity and AMOUNTS (mature cohorts).

    Persons up to `operating`, which is S(12) x `watched`, those whose first year is looked at: all
    who opened. `effective` is the number of cases that its rate is worth. `businesses` count once
    each, `jobs` are their workers at six months, the unvisited filled in, with `jobs_variance`.
    Summed are the cities that keep every table of records which any city of the entity keeps, so
    that all steps are of the same persons; what no city of it keeps is missing.
    """
    of_cities = _of_cities(counts, by, period, grace)
    summed = {name: gathered(counts, by, amount) for name, amount in of_cities.items()}
    table = pd.DataFrame({"entity": list(keys(counts, by)), **_read(counts, summed)})
    for name in AMOUNTS:
        table[name] = table[name].where(recorded(counts, by, name))
    return table


def of_peers(counts: Counts, by: By, period: Period, grace: int) -> pd.DataFrame:
    """The same of the peer group without the entity itself; 0 where there is no other."""
    group: By = "tier" if by == "city" else "national"
    of_cities = _of_cities(counts, group, period, grace)
    if by == "city":  # who left before the period's end is nobody's peer
        inside = counts.belonged(months(counts, period, grace).last)
        of_cities = {name: amount * inside for name, amount in of_cities.items()}
    own = pd.DataFrame({name: gathered(counts, by, amount) for name, amount in of_cities.items()})
    whole = own.groupby(members(counts, "tier")).transform("sum") if by == "city" else own.sum()
    rest = whole - own
    return pd.DataFrame(_read(counts, {str(name): rest[name].to_numpy() for name in rest}))


def recorded(counts: Counts, by: By, amount: str) -> NDArray[np.bool_]:
    """Which entities have any city that keeps the records behind an amount or step."""
    return gathered(counts, by, cities_with_records(counts, *RESTS_ON[amount])) > 0


def _read(counts: Counts, sums: dict[str, Floats]) -> dict[str, Floats]:
    """AMOUNTS from the sums of an entity."""
    if by_curve(counts):
        lasting, opened, effective, _, _ = curve_rate(sums.__getitem__)
        year = {"operating": lasting, "watched": opened, "effective": effective}
    else:
        year = {"watched": sums["known"], "effective": sums["known"]}
    read = {**sums, **year}
    return {name: read[name] for name in AMOUNTS}


def _of_cities(counts: Counts, by: By, period: Period, grace: int) -> dict[str, Floats]:
    """Sums of every city, 0 where it lacks a table that others of its entity keep."""
    first, last = months(counts, period, grace).mature
    complete = np.ones(len(counts.codes), dtype=bool)
    for table in OUTCOME_TABLES:
        cities = cities_with_records(counts, table)
        complete &= cities | (gathered(counts, by, cities) == 0)[members(counts, by)]
    names = ("trained", "passed", "served", "opened", "known", "operating", "businesses")
    exits = EXITS if by_curve(counts) else ()
    cube = counts.cube("funnel")
    sums = {name: cube.window(name, first, last).astype(float) for name in (*names, *exits)}
    return {name: amount * complete for name, amount in (sums | _jobs(counts, first, last)).items()}


def _jobs(counts: Counts, first: int, last: int) -> dict[str, Floats]:
    """Workers of every city's businesses and the variance of their sum, the unvisited filled in."""
    cube = counts.cube("funnel")
    if not by_curve(counts):
        n, x, squares = (
            cube.window(name, first, last).astype(float)
            for name in (JOBS.businesses, JOBS.workers, JOBS.squares)
        )
        spread = np.maximum(squares - np.nan_to_num(x**2 / np.maximum(n, 1)), 0)
        return {"jobs": x, "jobs_variance": spread * n / np.maximum(n - 1, 1)}
    everywhere = np.arange(len(counts.codes))
    jobs = variance = np.zeros(len(everywhere))
    for year in range(first // YEAR, last // YEAR + 1):
        between = max(first, year * YEAR), min(last, year * YEAR + YEAR - 1)
        read = (JOBS.workers, JOBS.businesses, JOBS.visited, JOBS.unvisited)
        cells = [cube.window(name, *between)[:, None].astype(float) for name in read]
        workers, _, spread = filled(cells, fills_in(counts, JOBS, year), everywhere)
        jobs, variance = jobs + workers[:, 0], variance + spread[:, 0]
    return {"jobs": jobs, "jobs_variance": variance}
