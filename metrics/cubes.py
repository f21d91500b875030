"""Counts by entity, group and month, held as prefix sums so that any window costs the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Cube:
    """Prefix sums over months, read-only.

    `prefix[measure]` has shape (entities, groups + 1, months + 1); the last group is "all".
    """

    first_month: int
    prefix: Mapping[str, Ints]

    @property
    def months(self) -> int:
        """Number of months held."""
        return next(iter(self.prefix.values())).shape[2] - 1

    def window(self, measure: str, first: int, last: int, group: int = -1) -> Ints:
        """Sum of a measure per entity over the months first..last, both included."""
        low, high = (
            min(max(month - self.first_month, 0), self.months) for month in (first, last + 1)
        )
        held = self.prefix[measure][:, group, :]
        return held[:, max(low, high)] - held[:, low]

    def groups(self, measure: str, first: int, last: int) -> Ints:
        """Sum of a measure per (entity, group) over the months first..last."""
        low, high = (
            min(max(month - self.first_month, 0), self.months) for month in (first, last + 1)
        )
        held = self.prefix[measure][:, :-1, :]
        return held[:, :, max(low, high)] - held[:, :, low]

    def monthly(self, measure: str, group: int = -1) -> Ints:
        """A measure per (entity, month)."""
        return np.diff(self.prefix[measure][:, group, :], axis=1)


def cube(
    columns: Mapping[str, Ints],
    measures: Sequence[str],
    entities: int,
    groups: int,
    first_month: int,
    last_month: int,
) -> Cube:
    """Lay sparse count rows out as a cube.

    `columns` holds the index columns entity, grp (absent: one group) and month, and the measures.
    """
    months = last_month - first_month + 1
    size = (entities, groups, months)
    group = columns.get("grp", np.zeros_like(columns["month"])) if groups > 1 else 0
    flat = np.ravel_multi_index(
        (
            columns["entity"],
            np.broadcast_to(group, columns["month"].shape),
            columns["month"] - first_month,
        ),
        size,
    )
    return Cube(first_month, {name: _prefix(flat, columns[name], size) for name in measures})


def _prefix(flat: Ints, amount: Ints, size: tuple[int, int, int]) -> Ints:
    flat_sums = np.zeros(size[0] * size[1] * size[2], dtype=np.int64)
    np.add.at(flat_sums, flat, amount)
    dense: Ints = flat_sums.reshape(size)
    dense = np.concatenate([dense, dense.sum(axis=1, keepdims=True)], axis=1)
    prefix = np.zeros((*dense.shape[:2], dense.shape[2] + 1), dtype=np.int64)
    np.cumsum(dense, axis=2, out=prefix[:, :, 1:])
    prefix.flags.writeable = False
    return prefix
