"""The measures of a count table, those that estimates need, and what is left of one when another is taken off: its complement."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from metrics.definition import Estimate

LESS = " - "
MONTHS = 12
CLOSED = tuple(f"closed_{month}" for month in range(1, MONTHS + 1))
LOST = tuple(f"lost_{month}" for month in range(MONTHS))
NEEDED_BY: dict[Estimate, tuple[str, ...]] = {
    "ratio": (),
    "curve": (*CLOSED, *LOST),
    "filled": ("jobs_6_known", "jobs_6_survivors", "open_12"),
}
"""What an estimate reads beside numerator and denominator; older snapshots have no `open_12`, so
that none of them is read by a definition that came after it."""


def measure_columns(measure: str) -> tuple[str, ...]:
    """The columns that a measure is read from: one, or two of "followed - contacted"."""
    return tuple(measure.split(LESS, 1))


def measure_amounts(columns: Mapping[str, NDArray[Any]], measure: str) -> NDArray[Any]:
    """The amount of a measure in every row; a complement is the first column less the second."""
    whole, *part = (columns[name] for name in measure_columns(measure))
    if not part:
        return whole
    difference: NDArray[Any] = np.subtract(whole, part[0], dtype=np.int64)
    return difference
