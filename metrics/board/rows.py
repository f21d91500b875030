"""The board of tasks: what each figure says nationally, how the cities stand, and who leads and trails."""

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from metrics.counts.presence import is_counted
from metrics.counts.snapshot import Counts
from metrics.definition import Indicator, Task
from metrics.readings.month_line import month_line
from metrics.readings.tidy import readings
from metrics.readings.trends import Trend, course
from metrics.readings.verdicts import DECIDED, NO_FIGURE, RANKED, VERDICTS, judged
from metrics.registry import TASKS

Floats = NDArray[np.float64]
Side = Literal["above", "within", "below", "some", "none"]
SIDES: tuple[Side, ...] = get_args(Side)
STATES = (*DECIDED, *SIDES, *VERDICTS[len(DECIDED) :])


@dataclass(frozen=True)
class Place:
    """The first or last of the cities: its code and figure, and how many more share that figure."""

    city: str
    value: float
    lower: float
    upper: float
    others: int


@dataclass(frozen=True)
class BoardRow:
    """One figure on the board.

    `n` is the national denominator; `target` NaN where none is set; `states` counts the cities by
    verdict or, where there is no target, by their side of the nation; of a plain sum, or of what a
    city has or has not, whether it has any.
    """

    figure: str
    value: float
    lower: float
    upper: float
    n: float
    target: float
    verdict: str
    trend: Trend
    states: tuple[tuple[str, int], ...]
    best: Place | None
    weakest: Place | None


def board(counts: Counts) -> dict[str, tuple[BoardRow | None, ...]]:
    """Every task's figures in their order; None for a figure that the snapshot did not count."""
    return {
        key: tuple(board_row(counts, figure) for figure in task.figures) for key, task in _tasks()
    }


def _tasks() -> list[tuple[str, Task]]:
    return list(TASKS.items())


def board_row(counts: Counts, figure: Indicator) -> BoardRow | None:
    """One figure of a snapshot; None where it was not counted."""
    if not is_counted(counts, figure):
        return None
    nation = readings(counts, figure, "national", ranks=False).iloc[0]
    cities = city_states(counts, figure)
    numbers = cities["state"].value_counts()
    best, weakest = ends(cities, figure.better == "lower")
    return BoardRow(
        figure=figure.key,
        value=float(nation["value"]),
        lower=float(nation["lower"]),
        upper=float(nation["upper"]),
        n=float(nation["denominator"]),
        target=float(nation["target"]),
        verdict=str(nation["verdict"]),
        trend=figure_trend(counts, figure),
        states=tuple((state, int(numbers[state])) for state in STATES if state in numbers),
        best=best,
        weakest=weakest,
    )


def figure_trend(counts: Counts, figure: Indicator) -> Trend:
    """How the national month line goes; a median has none."""
    if figure.kind == "median":
        return "no_line"
    return course(month_line(counts, figure), figure)


def city_states(counts: Counts, figure: Indicator, variant: str | None = None) -> pd.DataFrame:
    """Readings by city of the programme with `state`: the verdict or, without a target, one of SIDES.

    A city that did not report has no figure.
    """
    cities = judged(readings(counts, figure, "city", variant, ranks=False))
    nation = readings(counts, figure, "national", variant, ranks=False)["value"].iloc[0]
    silent = cities["verdict"].isin(NO_FIGURE)
    cities = cities.assign(
        **{name: cities[name].mask(silent) for name in ("value", "lower", "upper")}
    )
    free = (cities["verdict"] == "no_target") & cities["value"].notna()
    cities["state"] = np.where(free, nation_sides(cities, figure, float(nation)), cities["verdict"])
    return cities


def nation_sides(rows: pd.DataFrame, figure: Indicator, nation: float) -> NDArray[np.str_]:
    """On which side of the nation each part lies with its whole interval; of a complete count,
    which has none, with its value.

    Of a plain sum, and of something that a city has or has not, whether there is any.
    """
    if figure.kind == "count" or has_or_not(rows, figure):
        return np.where(rows["value"] > 0, "some", "none")
    low, high = (rows[name].fillna(rows["value"]) for name in ("lower", "upper"))
    return np.select([low > nation, high < nation], ["above", "below"], default="within")


def has_or_not(rows: pd.DataFrame, figure: Indicator) -> bool:
    """Whether a figure only says of every part that it has something or has not."""
    return figure.kind == "share" and bool(rows["denominator"].max() <= 1)


def ends(cities: pd.DataFrame, lower_first: bool = False) -> tuple[Place | None, Place | None]:
    """The best and the weakest of the cities that may be ranked, or, where neither way is good,
    the highest and the lowest; of equals the lowest code."""
    value, code = cities["value"].to_numpy(dtype=float), cities["entity"].to_numpy(dtype=object)
    ranked = np.isin(cities["verdict"].to_numpy(dtype=object), RANKED) & ~np.isnan(value)
    values = value[ranked]
    if len(values) < 2 or values.min() == values.max():
        return None, None
    limits = cities["lower"].to_numpy(dtype=float), cities["upper"].to_numpy(dtype=float)
    low, high = (_place(code, value, limits, ranked, end) for end in (values.min(), values.max()))
    return (low, high) if lower_first else (high, low)


def _place(
    code: NDArray[np.object_],
    value: Floats,
    limits: tuple[Floats, Floats],
    ranked: NDArray[np.bool_],
    end: float,
) -> Place:
    at_end = np.flatnonzero(ranked & (value == end))
    row = min(at_end, key=lambda place: code[place])
    lower, upper = (float(limit[row]) for limit in limits)
    return Place(str(code[row]), float(value[row]), lower, upper, len(at_end) - 1)
