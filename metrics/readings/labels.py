"""The columns of a reading that say what a row is: indicator, date, snapshot, slice, entity."""

from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd
from pandas.api.extensions import ExtensionArray

from metrics.counts.entities import By, keys
from metrics.counts.snapshot import Counts, once


def labels(counts: Counts, indicator: str, by: By) -> dict[str, Any]:
    """One entry per entity in each column; words are made once and copied, which costs nothing."""
    entity = _entities(counts, by)
    size = len(entity)
    return {
        "indicator": _repeated(indicator, size).copy(),
        "as_of": _repeated(counts.as_of.isoformat(), size).copy(),
        "snapshot": np.full(size, counts.number),
        "by": _repeated(by, size).copy(),
        "entity": entity.copy(),
    }


@once
def _entities(counts: Counts, by: By) -> ExtensionArray:
    return pd.array(keys(counts, by), dtype="str")


@lru_cache(maxsize=64)
def _repeated(word: str, times: int) -> ExtensionArray:
    return pd.array([word] * times, dtype="str")
