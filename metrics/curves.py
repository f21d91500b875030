"""Curves from opening to closing and from services to opening, split by up to two characters."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from metrics.counts import GROUPS, KINDS, TIERS, Columns, Counts
from metrics.cubes import Ints
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
        held = at_risk > 0
        time = np.arange(1, len(self.leaving) + 1)
        return pd.DataFrame(
            {
                "time": time[held],
                "at_risk": at_risk[held],
                "events": self.closing[held],
                "censored": (self.leaving - self.closing)[held],
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
    """Strata by up to two splits among the subjects that `only` selects, in the order of keys.

    Raises ValueError where no count table carries the characters asked for together.
    """
    only = only or {}
    if len(splits) > 2:
        raise ValueError("A curve is split by two characters at most.")
    table = _table(counts, which, frozenset(splits) | frozenset(only))
    chosen = np.ones(len(table["n"]), dtype=bool)
    for split, key in only.items():
        chosen &= _labels(counts, table, split) == key
    labels = [_labels(counts, table, split)[chosen] for split in splits]
    held = {name: table[name][chosen] for name in ("period", "event", "n")}
    return _gather(labels, held, HORIZON[which])


def carries(which: Which, characters: frozenset[str]) -> bool:
    """Whether some count table carries these characters together."""
    return _name(which, characters) is not None


def _name(which: Which, characters: frozenset[str]) -> str | None:
    for name, held in _TABLES:
        if characters <= held and not (which == "opening" and held & {"kind", "incubated"}):
            return f"{which}_curve_{name}"
    return None


def _table(counts: Counts, which: Which, characters: frozenset[str]) -> Columns:
    name = _name(which, characters)
    if name is None:
        asked = ", ".join(sorted(characters))
        raise ValueError(f"The {which} curve is not counted by {asked} together.")
    return counts.tables[name]


def _labels(counts: Counts, table: Columns, split: Split) -> NDArray[np.str_]:
    """Key of every row of the table for a split."""
    if split == "cohort":
        return _cohorts(table)
    if split == "institution":
        return table["institution"].astype(str)
    if split in ("group", "kind"):
        words = np.array(GROUPS if split == "group" else KINDS)
        return words[table["grp" if split == "group" else "kind"]]
    if split == "incubated":
        return np.array(["no", "yes"])[table["incubated"]]
    row = (
        counts.institution_city[
            np.searchsorted(counts.tables["institutions"]["id"], table["institution"])
        ]
        if "institution" in table
        else np.searchsorted(counts.codes, table["city"])
    )
    if split == "tier":
        return np.array(TIERS)[counts.tier_of][row]
    codes = (
        counts.codes if split == "city" else counts.tables["provinces"]["code"][counts.province_of]
    )
    return np.array([f"{code:06d}" for code in codes])[row]


def _cohorts(table: Columns) -> NDArray[np.str_]:
    """Cohort year of every row ("2009"); quarters are kept for the triangle."""
    year = table["quarter"] // 4 if "quarter" in table else table["year"]
    return year.astype(str)


def _gather(labels: list[NDArray[np.str_]], held: Columns, horizon: int) -> list[Stratum]:
    if not len(held["n"]):
        return []
    if labels:
        joined = np.array(["\x1f".join(parts) for parts in zip(*labels, strict=True)])
        found, row = np.unique(joined, return_inverse=True)
    else:
        found, row = np.array([""]), np.zeros(len(held["n"]), dtype=np.int64)
    leaving = np.zeros((len(found), horizon), dtype=np.int64)
    closing = np.zeros_like(leaving)
    np.add.at(leaving, (row, held["period"] - 1), held["n"])
    np.add.at(closing, (row, held["period"] - 1), held["n"] * held["event"])
    return [
        Stratum(tuple(key.split("\x1f")) if labels else (), m, d)
        for key, m, d in zip(found, leaving, closing, strict=True)
    ]
