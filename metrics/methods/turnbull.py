"""How many last beyond a time when an event is only known to lie between two visits (Turnbull 1976)."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from metrics.methods.proportions import Floats, ratio

CLOSE, MOST_ROUNDS = 1e-10, 20_000


class Masses(NamedTuple):
    """Where the events lie: `share` of all in each interval (after, by], which add up to one."""

    after: Floats
    by: Floats
    share: Floats


def turnbull(left: npt.ArrayLike, right: npt.ArrayLike, weight: npt.ArrayLike) -> Masses:
    """The most likely shares of events, each of which is known to lie in (left, right].

    Arguments broadcast: limits in any unit, `right` infinite where nothing had happened by `left`,
    `weight` the number of subjects with these limits. The shares lie on the innermost intervals:
    from a left limit to a right one with no other limit between; EM from equal shares (Turnbull
    1976). Exact times are intervals of one unit; with them and censored ones alone it is the
    product-limit estimate. Raises ValueError where a right limit is not above its left one.
    """
    low, high, n = (
        part.ravel()
        for part in np.broadcast_arrays(
            *(np.asarray(a, dtype=np.float64) for a in (left, right, weight))
        )
    )
    if np.any(high <= low):
        raise ValueError("An event must lie after its left limit: (left, right] may not be empty.")
    after, by = _innermost(low[n > 0], high[n > 0])
    low, high, n = low[n > 0], high[n > 0], n[n > 0]
    may = (low[:, None] <= after) & (by <= high[:, None])
    share = np.full(len(after), ratio(1.0, len(after)))
    for _ in range(MOST_ROUNDS):
        drawn = may * share
        new = ratio(n @ ratio(drawn, drawn.sum(axis=1, keepdims=True)), n.sum())
        still = np.abs(new - share).max(initial=0) < CLOSE
        share = new
        if still:
            break
    return Masses(after, by, share)


def lasting(masses: Masses, time: float) -> float:
    """Share whose event lies after a time; an interval across the time counts at its end."""
    return float(masses.share[masses.by > time].sum())


def _innermost(low: Floats, high: Floats) -> tuple[Floats, Floats]:
    """Left limits followed at once by a right one; at a tie the right one comes first."""
    limits = np.concatenate([low, high])
    opens = np.repeat([True, False], [len(low), len(high)])
    order = np.lexsort((opens, limits))
    limits, opens = limits[order], opens[order]
    inner = np.flatnonzero(opens[:-1] & ~opens[1:])
    return limits[inner], limits[inner + 1]
