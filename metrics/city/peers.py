"""Whom a city is fairly compared with: its tier, the ten cities most like it, and its own beginning."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from metrics.counts.periods import YEAR, span
from metrics.counts.snapshot import Counts, once
from metrics.definition import Indicator
from metrics.methods.proportions import ratio
from metrics.overall.duel import Duel, duel
from metrics.readings.tidy import readings

NEAREST = 10
EARTH = 6371.0  # km
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class OwnStart:
    """A city's first year of an indicator, its latest mature twelve months, and their difference.

    `first` and `latest` are rows of readings; the difference is latest minus first. The answer is
    "unknown" where the two share months or either has no figure.
    """

    year: int
    first: pd.Series
    latest: pd.Series
    change: Duel


def of_tier(counts: Counts, city: str) -> list[str]:
    """The other cities of a city's tier, by code."""
    row = _row(counts, city)
    same = (counts.tier_of == counts.tier_of[row]) & ~counts.left
    return [f"{code:06d}" for code in counts.codes[same] if code != counts.codes[row]]


def nearest(counts: Counts, city: str, most: int = NEAREST) -> list[str]:
    """The cities most like one, nearest first, ties by code; none where nobody was trained there."""
    row = _row(counts, city)
    far = distances(counts)[row].copy()
    far[row] = np.nan
    far[counts.left] = np.nan
    order = np.argsort(far, kind="stable")  # NaN last; rows are in the order of codes
    return [f"{counts.codes[one]:06d}" for one in order[:most] if not np.isnan(far[one])]


@once
def distances(counts: Counts) -> Floats:
    """Distance of every two cities, (cities, cities), read-only: volume, group mix and region.

    Volume is the difference in the logarithm of persons trained in the latest twelve months, mix
    the Euclidean distance of the shares of target groups, region the way over ground (km, from
    coordinates). Each is divided by its root mean square over all pairs, so that all three weigh
    the same, and they are added as squares. NaN for a city where nobody was trained.
    """
    first, last = counts.month - YEAR + 1, counts.month
    groups = counts.cube("opening").groups("trained", first, last).astype(float)
    trained = groups.sum(axis=1)
    volume = np.log(np.where(trained > 0, trained, np.nan))
    shares = ratio(groups, trained[:, None])
    parts = (
        np.abs(volume[:, None] - volume[None, :]),
        np.sqrt(((shares[:, None, :] - shares[None, :, :]) ** 2).sum(axis=2)),
        _ground(counts),
    )
    distance: Floats = np.sqrt(sum(_scaled(part) ** 2 for part in parts))
    distance.flags.writeable = False
    return distance


def _scaled(part: Floats) -> Floats:
    """In units of its root mean square over pairs; as it is where all are equal."""
    pairs = part[~np.eye(len(part), dtype=bool)]
    known = pairs[~np.isnan(pairs)]
    size = float(np.sqrt((known**2).mean())) if len(known) else 0.0
    return part * ratio(1.0, size) if size > 0 else part


def _ground(counts: Counts) -> Floats:
    """Great-circle distances in km."""
    cities = counts.tables["cities"]
    lat, lon = (np.radians(cities[name].astype(float)) for name in ("latitude", "longitude"))
    half = (
        np.sin((lat[:, None] - lat[None, :]) / 2) ** 2
        + np.cos(lat)[:, None]
        * np.cos(lat)[None, :]
        * np.sin((lon[:, None] - lon[None, :]) / 2) ** 2
    )
    distance: Floats = 2 * EARTH * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
    return distance


def own_start(counts: Counts, indicator: Indicator, city: str) -> OwnStart:
    """A city now against its own first calendar year with a figure."""
    row = _row(counts, city)
    latest = readings(counts, indicator, "city", ranks=False).iloc[row]
    running = counts.as_of.year
    for year in range(counts.first_month // YEAR, running + 1):
        first = readings(counts, indicator, "city", period=year, ranks=False).iloc[row]
        if first["denominator"] > 0 and not np.isnan(first["value"]):
            break
    else:
        year, first = running, latest
    apart = span(counts, indicator, year).last < span(counts, indicator).first
    unknown = Duel(float("nan"), float("nan"), float("nan"), "unknown")
    change = duel(indicator, latest, first) if apart else unknown
    return OwnStart(year, first, latest, change)


def _row(counts: Counts, city: str) -> int:
    """Row of a city; ValueError where the snapshot has no such city."""
    rows = np.flatnonzero(counts.codes == int(city))
    if not len(rows):
        raise ValueError(f"There is no city {city!r} in this snapshot.")
    return int(rows[0])
