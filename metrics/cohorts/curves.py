"""Curves from opening to closing and from services to opening, split by up to two characters."""

import itertools
import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from metrics.counts.cubes import Ints
from metrics.counts.kept_tables import FIRST_RECORDS, OPENINGS, OUTCOMES, cities_with_records
from metrics.counts.record_tables import Flags
from metrics.counts.snapshot import GROUPS, KINDS, TIERS, Columns, Counts
from metrics.methods.survival import kaplan_meier

Which = Literal["opening", "survival"]
Split = Literal["cohort", "city", "tier", "province", "group", "institution", "kind", "incubated"]
HORIZON = {"opening": 24, "survival": 36}

# Which count table carries a set of characters; the first that carries all of them is read.
_TABLES: tuple[tuple[str, frozenset[str]], ...] = (
    ("cohort", frozenset({"city", "tier", "province", "cohort"})),
    ("group", frozenset({"city", "tier", "province", "group", "cohort"})),
    ("kind", frozenset({"city", "tier", "province", "kind", "cohort"})),
    ("incubated", frozenset({"city", "tier", "province", "incubated", "cohort"})),
    ("group_kind", frozenset({"group", "kind", "cohort"})),
    ("institution", frozenset({"city", "tier", "province", "institution", "cohort"})),
    ("institution_group", frozenset({"city", "tier", "province", "institution", "group"})),
    ("institution_kind", frozenset({"city", "tier", "province", "institution", "kind"})),
)


@dataclass(frozen=True)
class Stratum:
    """One line of a curve chart: its keys (one per split) and its numbers leaving per period.

    `leaving` and `closing` have one entry per age period 1..horizon; leaving includes closing.
    """

    keys: tuple[str, ...]
    leaving: Ints
    closing: Ints

    @property
    def n(self) -> int:
        """Subjects under observation at the start."""
        return int(self.leaving.sum())

    def events(self) -> pd.DataFrame:
        """The event table: time, at_risk, events, censored, one row per age period."""
        at_risk = self.leaving[::-1].cumsum()[::-1]
        occupied = at_risk > 0
        time = np.arange(1, len(self.leaving) + 1)
        return pd.DataFrame(
            {
                "time": time[occupied],
                "at_risk": at_risk[occupied],
                "events": self.closing[occupied],
                "censored": (self.leaving - self.closing)[occupied],
            }
        )

    def curve(self, confidence: float = 0.95, interval: str = "log-log") -> pd.DataFrame:
        """Kaplan-Meier curve with interval."""
        return kaplan_meier(self.events(), confidence, interval)  # type: ignore[arg-type]


def strata(
    counts: Counts,
    which: Which,
    splits: tuple[Split, ...] = (),
    only: dict[Split, str] | None = None,
) -> list[Stratum]:
    """Strata by up to two splits among the subjects that `only` selects, in the order of keys' lists.

    Raises ValueError where no count table carries the characters asked for together.
    """
    only = only or {}
    if len(splits) > 2:
        raise ValueError("A curve is split by two characters at most.")
    table = _table(counts, which, frozenset(splits) | frozenset(only))
    chosen = _recorded(counts, which, table)
    for split, key in only.items():
        place, keys = _places(counts, table, split)
        chosen &= place == (keys.index(key) if key in keys else -1)
    split_by = [_places(counts, table, split) for split in splits]
    columns = {name: table[name][chosen] for name in ("period", "event", "n")}
    places = [place[chosen] for place, _ in split_by]
    return _gather(places, [keys for _, keys in split_by], columns, HORIZON[which])


def _recorded(counts: Counts, which: Which, table: Columns) -> Flags:
    """The rows of cities that keep the records behind a curve; of a table without cities all, or
    none where no city keeps them."""
    if FIRST_RECORDS not in counts.tables:
        return np.ones(len(table["n"]), dtype=bool)
    cities = cities_with_records(counts, *(OPENINGS if which == "opening" else OUTCOMES))
    if "city" in table or "institution" in table:
        return cities[_city_rows(counts, table)]
    return np.full(len(table["n"]), cities.any())


def carries(which: Which, characters: frozenset[str]) -> bool:
    """Whether some count table carries these characters together."""
    return _name(which, characters) is not None


def _name(which: Which, characters: frozenset[str]) -> str | None:
    for name, characters_of in _TABLES:
        if characters <= characters_of and not (
            which == "opening" and characters_of & {"kind", "incubated"}
        ):
            return f"{which}_curve_{name}"
    return None


def _table(counts: Counts, which: Which, characters: frozenset[str]) -> Columns:
    name = _name(which, characters)
    if name is None:
        names = ", ".join(sorted(characters))
        raise ValueError(f"The {which} curve is not counted by {names} together.")
    return counts.tables[name]


def _places(counts: Counts, table: Columns, split: Split) -> tuple[Ints, list[str]]:
    """For every row of the table its place among the keys of a split, and these keys."""
    if split == "cohort":
        year = table["quarter"] // 4 if "quarter" in table else table["year"]
        first, last = (int(year.min()), int(year.max())) if len(year) else (0, 0)
        return year - first, [str(calendar_year) for calendar_year in range(first, last + 1)]
    if split == "group":
        return table["grp"], list(GROUPS)
    if split == "kind":
        return table["kind"], list(KINDS)
    if split == "incubated":
        return table["incubated"], ["no", "yes"]
    if split == "institution":
        listed = counts.tables["institutions"]["id"]
        return np.searchsorted(listed, table["institution"]), [str(number) for number in listed]
    return _places_of_cities(counts, _city_rows(counts, table), split)


def _city_rows(counts: Counts, table: Columns) -> Ints:
    """Row of the city of every row of the table."""
    if "institution" not in table:
        return np.searchsorted(counts.codes, table["city"])
    listed = counts.tables["institutions"]["id"]
    return counts.institution_city[np.searchsorted(listed, table["institution"])]


def _places_of_cities(counts: Counts, row: Ints, split: Split) -> tuple[Ints, list[str]]:
    if split == "tier":
        return counts.tier_of[row], list(TIERS)
    if split == "city":
        return row, [f"{code:06d}" for code in counts.codes]
    listed = counts.tables["provinces"]["code"]
    return counts.province_of[row], [f"{code:06d}" for code in listed]


def _gather(
    places: list[Ints], keys: list[list[str]], columns: Columns, horizon: int
) -> list[Stratum]:
    """One stratum per combination of keys that occurs, in the order of the lists."""
    sizes = tuple(len(names) for names in keys)
    row = np.ravel_multi_index(places, sizes) if places else np.zeros(len(columns["n"]), np.int64)
    cell, shape = row * horizon + columns["period"] - 1, (math.prod(sizes), horizon)
    leaving, closing = (
        np.bincount(cell, weights=amount, minlength=shape[0] * horizon)
        .reshape(shape)
        .astype(np.int64)
        for amount in (columns["n"], columns["n"] * columns["event"])
    )
    combined = list(itertools.product(*keys))
    return [
        Stratum(combined[place], leaving[place], closing[place])
        for place in np.flatnonzero(leaving.any(axis=1))
    ]
