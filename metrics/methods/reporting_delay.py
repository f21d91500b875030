"""How many events of the last weeks have happened but are not recorded yet, from earlier delays.

An event is seen only once its record has arrived, so the delays seen are cut off on the right:
of yesterday's events only the quickest are known. Turned round in time this is the product-limit
estimate of late entry (Kalbfleisch and Lawless 1989, Lawless 1994).
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from metrics.methods.proportions import Floats, Numbers, ratio


class Reported(NamedTuple):
    """Share F(u) recorded within u days, and the variance of its logarithm; (..., days + 1)."""

    share: Floats
    log_variance: Floats


def events_at_risk(reported: Numbers, aged: Numbers) -> Floats:
    """N_u: events that happened u days ago or earlier and took at most u days, (..., days + 1).

    `reported` counts events by delay, `aged` the same events by age; one longer than its age
    cannot be, so those younger than u are among those that took at most u.
    """
    younger = np.cumsum(aged, axis=-1) - aged
    at_risk: Floats = (np.cumsum(reported, axis=-1) - younger).astype(np.float64)
    return at_risk


def reported_share(reported: Numbers, at_risk: npt.ArrayLike) -> Reported:
    """F(u) = prod_{v>u} (1 - n_v / N_v), F of the last day being 1 by convention.

    var ln F(u) = sum_{v>u} n_v / (N_v (N_v - n_v)). A day on which all at risk were recorded
    leaves F = 0 below it, of which no spread is known (term 0).
    """
    n, risk = np.asarray(reported, dtype=np.float64), np.asarray(at_risk, dtype=np.float64)
    factor = np.where(risk > 0, 1 - ratio(n, np.where(risk > 0, risk, 1)), 1.0)
    spread = risk * (risk - n)
    term = np.where(spread > 0, ratio(n, np.where(spread > 0, spread, 1)), 0.0)
    return Reported(_after(factor, np.multiply, 1.0), _after(term, np.add, 0.0))


def _after(values: Floats, gather: np.ufunc, none: float) -> Floats:
    """The product or sum of all values after each place of the last axis."""
    later = np.concatenate([values[..., 1:], np.full((*values.shape[:-1], 1), none)], axis=-1)
    gathered: Floats = gather.accumulate(later[..., ::-1], axis=-1)[..., ::-1]
    return gathered


def completeness(law: Reported, ages: npt.ArrayLike) -> tuple[Floats, Floats]:
    """Share recorded of events with these ages in days, and its variance; shapes (...,).

    The mean of F over the ages. Two values of ln F share the terms above the larger age, so
    their covariance is the variance there. Ages beyond the last day are complete.
    """
    last = law.share.shape[-1] - 1
    days = np.minimum(np.asarray(ages, dtype=np.int64), last)
    share = law.share[..., days]
    common = law.log_variance[..., np.maximum(days[:, None], days[None, :])]
    variance: Floats = np.einsum("...i,...j,...ij->...", share, share, common) / len(days) ** 2
    return share.mean(axis=-1), variance


def unreported(
    seen: npt.ArrayLike,
    complete: npt.ArrayLike,
    variance: npt.ArrayLike = 0.0,
    phi: npt.ArrayLike = 1.0,
) -> tuple[Floats, Floats]:
    """Mean and variance of what has happened and is not recorded yet, given y seen.

    Mean y (1/c - 1), variance phi y (1 - c)/c^2 + y^2 var(c)/c^4, c the share recorded; phi above
    1 where records arrive in lists. NaN where nothing can be recorded yet (c = 0).
    """
    y, c, error, spread = np.broadcast_arrays(
        *(np.asarray(a, dtype=np.float64) for a in (seen, complete, variance, phi))
    )
    if np.any((c < 0) | (c > 1)):
        raise ValueError("The share recorded must lie between 0 and 1.")
    mean = y * (ratio(1, c) - 1)
    return mean, ratio(spread * y * (1 - c), c**2) + ratio(y**2 * error, c**4)
