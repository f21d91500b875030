"""Clause 四: what every department and officer answers for, and how well that goes."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from metrics.appraisal.index import goal, measured, year_of
from metrics.appraisal.plan import COMPONENTS, KEYS, AppraisalPlan
from metrics.counts.periods import Period, year_share
from metrics.counts.snapshot import Counts, once
from metrics.definition import Indicator
from metrics.methods.composite import CAP, ENOUGH, ROUNDING, score
from metrics.methods.proportions import critical_value, ratio
from metrics.readings import verdicts as say
from metrics.registry import FIGURES, INDICATORS, TASKS

Floats = NDArray[np.float64]
Owner = Literal["department", "officer"]
FLOOR_SHARE = 0.5  # of the target: our floor for figures outside the index
LEAST_SHARE = 1e-9  # so that a duty of which nobody carries any share still has its reason


@dataclass(frozen=True, eq=False)
class Points:
    """A figure of every city in points: score, its error, n and verdict; `scaled`: it has a target."""

    score: Floats
    error: Floats
    value: Floats
    n: Floats
    verdict: NDArray[np.object_]
    scaled: NDArray[np.bool_]


def figure_of(duty: str) -> Indicator | None:
    """The figure by which a duty is read: of a task, the one of the index, else the first that
    has a target, else its first.
    """
    if duty in INDICATORS:
        return INDICATORS[duty]
    if duty in TASKS:
        figures = TASKS[duty].figures
        ours = [figure for figure in figures if figure.key in KEYS]
        aimed = [figure for figure in figures if figure.target is not None]
        return (*ours, *aimed, *figures)[0]
    return FIGURES.get(duty)


def points(counts: Counts, key: str, plan: AppraisalPlan, period: Period) -> Points | None:
    """A figure scored as in the plan, else from half its target; None where it is not measured."""
    figures = measured(counts, key, period)
    if figures is None:
        return None
    target = _goal(counts, FIGURES[key], plan, period)
    floor = _floor(key, plan, target)
    return Points(
        score(figures.value, floor, target),
        100 * ratio(figures.error, target - floor),
        figures.value,
        figures.denominator,
        figures.verdict,
        target > floor,
    )


def _goal(counts: Counts, figure: Indicator, plan: AppraisalPlan, period: Period) -> Floats:
    """What scores 100: for persons trained in the running year the share of it that has passed."""
    if figure.kind == "progress":
        running = year_of(counts, period) >= counts.as_of.year
        return np.full(len(counts.codes), year_share(counts) if running else 1.0)
    target = goal(counts, figure, period).copy()
    if figure.key in KEYS:
        place = KEYS.index(figure.key)
        own, ours = plan.scale.targets[place], COMPONENTS[place].target
        if own is not None:
            target[:] = own
        elif ours is not None:
            target[np.isnan(target)] = ours
    return target


def _floor(key: str, plan: AppraisalPlan, target: Floats) -> Floats:
    if key in KEYS:
        return np.full(len(target), plan.scale.floors[KEYS.index(key)])
    return FLOOR_SHARE * target


@once
def duties(counts: Counts, plan: AppraisalPlan, period: Period) -> pd.DataFrame:
    """Who answers for which figure in the year of a period: one row per responsibility.

    city (row), entity, duty, figure ("" where there is none), department, officer (0: none),
    share, value, n, score, error; `scaled`: it has a target; `counted`: it has a score and n >= 30;
    `why`, one of WHY, says what keeps a responsibility from being counted, "" where nothing does.
    """
    columns = counts.tables.get("responsibilities", {})
    if not columns or not len(columns["city"]):
        return pd.DataFrame({name: [] for name in DUTY_COLUMNS})
    of_year = columns["year"] == year_of(counts, period)
    frame = pd.DataFrame({name: columns[name][of_year] for name in ("indicator", *TAKEN)})
    frame = frame.rename(columns={"indicator": "duty"})
    frame["entity"] = [f"{code:06d}" for code in columns["city"][of_year]]
    frame["city"] = np.searchsorted(counts.codes, columns["city"][of_year])
    figures = {duty: figure_of(duty) for duty in frame["duty"].unique()}
    named = {duty: "" if figure is None else figure.key for duty, figure in figures.items()}
    frame["figure"] = frame["duty"].map(named)
    return _with_points(counts, frame, plan, period)[list(DUTY_COLUMNS)]


TAKEN = ("department", "officer", "share")
AMOUNTS = ("value", "n", "score", "error")
DUTY_COLUMNS = ("city", "entity", "duty", "figure", *TAKEN, *AMOUNTS, "scaled", "counted", "why")
WHY = (
    "not_recorded",
    "unreported",
    "quality_hold",
    "immature",
    "too_small",
    "no_target",
    "no_figure",
)


def _with_points(
    counts: Counts, frame: pd.DataFrame, plan: AppraisalPlan, period: Period
) -> pd.DataFrame:
    amounts = {name: np.full(len(frame), np.nan) for name in AMOUNTS}
    scaled = np.zeros(len(frame), dtype=bool)
    verdict = np.full(len(frame), "no_figure", dtype=object)
    for key in frame["figure"].unique():
        scored = points(counts, key, plan, period) if key else None
        if scored is None:
            continue
        rows = np.flatnonzero(frame["figure"] == key)
        city = frame["city"].to_numpy()[rows]
        for name in AMOUNTS:
            amounts[name][rows] = getattr(scored, name)[city]
        scaled[rows], verdict[rows] = scored.scaled[city], scored.verdict[city]
    counted = scaled & ~np.isnan(amounts["score"]) & (amounts["n"] >= say.SMALLEST_N)
    why = np.where(counted, "", _why(verdict, scaled & ~np.isnan(amounts["n"])))
    return frame.assign(**amounts, scaled=scaled, counted=counted, why=why)


def _why(verdict: NDArray[np.object_], scaled: NDArray[np.bool_]) -> NDArray[np.object_]:
    """What keeps figures from being counted: a missing target before all that passes with time."""
    aimless = ~scaled & (verdict != "no_figure")
    return np.where(
        aimless, "no_target", np.where(np.isin(verdict, say.RANKED), "too_small", verdict)
    )


@once
def results(counts: Counts, plan: AppraisalPlan, period: Period, owner: Owner) -> pd.DataFrame:
    """The result of every department or officer from what it owns, by its number.

    owner (number), entity (city), owned, scaled and counted (numbers of duties), n (the smallest
    among those counted), result with lower and upper (points): the mean score weighted by share,
    95 %; NaN, not rateable, where what is counted carries less than two thirds of the share of
    what has a target. `why` is then what takes most of that share away, one of WHY, else "".
    """
    rows = duties(counts, plan, period)
    rows = rows[rows[owner] > 0]
    number, place = np.unique(rows[owner].to_numpy(dtype=np.int64), return_inverse=True)
    counted, scaled = rows["counted"].to_numpy(dtype=bool), rows["scaled"].to_numpy(dtype=bool)
    share = rows["share"].to_numpy(dtype=float)
    weight = np.where(counted, share, 0.0)

    def added(amount: Floats) -> Floats:
        return np.bincount(place, weights=amount, minlength=len(number)).astype(float)

    carried, wanted = added(weight), added(np.where(scaled, share, 0.0))
    rateable = (carried > 0) & (carried >= ENOUGH * wanted - ROUNDING)
    mean = ratio(added(weight * rows["score"].fillna(0.0).to_numpy(dtype=float)), carried)
    spread = added((weight * rows["error"].fillna(0.0).to_numpy(dtype=float)) ** 2)
    reach = critical_value(0.95) * ratio(np.sqrt(spread), carried)
    least = np.full(len(number), np.inf)
    np.minimum.at(least, place[counted], rows["n"].to_numpy(dtype=float)[counted])
    first = np.unique(place, return_index=True)[1]
    return pd.DataFrame(
        {
            "owner": number,
            "entity": rows["entity"].to_numpy()[first],
            "owned": added(np.ones(len(rows))).astype(np.int64),
            "scaled": added(scaled.astype(float)).astype(np.int64),
            "counted": added(counted.astype(float)).astype(np.int64),
            "n": np.where(np.isinf(least), np.nan, least),
            "result": np.where(rateable, mean, np.nan),
            "lower": np.where(rateable, np.clip(mean - reach, 0, CAP), np.nan),
            "upper": np.where(rateable, np.clip(mean + reach, 0, CAP), np.nan),
            "why": np.where(rateable, "", _main_reason(rows, place, wanted)),
        }
    )


def _main_reason(rows: pd.DataFrame, place: NDArray[np.intp], wanted: Floats) -> NDArray[np.str_]:
    """Of every owner, the reason that leaves most of the share of what it owns uncounted.

    What has no target counts as a reason only for those of whose duties none has one.
    """
    candidates = rows["scaled"].to_numpy(dtype=bool) | (wanted[place] == 0)
    share = np.where(candidates, rows["share"].to_numpy(dtype=float).clip(LEAST_SHARE), 0.0)
    lost = np.array(
        [
            np.bincount(
                place, weights=np.where(rows["why"] == why, share, 0), minlength=len(wanted)
            )
            for why in WHY
        ]
    )
    reasons: NDArray[np.str_] = np.array(WHY)[lost.argmax(axis=0)]
    return reasons
