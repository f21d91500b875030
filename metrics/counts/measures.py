"""The measures of a count table, and what is left of one when another is taken off: its complement."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

LESS = " - "


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
