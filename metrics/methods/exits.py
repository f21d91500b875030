"""Who left the curve when: the table of counts from which every survival figure follows."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from metrics.methods.proportions import Numbers

Places = npt.NDArray[np.intp]

DENSE_UNTIL = 100_000  # whole times below this are counted without sorting


def event_table(
    time: npt.ArrayLike,
    closed: npt.ArrayLike,
    weight: npt.ArrayLike | None = None,
    entry: npt.ArrayLike | None = None,
) -> pd.DataFrame:
    """Counts per distinct time: columns time, at_risk, events, censored.

    One element per subject: `time` of leaving (>= 0, whole periods or days), `closed` (true: an
    event; false: censored), `weight` (how many subjects the line stands for), `entry` (comes
    under observation just after this time; time > entry). At a tie events come before
    censorings. At risk at t are those with entry < t <= time; with late entries the table has
    a row of its own at each entry time, so that numbers at risk hold between its rows too.
    Raises ValueError on negative, missing or contradictory input.
    """
    time_, closed_, weight_ = subjects(time, closed, weight)
    keep = weight_ > 0
    late = None if entry is None else _entries(entry, time_)[keep]
    time_, closed_, weight_ = time_[keep], closed_[keep], weight_[keep]
    times, place = _rows(time_, late)
    leaving = tally(place, weight_, len(times))
    events = tally(place[closed_], weight_[closed_], len(times))
    at_risk = from_here_on(leaving)
    if late is not None:
        at_risk = at_risk - _not_entered(times, late, weight_)
    return pd.DataFrame(
        {"time": times, "at_risk": at_risk, "events": events, "censored": leaving - events}
    )


def subjects(
    time: npt.ArrayLike, closed: npt.ArrayLike, weight: npt.ArrayLike | None
) -> tuple[Numbers, npt.NDArray[np.bool_], Numbers]:
    """Times, event flags and weights as one-dimensional arrays of one length, checked."""
    times = np.asarray(time)
    flags = np.asarray(closed).astype(bool)
    weights = np.ones(times.shape, dtype=np.int64) if weight is None else np.asarray(weight)
    if times.ndim != 1 or not times.shape == flags.shape == weights.shape:
        raise ValueError("Times, events and weights must be lists of the same length.")
    if not np.all(times >= 0):
        raise ValueError("A time is negative or missing; times count from 0.")
    if not np.all(weights >= 0):
        raise ValueError("A weight is negative or missing; weights are counts of subjects.")
    return times, flags, weights


def distinct(time: Numbers) -> tuple[Numbers, Places]:
    """Sorted distinct times and each subject's place among them."""
    if not np.issubdtype(time.dtype, np.integer) or time.size == 0 or time.max() >= DENSE_UNTIL:
        return np.unique(time, return_inverse=True)
    present = np.bincount(time) > 0
    return np.flatnonzero(present), (np.cumsum(present) - 1)[time]


def tally(place: Places, weight: Numbers, length: int) -> Numbers:
    """Sum of the weights at each place; whole weights give whole sums (int64)."""
    total = np.bincount(place, weights=weight, minlength=length)
    return total.astype(np.int64) if np.issubdtype(weight.dtype, np.integer) else total


def from_here_on(counts: Numbers) -> Numbers:
    """Sum from each place to the end, along the last axis."""
    return np.cumsum(counts[..., ::-1], axis=-1)[..., ::-1]


def _entries(entry: npt.ArrayLike, time: Numbers) -> Numbers:
    entries = np.broadcast_to(np.asarray(entry), time.shape)
    if not np.all(entries < time):
        raise ValueError("A subject leaves at or before its entry; time must exceed entry.")
    return entries


def _rows(time: Numbers, entry: Numbers | None) -> tuple[Numbers, Places]:
    if entry is None or not np.any(entry > 0):
        return distinct(time)
    times = np.union1d(time, entry[entry > 0])
    return times, np.searchsorted(times, time)


def _not_entered(times: Numbers, entry: Numbers, weight: Numbers) -> Numbers:
    place = np.searchsorted(times, entry, side="right") - 1
    waiting = place >= 0
    return from_here_on(tally(place[waiting], weight[waiting], len(times)))
