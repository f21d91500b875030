"""What cities without records of persons report by monthly summary: counts of whole cohorts.

They enter the sums of a city and month of which no record of the kind is there, and nothing that
is divided by group or institution. So nothing is counted twice, and records come first.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from metrics.counts.cubes import Cube, summed_with
from metrics.counts.kept_tables import OPENINGS, OUTCOMES, Flags, cities_with_records
from metrics.counts.measures import CLOSED, LOST, MONTHS, NEEDED_BY, measure_columns
from metrics.counts.snapshot import SUMMARY, Columns, Counts, once
from metrics.definition import Indicator

ENOUGH_VISITED = 30


@dataclass(frozen=True)
class Kind:
    """What a summary tells of one figure: its count table, the tables of records that come first,
    the measure that sizes a cohort, and that which is compared with it."""

    table: str
    records: tuple[str, ...]
    size: str
    success: str


@dataclass(frozen=True)
class Difference:
    """A measure of a cohort as summary and as records have it; `city` a code, `month` a number."""

    city: str
    key: str
    month: int
    measure: str
    summary: int
    recorded: int


KINDS = {
    "trained": Kind("trained", ("enrolments",), "syb", "syb"),
    "pass_rate": Kind("attended", ("enrolments",), "attended", "passed"),
    "opening_rate": Kind("opening", OPENINGS, "served", "served_opened"),
    "job_multiplier": Kind("business", OUTCOMES, "opened", "jobs_6"),
    "stability_rate": Kind("business", OUTCOMES, "opened", "operating_12"),
}
"""By the figure's key."""


def reading_cube(counts: Counts, indicator: Indicator, variant: str | None = None) -> Cube:
    """The count table of a figure as a cube, with the summaries that tell of it."""
    if not _tells(counts, indicator, variant):
        return counts.cube(indicator.counts)
    return summed_cube(counts, indicator.key)


def figure_cube(counts: Counts, key: str, table: str) -> Cube:
    """The count table of a figure named by its key, with its summaries if it can have any."""
    return summed_cube(counts, key) if key in KINDS else counts.cube(table)


def cities_summed(counts: Counts, indicator: Indicator, variant: str | None = None) -> Flags:
    """Which cities have a cohort by summary in the sums of a figure."""
    if not _tells(counts, indicator, variant):
        return np.zeros(len(counts.codes), dtype=bool)
    return np.isin(counts.codes, used(counts, indicator.key)["city"])


@once
def summarised_cities(counts: Counts) -> Flags:
    """Which cities have cohorts by summary in the sums of any figure."""
    cities = [used(counts, key)["city"] for key in KINDS]
    return np.isin(counts.codes, np.concatenate(cities))


@once
def summed_cube(counts: Counts, key: str) -> Cube:
    """The count table of a figure with the summaries of months without records.

    What is there of a city that does not keep all the records, but reports by summary, stays out.
    """
    kind, rows = KINDS[key], used(counts, key)
    records = counts.cube(kind.table)
    if not len(rows["city"]):
        return records
    incomplete = ~cities_with_records(counts, *kind.records) & np.isin(counts.codes, rows["city"])
    return summed_with(records, incomplete, rows, np.searchsorted(counts.codes, rows["city"]))


@once
def used(counts: Counts, key: str) -> Columns:
    """The cohorts of a figure that summaries bring into its sums: city, month and measures."""
    rows = reported_cohorts(counts, key)
    if not len(rows["city"]):
        return rows
    if key == "job_multiplier" and not _spread_known(counts):
        return {name: values[:0] for name, values in rows.items()}
    return {name: values[~with_records(counts, key)] for name, values in rows.items()}


@once
def with_records(counts: Counts, key: str) -> NDArray[np.bool_]:
    """Of which of the cohorts in `reported_cohorts` records are there too."""
    kind, rows = KINDS[key], reported_cohorts(counts, key)
    city = np.searchsorted(counts.codes, rows["city"])
    kept = cities_with_records(counts, *kind.records)
    there: NDArray[np.bool_] = (
        counts.cube(kind.table).monthly(kind.size)[city, rows["month"] - counts.first_month] > 0
    )
    return there & kept[city]


@once
def reported_cohorts(counts: Counts, key: str) -> Columns:
    """Every cohort of a figure that a summary tells of: city, month and the figure's measures."""
    table = counts.tables.get(f"{SUMMARY}{key}")
    if table is None:
        return {name: np.zeros(0, dtype=np.int64) for name in ("city", "month")}
    columns = {name: np.asarray(table[name]) for name in table}
    return _of_the_year(columns) if key == "stability_rate" else columns


def _of_the_year(columns: Columns) -> Columns:
    """Measures of stability; who closed or was lost has no day and counts evenly over the months."""
    closed, lost = (_evenly(columns[name]) for name in ("closed", "lost"))
    opened, operating = columns["opened"], columns["operating"]
    return {
        **{name: columns[name] for name in ("city", "month", "opened")},
        **dict(zip(CLOSED, closed, strict=True)),
        **dict(zip(LOST, lost, strict=True)),
        "operating_12": operating,
        "known_12": opened - columns["lost"],
        "open_12": operating + columns["suspended"],
        "operating_or_lost_12": opened - columns["closed"],
    }


def _evenly(amount: NDArray[np.int64]) -> NDArray[np.int64]:
    """Whole numbers, (MONTHS, rows), that differ by one at most and add up to the amount."""
    ends = np.arange(MONTHS + 1)[:, None] * amount // MONTHS
    parts: NDArray[np.int64] = np.diff(ends, axis=0)
    return parts


def _spread_known(counts: Counts) -> bool:
    """Whether records tell how much businesses differ in workers: without it there is no interval."""
    visited = counts.tables["business"].get("jobs_6_survivors")
    return visited is not None and int(visited.sum()) >= ENOUGH_VISITED


def _tells(counts: Counts, indicator: Indicator, variant: str | None) -> bool:
    """Whether summaries are there that give all that the reading is made of."""
    rows = counts.tables.get(f"{SUMMARY}{indicator.key}")
    if rows is None or indicator.key not in KINDS:
        return False
    top, bottom, squares = indicator.measures(variant)
    estimate = indicator.estimate_of(variant)
    asked = (top,) if indicator.kind == "progress" else (top, bottom)
    if indicator.kind == "mean" and estimate == "ratio":
        asked = (*asked, squares)
    needed = {name for one in asked if one for name in measure_columns(one)}
    needed_by = set(NEEDED_BY[estimate]) - {"open_12"} if estimate == "filled" else set()
    return needed | needed_by <= set(reported_cohorts(counts, indicator.key))


def differences(counts: Counts) -> list[Difference]:
    """Cohorts of which a summary and the records both tell, and not the same; by city and figure."""
    unlike = []
    for key, kind in KINDS.items():
        rows, there = reported_cohorts(counts, key), with_records(counts, key)
        cube = counts.cube(kind.table)
        places = np.searchsorted(counts.codes, rows["city"])
        for at in np.flatnonzero(there):
            month = int(rows["month"][at])
            for measure in dict.fromkeys((kind.size, kind.success)):
                recorded = int(cube.window(measure, month, month)[places[at]])
                summary = int(rows[measure][at])
                if summary != recorded:
                    city = f"{int(rows['city'][at]):06d}"
                    unlike.append(Difference(city, key, month, measure, summary, recorded))
    return sorted(unlike, key=lambda one: (one.city, list(KINDS).index(one.key), one.month))
