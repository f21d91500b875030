"""Columns of a count table that take little room and are computed with in full width."""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray


class WideColumns(Mapping[str, NDArray[Any]]):
    """Columns kept as narrow as they come, and handed out as int64: products must not overflow.

    A snapshot's columns come narrow already: they were narrowed once, when they were packed.
    """

    def __init__(self, columns: Mapping[str, NDArray[Any]]) -> None:
        self._columns = dict(columns)

    def __getitem__(self, name: str) -> NDArray[Any]:
        values = self._columns[name]
        if values.dtype.kind in "iu":
            values = values.astype(np.int64)
        values.setflags(write=False)
        return values

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)
