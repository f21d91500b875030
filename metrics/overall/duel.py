"""Is one city truly ahead of another? The difference of two readings with its interval."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from metrics.definition import Indicator
from metrics.methods.proportions import Floats, effective_counts, newcombe

Answer = Literal["ahead", "behind", "undecided", "unknown"]


@dataclass(frozen=True)
class Duel:
    """Difference first minus second, its interval, and the answer for the first city."""

    difference: float
    lower: float
    upper: float
    answer: Answer


def duel(indicator: Indicator, first: pd.Series, second: pd.Series) -> Duel:
    """Compare two rows of `readings`; "unknown" where either has no value.

    Rates by Newcombe's interval, from the effective numbers; means from their own intervals (square-and-add); counts of
    trained persons are exact.
    """
    if np.isnan(first["value"]) or np.isnan(second["value"]):
        return Duel(float("nan"), float("nan"), float("nan"), "unknown")
    if indicator.kind == "rate":
        limits = newcombe(*_evidence(first), *_evidence(second))
        difference, lower, upper = (float(part) for part in limits)
    else:
        difference = float(first["value"] - second["value"])
        down = np.hypot(first["value"] - first["lower"], second["upper"] - second["value"])
        up = np.hypot(first["upper"] - first["value"], second["value"] - second["lower"])
        lower, upper = float(difference - down), float(difference + up)
    return Duel(difference, lower, upper, _answer(difference, lower, upper))


def _evidence(row: pd.Series) -> tuple[Floats, Floats]:
    return effective_counts(row["numerator"], row["denominator"], row["effective"])


def _answer(difference: float, lower: float, upper: float) -> Answer:
    if lower > 0 or (lower == upper and difference > 0):
        return "ahead"
    if upper < 0 or (lower == upper and difference < 0):
        return "behind"
    return "undecided"
