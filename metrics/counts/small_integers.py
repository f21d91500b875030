"""Whole numbers held in the smallest type that fits, so that a snapshot takes a sixth of the room."""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

SMALLER = (np.int8, np.int16, np.int32)


class SmallIntegers(Mapping[str, NDArray[Any]]):
    """Columns held as narrow as they come, and handed out as int64: products must not overflow."""

    def __init__(self, columns: Mapping[str, NDArray[Any]]) -> None:
        self._held = {name: smallest_type(values) for name, values in columns.items()}

    def __getitem__(self, name: str) -> NDArray[Any]:
        values = self._held[name]
        if values.dtype.kind in "iu":
            values = values.astype(np.int64)
        values.setflags(write=False)
        return values

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)


def smallest_type(values: NDArray[Any]) -> NDArray[Any]:
    """The same values; int64 becomes the smallest signed type that holds them all."""
    if values.dtype != np.int64 or not values.size:
        return values
    least, most = values.min(), values.max()
    for smaller in SMALLER:
        if np.iinfo(smaller).min <= least and most <= np.iinfo(smaller).max:
            return values.astype(smaller)
    return values
