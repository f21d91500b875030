"""What may be said of a figure against its target, given how sure it is."""

from collections.abc import Mapping
from typing import Any, Literal, get_args

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
Ahead = Literal[
    "year_done",
    "year_expected",
    "year_likely",
    "year_open",
    "year_unlikely",
    "year_not_expected",
    "year_missed",
]
LEFT: Literal["left"] = "left"
"""In place of a verdict: the city left the programme. Its past is in every sum; it is not judged, so
that no count of verdicts knows it."""
Withheld = Literal["left", "unreported", "not_recorded", "quality_hold", "immature", "too_small"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
AHEAD: tuple[Ahead, ...] = get_args(Ahead)
"""What is said of a yearly number while its year runs: 已完成, 预计完成, 可望完成 …"""
VERDICT_OF: dict[str, str] = {
    "year_done": "met",
    "year_expected": "likely_met",
    "year_likely": "likely_met",
    "year_open": "undecided",
    "year_unlikely": "likely_missed",
    "year_not_expected": "likely_missed",
    "year_missed": "likely_missed",
}
"""The verdict behind each word that looks ahead: its colour, its shape, and where it is counted
among other targets."""
DECIDED = VERDICTS[:5]
STATES: tuple[str, ...] = (*DECIDED, *AHEAD, *VERDICTS[5:])
RANKED = (*DECIDED, "no_target")
NO_FIGURE: tuple[Literal["left", "unreported", "not_recorded"], ...] = (
    LEFT,
    "unreported",
    "not_recorded",
)
"""Nothing comes from there: no value, no verdict, and no part in what is said of all."""
WITHHELD: tuple[Withheld, ...] = (*NO_FIGURE, "quality_hold", "immature", "too_small")
SMALLEST_N = 30
LIKELY = 0.8
EXPECTED = 0.95
LOST_LIMIT = 0.10
VISITED_LIMIT = 0.80
DUPLICATE_LIMIT = 0.01

Floats = NDArray[np.float64]


def judged(rows: pd.DataFrame) -> pd.DataFrame:
    """Readings without those of cities that left the programme, the others numbered anew."""
    gone = rows["verdict"] == LEFT
    return rows[~gone].reset_index(drop=True) if gone.any() else rows


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


def year_words(chance: Floats) -> NDArray[np.str_]:
    """What the probability of reaching a year's target is called, one of AHEAD."""
    return np.select(
        [chance >= EXPECTED, chance >= LIKELY, chance <= 1 - EXPECTED, chance <= 1 - LIKELY],
        ["year_expected", "year_likely", "year_not_expected", "year_unlikely"],
        default="year_open",
    )


def states(verdict: NDArray[Any], chance: Floats) -> NDArray[np.object_]:
    """The word of each figure of a yearly number in a running year: of a verdict the word that
    looks ahead, what withholds one as it is. A year that can reach nothing more is missed."""
    judged = np.isin(verdict, DECIDED)
    words = np.select(
        [verdict == "met", chance == 0], ["year_done", "year_missed"], default=year_words(chance)
    )
    return np.where(judged, words, verdict).astype(object)


def tallied(numbers: Mapping[str, int]) -> tuple[str, ...]:
    """The states of which numbers are said, in their order: always the five verdicts, or the words
    of a running year where numbers of those are given; any other state where it occurs."""
    running = any(numbers.get(state, 0) for state in AHEAD)
    always = AHEAD[:-1] if running else DECIDED  # that a year is missed is said where it occurs
    return tuple(state for state in (*AHEAD, *VERDICTS) if state in always or numbers.get(state, 0))
