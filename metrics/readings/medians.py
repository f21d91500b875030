"""The middle value of days or yuan per entity, from how often each value occurred."""

import numpy as np
from numpy.typing import NDArray

from metrics.counts.entities import By, keys, members
from metrics.counts.snapshot import Counts
from metrics.definition import NotReadable
from metrics.methods.proportions import critical_value

Floats = NDArray[np.float64]
OF_CITIES = ("national", "province", "tier", "city")


def occurrences(counts: Counts, table: str, by: By) -> NDArray[np.int64]:
    """How often each value occurred, (entities, values); the values are those of `values`.

    The table holds city, value and n. Raises NotReadable for a slice that is not made of cities.
    """
    if by not in OF_CITIES:
        raise NotReadable(f"中位数不能按 {by} 读取。", f"Medians are not counted by {by}.")
    columns = counts.tables[table]
    city = np.searchsorted(counts.codes, columns["city"])
    place = np.searchsorted(values(counts, table), columns["value"])
    times = np.zeros((len(keys(counts, by)), len(values(counts, table))), dtype=np.int64)
    np.add.at(times, (members(counts, by)[city], place), columns["n"])
    return times


def values(counts: Counts, table: str) -> NDArray[np.int64]:
    """Every value that occurred, ascending."""
    return np.unique(counts.tables[table]["value"])


def medians(
    counts: Counts, table: str, by: By, confidence: float = 0.95
) -> tuple[Floats, Floats, Floats]:
    """Median of each entity with its interval by order statistics: (median, lower, upper).

    The limits are the values at places n/2 -+ z sqrt(n)/2 (Conover 1999); the median of an even
    number is the mean of the middle two. NaN where nothing occurred.
    """
    times, occurring = occurrences(counts, table, by), values(counts, table).astype(float)
    n, reach = times.sum(axis=1), critical_value(confidence) / 2
    lower = np.floor(n / 2 - reach * np.sqrt(n))
    upper = np.ceil(n / 2 + reach * np.sqrt(n)) + 1
    low, high = _at(times, occurring, (n + 1) // 2), _at(times, occurring, n // 2 + 1)
    return (low + high) / 2, _at(times, occurring, lower), _at(times, occurring, upper)


def _at(times: NDArray[np.int64], occurring: Floats, place: NDArray[np.floating]) -> Floats:
    """The value at a place, from 1, in each row's ascending order; kept within the row."""
    n = times.sum(axis=1)
    reached = np.cumsum(times, axis=1) >= np.clip(place, 1, np.maximum(n, 1))[:, None]
    if not len(occurring):
        return np.full(len(n), np.nan)
    return np.where(n > 0, occurring[np.argmax(reached, axis=1)], np.nan)
