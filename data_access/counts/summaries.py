"""Monthly summaries of cities that keep no records of persons, by the cohorts that they tell of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from sqlalchemy import ColumnElement, Integer, cast, select

from data_access.counts.reference import once_in_programme
from data_access.counts.workbench.bench import Workbench
from data_access.counts.workbench.packing import Columns
from data_access.dates import month_number
from data_access.schema.reference import cities
from data_access.schema.summaries import monthly_summaries

s = monthly_summaries.c


@dataclass(frozen=True)
class CohortCounts:
    """What a summary tells of the cohort of so many months before; `whole` is empty where nothing is."""

    months_before: int
    whole: ColumnElement[int]
    measures: Mapping[str, ColumnElement[int]]


TOLD = {
    "trained": CohortCounts(0, s.trained, {"syb": s.trained}),
    "pass_rate": CohortCounts(2, s.attended, {"attended": s.attended, "passed": s.passed}),
    "opening_rate": CohortCounts(
        6, s.served, {"served": s.served, "served_opened": s.served_opened}
    ),
    "job_multiplier": CohortCounts(
        6,
        s.half_opened,
        {
            "opened": s.half_opened,
            "jobs_6": s.half_jobs,
            "jobs_6_known": s.half_opened - s.half_operating + s.half_visited,
            "jobs_6_survivors": s.half_visited,
        },
    ),
    "stability_rate": CohortCounts(
        12,
        s.year_opened,
        {
            "opened": s.year_opened,
            "operating": s.year_operating,
            "suspended": s.year_suspended,
            "closed": s.year_closed,
            "lost": s.year_lost,
        },
    ),
}
"""By the figure of clause 二 that it serves."""


def count(group: CohortCounts, bench: Workbench, as_of: date) -> Columns:
    """One row per (city, month of the cohort) told of by the as-of date."""
    return bench.fetch(
        select(
            cast(s.city_code, Integer).label("city"),
            (month_number(s.month_end) - group.months_before).label("month"),
            *(measure.label(name) for name, measure in group.measures.items()),
        )
        .join(cities, cities.c.code == s.city_code)
        .where(once_in_programme(as_of), s.month_end <= as_of, group.whole.is_not(None))
        .order_by("city", "month")
    )


COUNTS: dict[str, Callable[[Workbench, date], Columns]] = {
    f"summary_{key}": partial(count, group) for key, group in TOLD.items()
}
