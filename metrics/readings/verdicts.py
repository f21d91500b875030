"""What may be said of a figure against its target, given how sure it is."""

from typing import Literal, get_args

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from metrics.definition import Indicator

Verdict = Literal[
    "met",
    "likely_met",
    "undecided",
    "likely_missed",
    "missed",
    "immature",
    "unreported",
    "not_recorded",
    "quality_hold",
    "too_small",
    "no_target",
]
Withheld = Literal["unreported", "not_recorded", "quality_hold", "immature", "too_small"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
DECIDED = VERDICTS[:5]
RANKED = (*DECIDED, "no_target")
NO_FIGURE: tuple[Literal["unreported", "not_recorded"], ...] = ("unreported", "not_recorded")
"""Nothing came from there: no value, no verdict, and no part in what is said of all."""
WITHHELD: tuple[Withheld, ...] = (*NO_FIGURE, "quality_hold", "immature", "too_small")
SMALLEST_N = 30
LIKELY = 0.8
LOST_LIMIT = 0.10
VISITED_LIMIT = 0.80
DUPLICATE_LIMIT = 0.01

Floats = NDArray[np.float64]


def provisional(rows: pd.DataFrame, indicator: Indicator) -> NDArray[np.bool_]:
    """Which verdicts of tidy readings are 暂定: those of a year whose cohorts are not all ripe.

    Never those of a yearly count, which are judged ahead in words of their own.
    """
    decided = rows["verdict"].isin(DECIDED).to_numpy(dtype=bool)
    unripe = rows["share_mature"].to_numpy(dtype=float) < 1
    early: NDArray[np.bool_] = decided & unripe & (indicator.kind != "progress")
    return early


def verdicts(lower: Floats, upper: Floats, probability: Floats, target: Floats) -> NDArray[np.str_]:
    """Verdict of each figure from its interval and its probability of reaching the target."""
    return np.select(
        [
            np.isnan(probability),
            lower >= target,
            upper < target,
            probability >= LIKELY,
            probability <= 1 - LIKELY,
        ],
        ["immature", "met", "missed", "likely_met", "likely_missed"],
        default="undecided",
    )
