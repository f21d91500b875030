"""Puts the rows of recounted cities in the place of their old ones."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from data_access.counts.tables import national_curve
from data_access.counts.workbench.packing import Columns, in_smallest_type, roll_up

Ints = NDArray[np.int64]
# Read from records that are brought whole, so that the new table is the whole one.
WHOLE = frozenset(
    {
        *("cities", "left_cities", "provinces", "targets", "appraisal_plans", "settings"),
        *("returns", "departments", "officers", "responsibilities"),
    }
)
LISTS = ("institutions", "incubators", "projects")
"""Lists of what stands in cities, in the order of their numbers."""
ENTITIES = ("city", "institution", "incubator", "project")


@dataclass(frozen=True)
class Recounted:
    """Numbers of the recounted cities, and of their institutions, incubators and projects; and of
    all others that there are now; by kind of entity."""

    inside: dict[str, Ints]
    outside: dict[str, Ints]


def spliced(name: str, old: Columns, new: Columns, of: Recounted) -> Columns | None:
    """The old table with the rows of recounted cities taken from the new one; None where they are
    the same. Narrow, in the order in which a full count gives its rows."""
    if name in WHOLE:
        return None if _same(old, new) else new
    key = next(entity for entity in ENTITIES if entity in new)
    old_rows = np.flatnonzero(~np.isin(old[key], of.outside[key]))
    new_rows = np.flatnonzero(np.isin(new[key], of.inside[key]))
    added = {column: in_smallest_type(values[new_rows]) for column, values in new.items()}
    if _same({column: values[old_rows] for column, values in old.items()}, added):
        return None
    stay = np.delete(np.arange(len(old[key])), old_rows)
    order_by = "id" if name in LISTS else key
    order = np.argsort(
        _joined(old[order_by][stay], added[order_by]).astype(np.int64), kind="stable"
    )
    return {column: _joined(values[stay], added[column])[order] for column, values in old.items()}


def with_parts(name: str, old: Columns, before: Columns, after: Columns) -> Columns | None:
    """A curve of the nation with what the rows of a part add to it now instead of before.

    None where that is the same.
    """
    less, more = (national_curve(name, rows) for rows in (before, after))
    if _same(less, more):
        return None
    tables = (old, more, {**less, "n": -less["n"]})
    rows = {column: np.concatenate([table[column] for table in tables]) for column in more}
    summed = roll_up(rows, [column for column in more if column != "n"], ("n",))
    there = summed["n"] != 0
    return {column: values[there] for column, values in summed.items()}


def _joined(one: NDArray[np.generic], other: NDArray[np.generic]) -> NDArray[np.generic]:
    """Both after each other; of an empty list nobody knows what it holds."""
    if not len(other):
        return one if len(one) else other
    if not len(one):
        return other
    whole = one.dtype.kind in "iu" and other.dtype.kind in "iu"
    if whole and np.result_type(one, other).kind == "f":
        return np.concatenate([one.astype(np.int64), other.astype(np.int64)])
    return np.concatenate([one, other])


def _same(one: Columns, other: Columns) -> bool:
    return [*one] == [*other] and all(np.array_equal(one[name], other[name]) for name in one)
