"""How much of a figure comes from monthly summaries: cities, and the units they bring."""

import numpy as np
from numpy.typing import NDArray

from metrics.counts.entities import By, keys, members
from metrics.counts.periods import Span
from metrics.counts.snapshot import Counts
from metrics.counts.summaries import KINDS, cities_summed, used
from metrics.definition import OF_CITIES, Indicator

Floats = NDArray[np.float64]


def summary_part(
    counts: Counts,
    indicator: Indicator,
    by: By,
    months: Span,
    variant: str | None = None,
    group: int = -1,
) -> tuple[Floats, Floats]:
    """(cities, units) per entity: of the denominator, of training of the numerator.

    0 where no summary is in the figure, as of groups and institutions none ever is.
    """
    none = np.zeros(len(keys(counts, by)))
    if by not in OF_CITIES or group >= 0 or not cities_summed(counts, indicator, variant).any():
        return none, none
    rows = used(counts, indicator.key)
    first, last = (months.first, months.last) if indicator.kind == "progress" else months.mature
    inside = (rows["month"] >= first) & (rows["month"] <= last)
    city = np.searchsorted(counts.codes, rows["city"][inside])
    month = rows["month"][inside] - counts.first_month
    entity = month if by == "cohort" else members(counts, by)[city]
    units = np.bincount(entity, rows[KINDS[indicator.key].size][inside], len(none)).astype(float)
    pairs = np.unique(np.stack([entity, city]), axis=1)
    return np.bincount(pairs[0], minlength=len(none)).astype(float), units
