"""Share still operating after a year, from all who opened: the lost count up to their last contact."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from metrics.counts.measures import CLOSED, LOST, MONTHS
from metrics.methods.survival import effective_cases, kaplan_meier_counts

Floats = NDArray[np.float64]
OPENED = "opened"
ROUNDING = 1e-9


def curve_rate(sums: Callable[[str], Floats]) -> tuple[Floats, Floats, Floats, Floats, Floats]:
    """(operating, opened, effective, closed, lost) per entity; `sums` gives those of a measure.

    `operating` is S(12) x opened, S the product-limit curve of all opened: one lost sight of is
    censored at its last contact. It need not be whole; where nobody was lost it is opened less
    closed. `effective` cases are S(1 - S)/SE^2; `closed` and `lost` those within the year.
    """
    opened = sums(OPENED)
    closed, lost = (np.stack([sums(name) for name in names], axis=-1) for names in (CLOSED, LOST))
    leaving = np.concatenate([lost, np.zeros((*opened.shape, 2))], axis=-1)
    leaving[..., 1 : MONTHS + 1] += closed
    leaving[..., -1] = opened - leaving.sum(axis=-1)
    closing = np.zeros_like(leaving)
    closing[..., 1 : MONTHS + 1] = closed
    curves = kaplan_meier_counts(leaving, closing, interval="wilson")
    survival = np.where(opened > 0, curves["survival"][..., MONTHS], 0.0)
    effective = np.where(opened > 0, effective_cases(curves)[..., MONTHS], 0.0)
    return (
        _snapped(survival * opened),
        opened,
        _snapped(effective),
        closed.sum(axis=-1),
        lost.sum(axis=-1),
    )


def _snapped(amount: Floats) -> Floats:
    """Whole numbers where only rounding keeps them from it: with nobody lost it is the count."""
    whole = np.rint(amount)
    return np.where(np.abs(amount - whole) < ROUNDING, whole, amount)
