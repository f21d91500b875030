"""Cities that left the programme keep their past: what began later is taken out of every count."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Integer, cast, func, select

from data_access.counts.reference import last_day, once_in_programme, sorted_rows
from data_access.counts.workbench.bench import Workbench
from data_access.counts.workbench.packing import Columns
from data_access.dates import month_number
from data_access.schema.business import incubators
from data_access.schema.reference import cities
from data_access.schema.services import projects
from data_access.schema.training import institutions

TABLE = "left_cities"
LISTED = {"institution": institutions, "incubator": incubators, "project": projects}
# What tells how things stand now: screens, gates and delays ask the cities that can answer.
AS_THINGS_STAND = {
    *("classes", "openings_near", "closings_near", "sharing", "shared_marks", "impossible"),
    *("delays", "lost", "undated", "duplicates", "investments", "governance_dates"),
}

Ints = NDArray[np.int64]


def left_cities(bench: Workbench, as_of: date) -> Columns:
    """Cities that left by the as-of date, by code: city, month, day, successor.

    `month` is the number of the last that counts, `day` the first day outside the programme, as
    days since 1970, `successor` the code of the city that took over, 0 for none.
    """
    c = cities.c
    return sorted_rows(
        bench,
        select(
            cast(c.code, Integer).label("city"),
            month_number(last_day(as_of)).label("month"),
            func.date_diff("day", date(1970, 1, 1), c.valid_to).label("day"),
            func.coalesce(cast(c.successor, Integer), 0).label("successor"),
        ).where(once_in_programme(as_of), c.valid_to <= as_of),
    )


@dataclass(frozen=True)
class Departures:
    """Cities that left, with their last months; and of whom else rows are counted there.

    `last_months` holds for each kind of entity ("city", "institution" ...) its numbers, ascending,
    with the last month that counts.
    """

    last_months: dict[str, tuple[Ints, Ints]] = field(default_factory=dict)

    def cut(self, name: str, columns: Columns) -> Columns:
        """A count table without what began after its city had left; the same where nobody left."""
        if not self.last_months or name == TABLE:
            return columns
        outside = self._outside(name, columns)
        return {key: values[~outside] for key, values in columns.items()}

    def _outside(self, name: str, columns: Columns) -> NDArray[np.bool_]:
        rows = len(next(iter(columns.values())))
        entity = next((key for key in self.last_months if key in columns), None)
        dated = "month" in columns
        if entity is None or not rows or not (dated or name in AS_THINGS_STAND):
            return np.zeros(rows, dtype=np.bool_)
        numbers, last = self.last_months[entity]
        if not len(numbers):
            return np.zeros(rows, dtype=np.bool_)
        place = np.searchsorted(numbers, columns[entity]).clip(max=len(numbers) - 1)
        outside: NDArray[np.bool_] = numbers[place] == columns[entity]
        if dated:
            outside &= columns["month"] > last[place]
        return outside


def departures(bench: Workbench, as_of: date) -> Departures:
    """Who left by the as-of date."""
    left = left_cities(bench, as_of)
    if not len(left["city"]):
        return Departures()
    city, month = left["city"].astype(np.int64), left["month"].astype(np.int64)
    of_others = {key: _listed(bench, table, city, month) for key, table in LISTED.items()}
    return Departures({**of_others, "city": (city, month)})


def _listed(bench: Workbench, table: Any, city: Ints, month: Ints) -> tuple[Ints, Ints]:
    """Numbers of what stands in these cities, with their last months."""
    listed = sorted_rows(bench, select(table.c.id, cast(table.c.city_code, Integer).label("city")))
    inside = np.isin(listed["city"], city)
    of_city = np.searchsorted(city, listed["city"][inside].astype(np.int64))
    return listed["id"][inside].astype(np.int64), month[of_city]
