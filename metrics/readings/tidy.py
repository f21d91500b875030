"""From counts to tidy readings: value, interval, target, gap, verdict and rank of every entity."""

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import special

from metrics.counts.entities import LISTED, By
from metrics.counts.periods import GRACE, ROLLING, Period, Span, span
from metrics.counts.snapshot import TIERS, Counts
from metrics.counts.summary_part import summary_part
from metrics.definition import Indicator, NotReadable
from metrics.doubts.gates import held_back
from metrics.methods.proportions import (
    byar,
    critical_value,
    mean_interval,
    needed,
    probability_at_least,
    ratio,
    wilson,
)
from metrics.methods.ranks import rank_intervals
from metrics.readings import verdicts as say
from metrics.readings.labels import labels
from metrics.readings.medians import medians
from metrics.readings.reference_values import reference_values
from metrics.readings.totals import Totals, entities_left, entities_recorded, totals, year_is_ripe
from metrics.readings.year_rest import year_end_probability

COLUMNS = (
    "indicator",
    "as_of",
    "snapshot",
    "by",
    "entity",
    "numerator",
    "denominator",
    "effective",
    "value",
    "lower",
    "upper",
    "target",
    "gap",
    "needed",
    "closed",
    "lost",
    "share_mature",
    "summary_cities",
    "by_summary",
    "verdict",
    "state",
    "rank",
    "rank_lower",
    "rank_upper",
)
FIGURES = (*COLUMNS[5:10], "gap", "needed")
"""What an entity without records has none of: from its numerator to what it still needs."""
Floats = NDArray[np.float64]
CERTAIN = 1e-12  # an error for ranks where there is none: ties stay ties


def readings(
    counts: Counts,
    indicator: Indicator,
    by: By = "city",
    variant: str | None = None,
    period: Period = ROLLING,
    group: int = -1,
    ranks: bool = True,
    grace: int = GRACE,
    confidence: float = 0.95,
    tier: str | None = None,
) -> pd.DataFrame:
    """One row per entity of the slice, columns COLUMNS, in the slice's fixed order.

    Value, limits, target and gap are shares of one (jobs per business for a mean); `needed` is
    in persons, businesses or jobs. `effective` cases are what a rate is worth, see
    `Totals`; `closed` and `lost` stand beside a rate from a curve, `summary_cities`
    and `by_summary` are the cities and units that monthly summaries bring. `state` is the word for the
    verdict (one of STATES): the verdict itself or, of a yearly number in a running year, what is
    expected of it. `group` is a place in GROUPS, -1 for all. `tier` keeps only
    the cities of a league (one of TIERS), ranked among themselves; nothing else changes by it.
    What rests on records that an entity never returned is "not_recorded", its figures missing. A
    city that left the programme is "left": without rank, and with figures only of a period in
    which it belonged.
    """
    league = _league(counts, by, tier)
    months = span(counts, indicator, period, grace, variant)
    sums = totals(counts, indicator, by, months, variant, group)
    target = reference_values(counts, indicator, by, months, sums)
    value, error, lower, upper, chance = _estimate(counts, indicator, by, sums, target, confidence)
    summary_cities, by_summary = summary_part(counts, indicator, by, months, variant, group)
    verdict = _verdict(counts, indicator, by, sums, lower, upper, chance, target, months)
    recorded = entities_recorded(counts, indicator, by, variant, group)
    verdict[~recorded] = "not_recorded"
    runs = indicator.kind == "progress" and not year_is_ripe(counts, months)
    left = entities_left(counts, by)
    verdict[left] = say.LEFT
    place = (
        _ranks(value, error, np.where(league, verdict, "outside"), confidence)
        if ranks
        else [np.full(len(value), np.nan)] * 3
    )
    table = pd.DataFrame(
        {
            **labels(counts, indicator.key, by),
            "numerator": _whole(sums.numerator),
            "denominator": _whole(sums.denominator),
            "effective": sums.effective,
            "value": value,
            "lower": lower,
            "upper": upper,
            "target": target,
            "gap": value - target,
            "needed": _whole(needed(target, sums.numerator, sums.denominator)),
            "closed": _whole_or_none(sums.closed, len(value)),
            "lost": _whole_or_none(sums.lost, len(value)),
            "share_mature": sums.share_mature,
            "summary_cities": _whole(summary_cities),
            "by_summary": _whole(by_summary),
            "verdict": verdict,
            "state": say.states(verdict, chance) if runs else verdict.copy(),
            "rank": place[0],
            "rank_lower": place[1],
            "rank_upper": place[2],
        },
        index=pd.RangeIndex(len(value)),
        copy=False,
    )
    gone = left & (_last_months(counts, by) < months.first)
    if not recorded.all() or gone.any():
        table.loc[~recorded | gone, list(FIGURES)] = np.nan
        table.loc[gone, "target"] = np.nan
    return table if tier is None else table[league].reset_index(drop=True)


def _last_months(counts: Counts, by: By) -> NDArray[np.int64]:
    """The last month that counts of each entity that lies in one city; the as-of month of others."""
    if by == "city":
        return counts.last_months
    return counts.last_months[counts.city_of(by)] if by in LISTED else np.array([counts.month])


def _whole(amount: NDArray[Any]) -> NDArray[Any]:
    """Counts as whole numbers, unless one of them is missing or a fraction."""
    whole = np.isfinite(amount).all() and (amount == np.floor(amount)).all()
    return amount.astype(np.int64) if whole else amount


def _whole_or_none(amount: Floats | None, length: int) -> NDArray[Any]:
    return np.full(length, np.nan) if amount is None else _whole(amount)


def _league(counts: Counts, by: By, tier: str | None) -> NDArray[np.bool_]:
    """Which entities play in a league; all of them where none is named."""
    if tier is None:
        return np.ones(1, dtype=bool)
    if by != "city":
        raise NotReadable(
            f"只有城市按城市类别排名，按 {by!r} 读取时不能限定类别。",
            f"Only cities play in leagues, so a tier cannot narrow the slice {by!r}.",
        )
    if tier not in TIERS:
        listed = ", ".join(TIERS)
        raise NotReadable(
            f"没有城市类别 {tier!r}；现有：{listed}。",
            f"There is no tier {tier!r}; there are: {listed}.",
        )
    league: NDArray[np.bool_] = counts.tier_of == TIERS.index(tier)
    return league


def _estimate(
    counts: Counts, indicator: Indicator, by: By, sums: Totals, target: Floats, confidence: float
) -> tuple[Floats, Floats, Floats, Floats, Floats]:
    """Value, standard error, lower, upper and the probability of the target, per entity."""
    if indicator.kind == "progress":
        value = ratio(sums.numerator, sums.denominator)
        chance = year_end_probability(counts, sums.numerator, sums.denominator, by)
        return value, value * 0, value, value, chance
    if indicator.kind == "mean":
        value, error, lower, upper = mean_interval(
            sums.denominator, sums.numerator, sums.squares, confidence
        )
        return value, error, lower, upper, _normal_chance(value, target, error)
    if indicator.kind != "rate":
        return _estimate_of_task(counts, indicator, by, sums, target, confidence)
    x, n = sums.evidence
    lower, upper = wilson(x, n, confidence)
    error = ratio(upper - lower, 2 * critical_value(confidence))  # never 0, even at 30 of 30
    enough = sums.denominator >= say.SMALLEST_N
    value = ratio(sums.numerator, sums.denominator)
    return value, error, lower, upper, _chance(x, n, target, lower, upper, enough)


def _estimate_of_task(
    counts: Counts, indicator: Indicator, by: By, sums: Totals, target: Floats, confidence: float
) -> tuple[Floats, Floats, Floats, Floats, Floats]:
    """The same for what only tasks have: shares of things all known, events, sums and medians."""
    x, n = sums.numerator, sums.denominator
    if indicator.kind == "count":
        return x, x * np.nan, x * np.nan, x * np.nan, x * np.nan
    if indicator.kind == "share":
        value = ratio(x, n)
        return value, value * 0 + CERTAIN, value, value, (value >= target).astype(float)
    if indicator.kind == "median":
        value, lower, upper = medians(counts, indicator.counts, by, confidence)
    else:
        value = indicator.scale * ratio(x, n)
        lower, upper = (indicator.scale * ratio(limit, n) for limit in byar(x, confidence))
    error = ratio(upper - lower, 2 * critical_value(confidence))
    return value, error, lower, upper, _normal_chance(value, target, error)


def _normal_chance(value: Floats, target: Floats, error: Floats) -> Floats:
    """Probability of the target; of values all alike, which leave no doubt, 1 or 0."""
    chance: Floats = special.ndtr(ratio(value - target, error))
    return np.where(error == 0, (value >= target).astype(float), chance)


def _chance(
    x: Floats, n: Floats, target: Floats, lower: Floats, upper: Floats, enough: NDArray[np.bool_]
) -> Floats:
    """Probability of the target where the verdict asks for it; else 1 or 0, as the interval says.

    It is the dearest part of a reading, and most intervals have decided or rest on too few.
    """
    reached = lower >= target
    open_ = ~reached & ~(upper < target) & enough
    chance = np.where(reached, 1.0, 0.0)
    chance[open_] = probability_at_least(x[open_], n[open_], target[open_])
    return chance


def _verdict(
    counts: Counts,
    indicator: Indicator,
    by: By,
    sums: Totals,
    lower: Floats,
    upper: Floats,
    chance: Floats,
    target: Floats,
    months: Span,
) -> NDArray[np.str_]:
    if indicator.kind == "progress":
        verdict = _progress_verdict(counts, sums, chance, months)
    else:
        verdict = say.verdicts(lower, upper, chance, target)
        verdict = np.where(np.isnan(target), "no_target", verdict)
        few = 1 if indicator.kind == "share" else say.SMALLEST_N
        verdict = np.where(sums.denominator < few, "too_small", verdict)
        if indicator.kind in ("rate", "mean"):
            verdict = np.where(sums.denominator == 0, "immature", verdict)
    if by == "city":
        verdict = np.where(held_back(counts, indicator), "quality_hold", verdict)
        verdict = np.where(counts.reported, verdict, "unreported")
    return verdict.astype(object)


def _progress_verdict(
    counts: Counts, sums: Totals, chance: Floats, months: Span
) -> NDArray[np.str_]:
    """Of a yearly count: certain once reached or once the year is over, a forecast before."""
    over = year_is_ripe(counts, months)
    reached = sums.numerator >= sums.denominator
    return np.select(
        [
            ~(sums.denominator > 0),  # a slice without cities has no target either
            reached,
            np.full(len(reached), over),
            chance >= say.LIKELY,
            chance <= 1 - say.LIKELY,
        ],
        ["no_target", "met", "missed", "likely_met", "likely_missed"],
        default="undecided",
    )


def _ranks(
    value: Floats, error: Floats, verdict: NDArray[np.str_], confidence: float
) -> list[Floats]:
    """Rank and its simultaneous limits among the entities that may be ranked.

    Where all of them have the same value, as where all are zero, none is before another: no ranks.
    """
    ranked = np.isin(verdict, say.RANKED)
    known = value[ranked & ~np.isnan(value)]
    if not known.size or known.min() == known.max():
        return [np.full(len(value), np.nan)] * 3
    intervals = rank_intervals(
        np.where(ranked, value, np.nan), np.where(ranked, error, np.nan), confidence
    )
    return [intervals.rank, intervals.lower, intervals.upper]
