"""Everything a snapshot counted, laid out for reading: the only input of every indicator."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

import numpy as np
from numpy.typing import NDArray

from metrics.counts.cubes import Cube, Ints, cube
from metrics.counts.measures import measure_amounts
from metrics.counts.months import month_of

GROUPS = ("laid_off", "student", "rural", "veteran", "disabled", "other")
KINDS = ("retail", "catering", "services", "crafts", "farming", "technology", "transport", "other")
TIERS = ("municipality", "capital_or_subprovincial", "other")
LEFT_CITIES = "left_cities"  # the table is there only where somebody left
PROGRAMME = ("attended", "trained", "opening", "business", "chain")
SUMMARY = "summary_"  # begins the name of what cities report as counts of a cohort
Columns = Mapping[str, NDArray[Any]]
Keys = ParamSpec("Keys")
Result = TypeVar("Result")


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
        settings = self.tables["settings"]
        return "demo" in settings["value"][settings["name"] == "records"]

    @cached_property
    def codes(self) -> NDArray[np.int64]:
        """City codes in ascending order, those that left among them; the row of every city array."""
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
        return self.city_of("institution")

    def city_of(self, listed: str) -> NDArray[np.int64]:
        """Row of the city of each listed institution, incubator or project."""
        return np.searchsorted(self.codes, self.tables[f"{listed}s"]["city"])

    @cached_property
    def last_months(self) -> NDArray[np.int64]:
        """The last cohort month of each city: that of the as-of date, or in which it left."""
        last = np.full(len(self.codes), self.month)
        if LEFT_CITIES in self.tables:
            table = self.tables[LEFT_CITIES]
            last[np.searchsorted(self.codes, table["city"])] = table["month"]
        return last

    @cached_property
    def left(self) -> NDArray[np.bool_]:
        """Which cities left the programme: their past counts in all sums, but nobody judges them."""
        if LEFT_CITIES not in self.tables:
            return np.zeros(len(self.codes), dtype=np.bool_)
        return np.isin(self.codes, self.tables[LEFT_CITIES]["city"])

    def belonged(self, first: int) -> NDArray[np.bool_]:
        """Which cities belonged to the programme in this month (a month number) or still do."""
        inside: NDArray[np.bool_] = ~self.left | (self.last_months >= first)
        return inside

    @cached_property
    def reported(self) -> NDArray[np.bool_]:
        """Whether each city's return for the as-of month, or the month before, has come in; of one
        that left none is due, and it does not count as reporting."""
        returns = self.tables["returns"]
        recent = returns["city"][returns["month"] >= self.month - 1]
        return np.isin(self.codes, recent) & ~self.left

    @cached_property
    def silent(self) -> NDArray[np.bool_]:
        """Which cities owe a return that has not come in."""
        return ~self.reported & ~self.left

    @cached_property
    def first_month(self) -> int:
        """Earliest month in which persons or businesses of the programme were counted; where none
        is on record, the earliest of any count."""
        months = {name: table["month"] for name, table in self.tables.items() if "month" in table}
        of_programme = {
            name: column
            for name, column in months.items()
            if name in PROGRAMME or name.startswith(SUMMARY)
        }
        for tables in (of_programme, months):
            earliest = [column.min() for column in tables.values() if len(column)]
            if earliest:
                return int(min(earliest))
        return self.month

    @cached_property
    def remembered(self) -> dict[Hashable, Any]:
        """What was worked out once from this snapshot; it is forgotten with it."""
        return {}

    def cube(self, name: str) -> Cube:
        """Count table `name` by city (or by institution, where the name says so) as a cube."""
        if name not in self.remembered:
            self.remembered[name] = self._lay_out(name)
        laid_out: Cube = self.remembered[name]
        return laid_out

    def _lay_out(self, name: str) -> Cube:
        columns = self.tables[name] if name in self.tables else DERIVED[name](self)
        if len(columns["month"]) and columns["month"].min() < self.first_month:
            known = columns["month"] >= self.first_month
            columns = {key: values[known] for key, values in columns.items()}
        entity, listed = self._entities(columns)
        groups = len(GROUPS) if "grp" in columns else 1
        return cube(
            columns,
            np.searchsorted(listed, columns[entity]),
            len(listed),
            groups,
            self.first_month,
            self.month,
        )

    def _entities(self, columns: Columns) -> tuple[str, NDArray[Any]]:
        """Which column tells whose row it is, and all that it may name."""
        for listed in ("institution", "incubator", "project"):
            if listed in columns:
                return listed, self.tables[f"{listed}s"]["id"]
        return "city", self.codes

    def total(self, name: str, measure: str) -> Ints:
        """Sum of a measure per city over all rows of a table that has no months."""
        columns = self.tables[name]
        amount = np.zeros(len(self.codes), dtype=np.int64)
        np.add.at(
            amount, np.searchsorted(self.codes, columns["city"]), measure_amounts(columns, measure)
        )
        return amount


DERIVED: dict[str, Callable[[Counts], Columns]] = {}
"""Count tables that are worked out from the others when they are first asked for, by name."""


def derived(name: str) -> Callable[[Callable[[Counts], Columns]], Callable[[Counts], Columns]]:
    """Lets readings find a count table that no records give; the function says what it holds."""

    def register(function: Callable[[Counts], Columns]) -> Callable[[Counts], Columns]:
        DERIVED[name] = function
        return function

    return register


def once(
    function: Callable[Concatenate[Counts, Keys], Result],
) -> Callable[Concatenate[Counts, Keys], Result]:
    """A function of a snapshot and a few words that is worked out once and kept with the snapshot.

    Its results are shared: nobody may change them.
    """

    @wraps(function)
    def once_worked_out(counts: Counts, /, *args: Keys.args, **kwargs: Keys.kwargs) -> Result:
        key = (function, args, tuple(kwargs.items()))
        if key not in counts.remembered:
            counts.remembered[key] = function(counts, *args, **kwargs)
        result: Result = counts.remembered[key]
        return result

    return once_worked_out
