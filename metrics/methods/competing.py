"""How many have left for each of several reasons, when one reason forestalls the others."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from metrics.methods.exits import distinct, from_here_on, subjects, tally
from metrics.methods.proportions import Floats, Numbers, ratio


def cumulative_incidence(
    time: npt.ArrayLike, cause: npt.ArrayLike, weight: npt.ArrayLike | None = None
) -> pd.DataFrame:
    """Share that has left for each cause by each time: columns time, cause, incidence.

    `cause` is a whole number per subject, 0 = censored. CIF_k(t) = sum S(s-) d_ks / n_s, S the
    survival from all causes (Aalen and Johansen 1978). Ordered by cause, then time, with a row
    for every distinct time. 1 - Kaplan-Meier of one cause, the others censored, overstates it.
    Raises ValueError on negative causes, times or weights, or unequal lengths.
    """
    why = np.asarray(cause)
    times_, _, weights = subjects(time, why, weight)
    if np.any(why < 0):
        raise ValueError("A cause is negative; causes are numbered from 1, and 0 is censored.")
    keep = weights > 0
    why, weights = why[keep], weights[keep]
    times, place = distinct(times_[keep])
    at_risk = from_here_on(tally(place, weights, len(times)))
    causes = np.unique(why[why > 0])
    events = np.array([tally(place[why == k], weights[why == k], len(times)) for k in causes])
    incidence = _incidence(events.reshape(len(causes), len(times)), at_risk)
    columns = {"time": np.tile(times, len(causes)), "cause": np.repeat(causes, len(times))}
    return pd.DataFrame({**columns, "incidence": incidence.ravel()})


def _incidence(events: Numbers, at_risk: Numbers) -> Floats:
    """(causes, times) from event counts of that shape and the numbers at risk."""
    hazard = ratio(events, at_risk)
    survival = np.cumprod(1 - hazard.sum(axis=0))
    before = np.concatenate([[1.0], survival])[: len(at_risk)]
    return np.cumsum(before * hazard, axis=1)
