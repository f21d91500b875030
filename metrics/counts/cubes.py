"""Counts by entity, group and month, held as prefix sums so that any window costs the same."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from metrics.counts.measures import measure_amounts, measure_columns

Ints = NDArray[np.int64]
NARROW = (np.int8, np.int16, np.int32)


@dataclass(frozen=True, eq=False)
class Cube:
    """Prefix sums over months, read-only; a measure is laid out when it is first asked for.

    `size` is (entities, groups, months), `flat` the place of every count row in it, `columns`
    the count table. `undivided` are rows that belong to no group and count in "all" alone,
    `undivided_flat` the place of each among (entities, months).
    """

    first_month: int
    size: tuple[int, int, int]
    flat: NDArray[Any]
    columns: Mapping[str, NDArray[Any]]
    undivided_flat: NDArray[Any] | None = None
    undivided: Mapping[str, NDArray[Any]] = field(default_factory=dict)
    _prefix: dict[str, NDArray[Any]] = field(default_factory=dict)

    @property
    def months(self) -> int:
        """Number of months held."""
        return self.size[2]

    def window(self, measure: str, first: int, last: int, group: int = -1) -> Ints:
        """Sum of a measure per entity over the months first..last, both included."""
        low, high = self._places(first, last)
        prefix = self.prefix(measure)[:, group, :]
        sums: Ints = np.subtract(prefix[:, high], prefix[:, low], dtype=np.int64)
        return sums

    def groups(self, measure: str, first: int, last: int) -> Ints:
        """Sum of a measure per (entity, group) over the months first..last."""
        low, high = self._places(first, last)
        prefix = self.prefix(measure)[:, : self.size[1], :]
        sums: Ints = np.subtract(prefix[:, :, high], prefix[:, :, low], dtype=np.int64)
        return sums

    def monthly(self, measure: str, group: int = -1) -> Ints:
        """A measure per (entity, month)."""
        prefix = self.prefix(measure)[:, group, :]
        amounts: Ints = np.subtract(prefix[:, 1:], prefix[:, :-1], dtype=np.int64)
        return amounts

    def prefix(self, measure: str) -> NDArray[Any]:
        """Sums before each month, (entities, groups, months + 1); the last group is "all".

        A single group is "all" itself.
        """
        if measure not in self._prefix:
            amounts = measure_amounts(self.columns, measure)
            self._prefix[measure] = _summed(self.flat, amounts, self.size, self._more(measure))
        return self._prefix[measure]

    def _more(self, measure: str) -> Ints | None:
        """What rows without a group bring to a measure, (entities, months)."""
        known = set(measure_columns(measure)) <= set(self.undivided)
        if self.undivided_flat is None or not known:
            return None
        more = np.zeros(self.size[0] * self.size[2], dtype=np.int64)
        np.add.at(more, self.undivided_flat, measure_amounts(self.undivided, measure))
        return more.reshape(self.size[0], self.size[2])

    def _places(self, first: int, last: int) -> tuple[int, int]:
        low, high = (min(max(m - self.first_month, 0), self.months) for m in (first, last + 1))
        return low, max(low, high)


def cube(
    columns: Mapping[str, NDArray[Any]],
    entity: NDArray[np.int64],
    entities: int,
    groups: int,
    first_month: int,
    last_month: int,
) -> Cube:
    """Lay sparse count rows out as a cube.

    `columns` holds grp (absent: one group), month and the measures; `entity` the row of each.
    """
    size = (entities, groups, last_month - first_month + 1)
    month = columns["month"].astype(np.int64) - first_month
    group = columns["grp"] if groups > 1 else np.zeros_like(month)
    flat = np.ravel_multi_index((entity, group, month), size)
    return Cube(first_month, size, narrowest(flat), columns)


def summed_with(
    records: Cube,
    left_out: NDArray[np.bool_],
    rows: Mapping[str, NDArray[Any]],
    entity: NDArray[np.int64],
) -> Cube:
    """The cube without the rows of some entities, and with rows that know no group, month by month."""
    _, groups, months = records.size
    stays = ~left_out[records.flat.astype(np.int64) // (groups * months)]
    return Cube(
        records.first_month,
        records.size,
        records.flat[stays],
        {name: records.columns[name][stays] for name in records.columns},
        entity * months + rows["month"] - records.first_month,
        rows,
    )


def _summed(
    flat: NDArray[Any],
    amount: NDArray[Any],
    size: tuple[int, int, int],
    undivided: NDArray[Any] | None,
) -> NDArray[Any]:
    sums = np.zeros(size[0] * size[1] * size[2], dtype=np.int64)
    np.add.at(sums, flat, amount)
    dense = sums.reshape(size)
    if size[1] > 1:
        dense = np.concatenate([dense, dense.sum(axis=1, keepdims=True)], axis=1)
    if undivided is not None:
        dense[:, -1, :] += undivided
    prefix = np.zeros((*dense.shape[:2], size[2] + 1), dtype=np.int64)
    np.cumsum(dense, axis=2, out=prefix[:, :, 1:])
    sums_before = narrowest(prefix)
    sums_before.flags.writeable = False
    return sums_before


def narrowest(values: NDArray[Any]) -> NDArray[Any]:
    """Whole numbers worked out here, as int64, in the narrowest signed type that holds them."""
    least, most = (values.min(), values.max()) if values.size else (0, 0)
    for kind in NARROW:
        if np.iinfo(kind).min <= least and most <= np.iinfo(kind).max:
            return values.astype(kind)
    return values
