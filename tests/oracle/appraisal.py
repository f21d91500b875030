"""The appraisal in plain Python: one city, one component, one department after the other."""

import math
from collections.abc import Sequence
from typing import Any

from tests.oracle.harness.records import Records

NAN = float("nan")
BANDS = ((100.0, "excellent"), (80.0, "good"), (60.0, "fair"), (-math.inf, "poor"))


def score(value: float, floor: float, target: float) -> float:
    """0 at the floor, 100 at the target, at most 120."""
    if math.isnan(value) or math.isnan(target) or target <= floor:
        return NAN
    return min(120.0, max(0.0, 100 * (value - floor) / (target - floor)))


def index(scores: Sequence[float], weights: Sequence[float]) -> float:
    """Mean by weight over what is there; nothing where that is less than two thirds."""
    there = [(s, w) for s, w in zip(scores, weights, strict=True) if not math.isnan(s)]
    carried = sum(w for _, w in there)
    if not carried or carried < 2 / 3 * sum(weights) - 1e-9:
        return NAN
    return sum(s * w for s, w in there) / carried


def geometric(scores: Sequence[float], weights: Sequence[float]) -> float:
    """The same by products, scores of at least one point."""
    if math.isnan(index(scores, weights)):
        return NAN
    there = [(s, w) for s, w in zip(scores, weights, strict=True) if not math.isnan(s)]
    carried = sum(w for _, w in there)
    return math.prod(max(s, 1.0) ** (w / carried) for s, w in there)


def place(value: float, all_: Sequence[float]) -> float:
    """One more than there are larger ones."""
    return NAN if math.isnan(value) else 1.0 + sum(other > value for other in all_)


def grade(points: float) -> str:
    """The band that the points lie in."""
    return "" if math.isnan(points) else next(name for least, name in BANDS if points >= least)


def owned(records: Records, year: int, owner: str) -> dict[int, list[dict[str, Any]]]:
    """Duties of a year by the number of the department or officer that owns them."""
    duties: dict[int, list[dict[str, Any]]] = {}
    for row in records["responsibilities"]:
        if row["year"] == year and row[f"{owner}_id"] is not None:
            duties.setdefault(row[f"{owner}_id"], []).append(row)
    return duties
