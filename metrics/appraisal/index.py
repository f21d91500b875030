"""Clause 四: the appraisal index of every city, its grade, its place, and how firm that place is."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from metrics.appraisal.plan import COMPONENTS, KEYS, AppraisalPlan, Scale
from metrics.counts import periods
from metrics.counts.entities import keys
from metrics.counts.periods import GRACE, YEAR, Period, span
from metrics.counts.snapshot import DERIVED, Counts, once
from metrics.definition import Indicator, Text
from metrics.methods import composite
from metrics.methods.proportions import critical_value, effective_counts, ratio
from metrics.readings import verdicts as say
from metrics.readings.targets import rate_targets
from metrics.readings.tidy import readings
from metrics.registry import FIGURES

Floats = NDArray[np.float64]
TABLES = 1_000  # draws of the figures, each met by ten draws of weights

GRADES: dict[str, tuple[float, Text]] = {
    "excellent": (100.0, Text("优", "Excellent")),
    "good": (80.0, Text("良", "Good")),
    "fair": (60.0, Text("中", "Fair")),
    "poor": (-np.inf, Text("差", "Poor")),
}
"""Bands of the index, from their lower bound on: our proposal, a word and no cliff in any score."""


@dataclass(frozen=True, eq=False)
class Measured:
    """A figure of every city over a period: value, its error, denominator, verdict.

    A rate is as sure as `successes` of `effective` independent cases.
    Value NaN where it may not be used; `verdict` says why: not reported, held back, not ripe,
    or, also where the appraisal asks for more cases than the figure itself, too small.
    """

    value: Floats
    error: Floats
    denominator: Floats
    successes: Floats
    effective: Floats
    verdict: NDArray[np.object_]


def year_of(counts: Counts, period: Period) -> int:
    """The year whose plan and targets a period is held against."""
    return periods.year_of(counts.as_of, period)


@once
def measured(counts: Counts, key: str, period: Period) -> Measured | None:
    """One figure over a calendar year or the rolling months; None where the product, or the snapshot, has it not."""
    figure = FIGURES.get(key)
    if figure is None or (figure.counts not in counts.tables and figure.counts not in DERIVED):
        return None
    rows = readings(counts, figure, "city", period=period, ranks=False)
    verdict = rows["verdict"].to_numpy(dtype=object)
    usable = np.isin(verdict, say.RANKED)
    if figure.kind not in ("share", "progress"):
        few = ~(rows["denominator"].to_numpy(dtype=float) >= say.SMALLEST_N)
        verdict = np.where(usable & few, "too_small", verdict)
        usable &= ~few
    value, lower, upper, x, n, effective = (
        rows[name].to_numpy(dtype=float)
        for name in ("value", "lower", "upper", "numerator", "denominator", "effective")
    )
    error = ratio(upper - lower, 2 * critical_value(0.95))
    return Measured(
        np.where(usable, value, np.nan), error, n, *effective_counts(x, n, effective), verdict
    )


def goal(counts: Counts, figure: Indicator, period: Period) -> Floats:
    """The target of the period's year per city; NaN where none is set."""
    return rate_targets(counts, figure, year_of(counts, period))


def targets(counts: Counts, scale: Scale, period: Period) -> Floats:
    """What scores 100, (cities, components): the plan's own, else the year's, else our proposal."""
    goals = np.full((len(counts.codes), len(COMPONENTS)), np.nan)
    for place, (component, own) in enumerate(zip(COMPONENTS, scale.targets, strict=True)):
        if own is not None:
            goals[:, place] = own
            continue
        figure = FIGURES.get(component.key)
        if figure is not None:
            goals[:, place] = goal(counts, figure, period)
        if component.target is not None:
            goals[np.isnan(goals[:, place]), place] = component.target
    return goals


@once
def scores(counts: Counts, scale: Scale, period: Period) -> Floats:
    """Points of every city and component, (cities, components), read-only; NaN where missing."""
    value = np.full((len(counts.codes), len(COMPONENTS)), np.nan)
    for place, key in enumerate(KEYS):
        figures = measured(counts, key, period)
        if figures is not None:
            value[:, place] = figures.value
    points = composite.score(value, np.array(scale.floors), targets(counts, scale, period))
    points.flags.writeable = False
    return points


@once
def sampled_scores(counts: Counts, scale: Scale, period: Period) -> NDArray[np.float32]:
    """Scores that the figures allow, (TABLES, cities, components): the same for the same seed."""
    rng = np.random.default_rng(composite.SEED + 1)
    value = np.full((TABLES, len(counts.codes), len(COMPONENTS)), np.nan)
    for place, key in enumerate(KEYS):
        figures = measured(counts, key, period)
        if figures is not None:
            drawn = _sampled(figures, FIGURES[key], rng)
            value[:, :, place] = np.where(np.isnan(figures.value), np.nan, drawn)
    goals = targets(counts, scale, period)
    return composite.score(value, np.array(scale.floors), goals).astype(np.float32)


def _sampled(figures: Measured, figure: Indicator, rng: np.random.Generator) -> Floats:
    if figure.kind == "rate":
        return composite.sampled_rates(figures.successes, figures.effective, TABLES, rng)
    return composite.sampled_means(figures.value, figures.error, TABLES, rng)


def appraise(counts: Counts, plan: AppraisalPlan, period: Period) -> pd.DataFrame:
    """One row per city of the programme in the order of codes: what a plan makes of the figures of a period.

    entity; index (points) with lower and upper (95 %, chance in the figures), grade (of GRADES, "" without index), rank; rank_lower and rank_upper
    under 10,000 other weights; sure_lower and sure_upper under chance in the figures too;
    geometric and geometric_rank; without_lower and without_upper, the places with one component
    left out; present, the share of the weight with a score; score_ and part_ of each component.
    """
    points = scores(counts, plan.scale, period)
    value, geometric = (composite.index(points, plan.weights, way) for way in (False, True))
    other = composite.place_ranges(points, plan.weights)
    tables = sampled_scores(counts, plan.scale, period)
    sure, reach = (
        find(tables, plan.weights) for find in (composite.place_ranges, composite.index_range)
    )
    added = np.where(np.isnan(value)[:, None], np.nan, composite.parts(points, plan.weights))
    table = pd.DataFrame(
        {
            "entity": list(keys(counts, "city")),
            "index": value,
            "lower": reach.lower,
            "upper": reach.upper,
            "grade": grades(value),
            "rank": composite.places(value),
            "rank_lower": other.lower,
            "rank_upper": other.upper,
            "sure_lower": sure.lower,
            "sure_upper": sure.upper,
            "geometric": geometric,
            "geometric_rank": composite.places(geometric),
            **_left_out(points, plan),
            "present": composite.present_share(points, plan.weights),
            **{f"score_{key}": points[:, place] for place, key in enumerate(KEYS)},
            **{f"part_{key}": added[:, place] for place, key in enumerate(KEYS)},
        }
    )
    return table[~counts.left].reset_index(drop=True)  # who left has no figures and takes no place


def _left_out(points: Floats, plan: AppraisalPlan) -> dict[str, Floats]:
    """Best and worst place with one weighted component left out after the other."""
    ranked = ~np.isnan(composite.index(points, plan.weights))
    weighs = np.array(plan.weights) > 0
    ranks = composite.places(composite.without_each(points, plan.weights)[weighs])
    placed = ranked & ~np.isnan(ranks).all(axis=0)
    lower, upper = np.full((2, len(points)), np.nan)
    lower[placed] = np.nanmin(ranks[:, placed], axis=0, initial=np.inf)
    upper[placed] = np.nanmax(ranks[:, placed], axis=0, initial=-np.inf)
    return {"without_lower": lower, "without_upper": upper}


def grades(value: Floats) -> list[str]:
    """The band of each index; "" where there is none."""
    return [
        ""
        if np.isnan(points)
        else next(name for name, (least, _) in GRADES.items() if points >= least)
        for points in value
    ]


def final_month(year: int) -> int:
    """Month number at whose end the last component of a year is mature; before, it is 暂定."""
    figures = [FIGURES[key] for key in KEYS if key in FIGURES]
    return year * YEAR + YEAR - 1 + max(figure.matures_after(GRACE) for figure in figures)


def unripe(counts: Counts, period: Period) -> list[str]:
    """Components of which cohorts of the period are not mature yet."""
    spans = {key: span(counts, FIGURES[key], period) for key in KEYS if key in FIGURES}
    if period in periods.ROLLING_ONES:
        return []
    ends = year_of(counts, period) * YEAR + YEAR - 1
    return [key for key, months in spans.items() if months.ripe < ends]
