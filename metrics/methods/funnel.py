"""Which cities differ from the nation by more than their size and ordinary spread explain."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from metrics.methods.proportions import Floats, ratio


class Overdispersion(NamedTuple):
    """phi: how many times the spread of chance alone; tau2: variance between cities (arcsine)."""

    phi: float
    tau2: float


def overdispersion(x: npt.ArrayLike, n: npt.ArrayLike) -> Overdispersion:
    """Spread of city rates beyond chance (Spiegelhalter 2005; Spiegelhalter et al. 2012).

    z = (asin sqrt p - asin sqrt p0) 2 sqrt n, winsorised at its 10 % and 90 % quantiles (type 7);
    phi = mean z^2 over I cities; if I phi > I - 1, tau2 = (I phi - (I - 1)) / (sum w - sum w^2 /
    sum w) with w = 4n, else 0. x of n per city, one-dimensional; cities with n = 0 or NaN are
    left out; no city at all gives phi NaN, tau2 0. Raises ValueError on impossible counts.
    """
    counts, totals = _units(x, n)
    if counts.size == 0:
        return Overdispersion(np.nan, 0.0)
    centre = ratio(counts.sum(), totals.sum())
    z = (_angle(ratio(counts, totals)) - _angle(centre)) * 2 * np.sqrt(totals)
    phi = float(np.mean(np.clip(z, *np.quantile(z, [0.1, 0.9])) ** 2))
    surplus = z.size * phi - (z.size - 1)
    weight = 4 * totals
    scale = weight.sum() - ratio(np.sum(weight**2), weight.sum())
    return Overdispersion(phi, float(ratio(surplus, scale)) if surplus > 0 < scale else 0.0)


def limits(
    centre: npt.ArrayLike, n: npt.ArrayLike, z: npt.ArrayLike, tau2: float = 0.0
) -> tuple[Floats, Floats]:
    """Funnel (lower, upper) around a rate for size n; z = 1.96 (95 %) or 3.09 (99.8 %).

    tau2 = 0: p0 -+ z sqrt(p0(1 - p0)/n), clipped to [0, 1]. Above 0 on the arcsine scale:
    sin^2(asin sqrt p0 -+ z sqrt(1/(4n) + tau2)) (Spiegelhalter 2005). Shapes broadcast; NaN where
    n is 0. Raises ValueError for a centre outside [0, 1] or a negative tau2.
    """
    middle = np.asarray(centre, dtype=np.float64)
    if np.any((middle < 0) | (middle > 1)) or tau2 < 0:
        raise ValueError(f"The centre {middle} must lie in 0..1 and tau2 ({tau2}) not below 0.")
    reach = np.asarray(z, dtype=np.float64)
    if tau2 == 0:
        reach = reach * np.sqrt(ratio(middle * (1 - middle), n))
        return np.clip(middle - reach, 0, 1)[()], np.clip(middle + reach, 0, 1)[()]
    reach = reach * np.sqrt(ratio(0.25, n) + tau2)
    return _rate(_angle(middle) - reach), _rate(_angle(middle) + reach)


def _units(x: npt.ArrayLike, n: npt.ArrayLike) -> tuple[Floats, Floats]:
    counts, totals = np.broadcast_arrays(
        np.asarray(x, dtype=np.float64), np.asarray(n, dtype=np.float64)
    )
    if np.any((counts < 0) | (counts > totals)):
        raise ValueError("A city counts fewer than none or more than all of its cases.")
    usable = (totals > 0) & np.isfinite(counts)
    return counts[usable], totals[usable]


def _angle(rate: Floats) -> Floats:
    return np.arcsin(np.sqrt(rate))


def _rate(angle: Floats) -> Floats:
    return (np.sin(np.clip(angle, 0, np.pi / 2)) ** 2)[()]
