"""Everything a snapshot counted, laid out for reading: the only input of every indicator."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from metrics.cubes import Cube, Ints, cube
from metrics.months import month_of

GROUPS = ("laid_off", "student", "rural", "veteran", "disabled", "other")
KINDS = ("retail", "catering", "services", "crafts", "farming", "technology", "transport", "other")
TIERS = ("municipality", "capital_or_subprovincial", "other")
KEYS = frozenset({"city", "institution", "grp", "month"})
Columns = Mapping[str, NDArray[Any]]


@dataclass(frozen=True, eq=False)
class Counts:
    """One snapshot: its identity, its lists, and its count tables as columns of equal length.

    `tables` maps a count table's name to its columns; city codes are whole numbers there.
    """

    number: int
    as_of: date
    content_hash: str
    tables: Mapping[str, Columns]

    @property
    def month(self) -> int:
        """Month number of the as-of date."""
        return month_of(self.as_of)

    @cached_property
    def demo(self) -> bool:
        """Whether the records are made up."""
        held = self.tables["settings"]
        return "demo" in held["value"][held["name"] == "records"]

    @cached_property
    def codes(self) -> NDArray[np.int64]:
        """City codes in ascending order; the row of every city array."""
        return self.tables["cities"]["code"].astype(np.int64)

    @cached_property
    def province_of(self) -> NDArray[np.int64]:
        """Row of each city's province in `provinces`."""
        codes = self.tables["provinces"]["code"]
        return np.searchsorted(codes, self.tables["cities"]["province_code"])

    @cached_property
    def tier_of(self) -> NDArray[np.int64]:
        """Place of each city's tier in TIERS."""
        tiers = list(self.tables["cities"]["tier"])
        return np.array([TIERS.index(tier) for tier in tiers], dtype=np.int64)

    @cached_property
    def institution_city(self) -> NDArray[np.int64]:
        """Row of each institution's city."""
        return np.searchsorted(self.codes, self.tables["institutions"]["city"])

    @cached_property
    def reported(self) -> NDArray[np.bool_]:
        """Whether each city's return for the as-of month, or the month before, has come in."""
        held = self.tables["returns"]
        recent = held["city"][held["month"] >= self.month - 1]
        return np.isin(self.codes, recent)

    @cached_property
    def first_month(self) -> int:
        """Earliest month that any count table bears."""
        found = [t["month"].min() for t in self.tables.values() if "month" in t and len(t["month"])]
        return int(min(found, default=self.month))

    @cached_property
    def _cubes(self) -> dict[str, Cube]:
        return {}

    def cube(self, name: str) -> Cube:
        """Count table `name` by city (or by institution, where the name says so) as a cube."""
        if name not in self._cubes:
            self._cubes[name] = self._lay_out(name)
        return self._cubes[name]

    def _lay_out(self, name: str) -> Cube:
        columns = dict(self.tables[name])
        by_institution = "institution" in columns
        listed = self.tables["institutions"]["id"] if by_institution else self.codes
        entity = columns["institution" if by_institution else "city"]
        columns["entity"] = np.searchsorted(listed, entity)
        measures = [key for key in columns if key not in KEYS and key != "entity"]
        groups = len(GROUPS) if "grp" in columns else 1
        return cube(columns, measures, len(listed), groups, self.first_month, self.month)

    def total(self, name: str, measure: str) -> Ints:
        """Sum of a measure per city over all rows of a table that has no months."""
        columns = self.tables[name]
        amount = np.zeros(len(self.codes), dtype=np.int64)
        np.add.at(amount, np.searchsorted(self.codes, columns["city"]), columns[measure])
        return amount
