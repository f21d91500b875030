"""What may be said of a figure against its target, given how sure it is."""

from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

Verdict = Literal[
    "met",
    "likely_met",
    "undecided",
    "likely_missed",
    "missed",
    "immature",
    "unreported",
    "quality_hold",
    "too_small",
    "no_target",
]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
DECIDED = VERDICTS[:5]
RANKED = (*DECIDED, "no_target")
SMALLEST_N = 30
LIKELY = 0.8
LOST_LIMIT = 0.10
DUPLICATE_LIMIT = 0.01

Floats = NDArray[np.float64]


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
