"""Two shares compared within strata, so that a different mix of people does not pass for an effect."""

import numpy as np
import numpy.typing as npt

from metrics.methods.proportions import Floats, critical_value, ratio


def risk_difference(
    x1: npt.ArrayLike,
    n1: npt.ArrayLike,
    x0: npt.ArrayLike,
    n0: npt.ArrayLike,
    confidence: float = 0.95,
) -> tuple[Floats, Floats, Floats]:
    """Mantel and Haenszel's difference of x1/n1 and x0/n0 over strata: (difference, lower, upper).

    Strata on the last axis; the others broadcast. D = sum (x1 n0 - x0 n1)/N / sum n1 n0/N with
    N = n1 + n0 (Greenland and Robins 1985); its variance (D sum P + sum Q) / (sum n1 n0/N)^2 with
    P = (n1^2 x0 - n0^2 x1 + n1 n0 (n0 - n1)/2)/N^2 and Q = (x1 (n0 - x0) + x0 (n1 - x1))/(2N)
    (Sato 1989), which holds for few large strata and for many small ones. NaN where no stratum
    has both kinds. Raises ValueError on impossible counts.
    """
    a, m1, c, m0 = (np.asarray(counts, dtype=np.float64) for counts in (x1, n1, x0, n0))
    if np.any((a < 0) | (a > m1) | (c < 0) | (c > m0)):
        raise ValueError("A count does not lie between 0 and its total.")
    whole = m1 + m0
    weight = ratio(m1 * m0, whole)
    both = np.nansum(weight, axis=-1)
    difference = ratio(np.nansum(ratio(a * m0 - c * m1, whole), axis=-1), both)
    p = np.nansum(ratio(m1**2 * c - m0**2 * a + m1 * m0 * (m0 - m1) / 2, whole**2), axis=-1)
    # A stratum of one kind alone says nothing: its Q is 0.
    q = np.nansum(ratio(a * (m0 - c) + c * (m1 - a), 2 * whole), axis=-1)
    reach = critical_value(confidence) * np.sqrt(ratio(np.maximum(difference * p + q, 0), both**2))
    lower = np.clip(difference - reach, -1, 1)
    return difference, lower[()], np.clip(difference + reach, -1, 1)[()]
