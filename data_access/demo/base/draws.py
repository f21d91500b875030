"""Random draws that many records share: categories, yes or no, reporting delays, amounts."""

from collections.abc import Sequence

import numpy as np

from data_access.demo.base.days import MISSING, Array

PROMPT_DAYS = 5.0
TAIL_SHARE = 0.03
TAIL_DAYS = (15, 60)


def logit(share: Array | float) -> Array:
    """Log odds of a share."""
    share = np.asarray(share)
    log_odds: Array = np.log(share / (1 - share))
    return log_odds


def expit(odds: Array) -> Array:
    """Share of log odds."""
    return 1 / (1 + np.exp(-odds))


def chance(rng: np.random.Generator, share: Array | float, n: int) -> Array:
    """n answers, each true with its share."""
    return rng.random(n, dtype=np.float32) < share


def pick(rng: np.random.Generator, weights: Sequence[float], n: int) -> Array:
    """n categories 0, 1, 2 ... drawn with these weights; int8."""
    edges = np.cumsum(np.asarray(weights, dtype=np.float64) / sum(weights))[:-1]
    return np.searchsorted(edges, rng.random(n), side="right").astype(np.int8)


def pick_by(rng: np.random.Generator, table: Array, rows: Array) -> Array:
    """One category per entry of `rows`, drawn with the weights in that row of `table`; int8."""
    edges = np.cumsum(table / table.sum(axis=1, keepdims=True), axis=1)[:, :-1]
    u = rng.random(len(rows), dtype=np.float32)
    places = np.zeros(len(rows), dtype=np.int8)
    for column in range(edges.shape[1]):
        places += u > edges[rows, column]
    return places


def whole(rng: np.random.Generator, low: int, high: int, n: int) -> Array:
    """n whole numbers from low to high, both included; int32."""
    return rng.integers(low, high + 1, n, dtype=np.int32)


def skewed(rng: np.random.Generator, mean: float, n: int, most: int) -> Array:
    """n waiting times in days: exponential with this mean, cut off at `most`; int32."""
    return np.minimum(rng.exponential(mean, n), most).astype(np.int32)


def reporting_delay(rng: np.random.Generator, n: int) -> Array:
    """Days from an event to its entry: mostly a few, a small share up to two months."""
    late = chance(rng, TAIL_SHARE, n)
    return np.where(late, whole(rng, *TAIL_DAYS, n), 1 + skewed(rng, PROMPT_DAYS, n, 60))


def within(days: Array, limit: Array | int) -> Array:
    """The days themselves, or empty where they lie after the limit."""
    reached: Array = np.where(days <= limit, days, MISSING)
    return reached


def member(rng: np.random.Generator, first: Array, count: Array, bend: float = 1.0) -> Array:
    """One member of each range first .. first + count - 1; `bend` > 1 favours the early ones."""
    u = rng.random(len(first)) ** bend
    place: Array = np.minimum((u * count).astype(np.int32), count - 1)
    drawn: Array = (first + place).astype(np.int32)
    return drawn
