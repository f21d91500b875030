"""What the demo will contain: the period, the size, the classes of each city and month."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from data_access.demo.base.days import Array, as_date, day, is_month_end, month_last, month_number
from data_access.demo.base.places import Cities

SEASON = np.array([0.5, 0.4, 1.1, 1.25, 1.2, 1.05, 0.85, 0.8, 1.2, 1.3, 1.25, 0.95])
"""Relative volume from January to December: the Spring Festival dips, spring and autumn lead."""
START_UP = np.array([0.12, 0.35, 0.5, 0.6, 0.65, 0.75, 0.85, 0.95])
"""The programme's first months, as shares of the full pace."""
KIND_SHARE = (0.05, 0.91, 0.04)
"""Classes by kind: GYB, SYB, IYB."""
CLASS_SIZE = 30
SEATS_PER_TRAINED = 1.196
"""Seats for one person trained: no-shows, dropouts, repeats and other kinds of course included."""
SILENT_MONTHS = 6


@dataclass(frozen=True)
class Plan:
    """The frame of one demo; days are day numbers, months counted as year * 12 + month - 1."""

    seed: int
    first_month: int
    last_month: int
    as_of: int
    trainees: int
    cities: Cities
    cutoff: Array
    classes: Array

    @property
    def start(self) -> date:
        """First day of the period."""
        return date(self.first_month // 12, self.first_month % 12 + 1, 1)

    @property
    def end(self) -> date:
        """The as-of date."""
        return as_date(self.as_of)

    def portions(self) -> list[range]:
        """The months of the period by calendar year."""
        months = range(self.first_month, self.last_month + 1)
        years = sorted({month // 12 for month in months})
        return [
            range(max(months[0], year * 12), min(months[-1], year * 12 + 11) + 1) for year in years
        ]

    def share_of_period(self, days: Array) -> Array:
        """Where a day lies in the period: -1 at its start, 1 at its end."""
        span = self.as_of - day(self.start)
        return np.clip(2 * (days - day(self.start)) / span - 1, -1, 1)


def make_plan(
    rng: np.random.Generator,
    seed: int,
    cities: Cities,
    start: date,
    as_of: date,
    trainees: int,
    total: int | None,
) -> Plan:
    """Lay out the period; `total` persons trained in all, or else `trainees` in a full year."""
    if not is_month_end(as_of):
        raise ValueError(f"The as-of date {as_of} is not the last day of a month.")
    first, last = month_number(start), month_number(as_of)
    if first > last:
        raise ValueError(f"The period starts on {start}, after its end on {as_of}.")
    pace = _pace(first, last)
    scale = total / pace.sum() if total else trainees / 12
    trained = np.outer(cities.volume / cities.volume.sum(), pace * scale)
    silent = cities.oddity == "not_reporting"
    cutoff = np.where(silent, month_last(last - SILENT_MONTHS), day(as_of)).astype(np.int32)
    return Plan(
        seed,
        first,
        last,
        day(as_of),
        round(float(pace.sum() * scale)),
        cities,
        cutoff,
        _classes(rng, trained * SEATS_PER_TRAINED / CLASS_SIZE),
    )


def _pace(first: int, last: int) -> Array:
    """National volume by month, 1 being the mean month of a full year."""
    months = np.arange(first, last + 1)
    pace: Array = SEASON[months % 12] / SEASON.mean()
    early = min(len(START_UP), len(pace))
    pace[:early] *= START_UP[:early]
    pace *= 1 + 0.03 * (months - months.mean()) / 12 / max(1, len(months) / 36)
    return pace


def _classes(rng: np.random.Generator, expected: Array) -> Array:
    """Whole classes, shape (3 kinds, cities, months); their sums stay near `expected`."""
    noisy = expected * rng.gamma(20, 1 / 20, expected.shape)
    noisy *= (expected.sum(axis=1) / noisy.sum(axis=1))[:, None]
    wanted = np.array(KIND_SHARE)[:, None, None] * noisy
    wanted[2, :, : min(8, expected.shape[1])] = 0  # owners improve their business later
    running = wanted.cumsum(axis=2) + rng.random((3, len(expected), 1))
    return np.diff(np.floor(running), axis=2, prepend=0).astype(np.int32)
