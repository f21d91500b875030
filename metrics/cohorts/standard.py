"""What curves are measured by, and where a reading lies to it."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from metrics.cohorts.curves import Which
from metrics.readings.verdicts import NO_FIGURE, SMALLEST_N
from metrics.registry import indicator_of_curve

CURVES: tuple[Which, ...] = ("opening", "survival")
INDICATOR = {curve: indicator_of_curve(curve) for curve in CURVES}
WITHHELD = (*NO_FIGURE, "quality_hold")
VERDICT = {"above": "met", "below": "missed", "open": "undecided", "none": "no_target"}


@dataclass(frozen=True)
class Standard:
    """The target (NaN where none is set), and why no verdict may be given, or ""."""

    target: float
    withheld: str = ""


def standard_of(reading: pd.Series) -> Standard:
    """The standard in a reading of `metrics.readings.tidy`."""
    verdict = str(reading["verdict"])
    return Standard(float(reading["target"]), verdict if verdict in WITHHELD else "")


def position(row: pd.Series, standard: Standard) -> str:
    """Where an interval lies to the target: above, below, open (it holds the target), or none.

    Where no verdict may be given, the reason.
    """
    if standard.withheld:
        return standard.withheld
    if np.isnan(standard.target):
        return "none"
    if row["lower"] >= standard.target:
        return "above"
    return "below" if row["upper"] < standard.target else "open"


def curve_verdict(row: pd.Series, n: int, standard: Standard) -> str:
    """The verdict of a reading at the horizon, with the keys of all pages."""
    if n < SMALLEST_N:
        return "too_small"
    if np.isnan(row["value"]):
        return "too_small" if row["at_risk"] else "immature"
    where = position(row, standard)
    return VERDICT.get(where, where)
