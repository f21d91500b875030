"""Targets about equally hard for every city: from its own record, its peers and its mix of people."""

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import special

from metrics.city.case_mix import INDICATOR, What, standardised
from metrics.city.peers import NEAREST, nearest
from metrics.counts.entities import keys
from metrics.counts.snapshot import TIERS, Counts, once
from metrics.methods.proportions import ratio
from metrics.readings.verdicts import VERDICTS
from metrics.registry import INDICATORS
from metrics.what_if.targets.arrays import target_arrays
from metrics.what_if.targets.changes import UPPER, changes, sampling_variance, tier_quartile

Floats = NDArray[np.float64]
CAUTIOUS, AMBITIOUS = 0.8, 0.2  # probability of reaching the target at either end of the knob


def chance_of(ambition: float) -> float:
    """Probability of reaching a target of this ambition, 0 cautious (0.8) to 1 ambitious (0.2)."""
    if not 0 <= ambition <= 1:
        raise ValueError(f"The ambition lies between 0 and 1, but it is {ambition}.")
    return CAUTIOUS + (AMBITIOUS - CAUTIOUS) * ambition


def fair_targets(
    counts: Counts, key: str, ambition: float = 0.5, step: float = 0.0, pace: float | None = None
) -> pd.DataFrame:
    """One row per city: entity, state, value, upper_quartile, likely, spread, freedom, target,
    chance, chance_unchanged, today.

    (next year - likely) / spread ~ t(freedom) with likely = b + pace x max(0, upper_quartile - b)
    + drift and spread^2 = variance of b + sampling variance of a year as large + variance of true
    changes + variance of what all cities change by together about the drift. The last is known
    from a few steps between years only: freedom = spread^4 / (its variance^2 / steps)
    (Satterthwaite 1946);
    b is the city's own rate drawn to what its tier shows at its mix as far as its own record is
    uncertain (empirical Bayes). target = likely - t quantile of P x spread, P from the ambition, so that
    every city reaches its own with the same probability; rounded to `step` where one is given,
    and `chance` is then that of the rounded target. `chance_unchanged` is the probability if it
    catches up with nobody (pace 0). `pace` is what cities have shown (`changes`) unless one is assumed,
    and `chance` then holds under that assumption. `upper_quartile` is that of the ten most similar cities, moved to
    the city's own mix of people (and kinds of business). Cities without a figure have a `state`
    and no target. Raises ValueError for `trained`, whose targets are numbers of the plan.
    """
    rows = _ahead(counts, key, pace)
    freedom = rows["freedom"].to_numpy(dtype=float)
    target = rows["likely"] - special.stdtrit(freedom, chance_of(ambition)) * rows["spread"]
    target = target.clip(0, 1 if INDICATORS[key].kind == "rate" else None)
    if step > 0:
        target = (target / step).round() * step
    own = rows.pop("own")
    rows["target"] = target
    rows["chance"] = special.stdtr(freedom, ratio(rows["likely"] - target, rows["spread"]))
    rows["chance_unchanged"] = special.stdtr(freedom, ratio(own - target, rows["spread"]))
    rows["today"] = target_arrays(counts, key).today
    return rows[~counts.left].reset_index(drop=True)


def _ahead(counts: Counts, key: str, pace: float | None) -> pd.DataFrame:
    """Next year's likely value and its spread, beside what they rest on."""
    if pace is not None and not 0 <= pace <= 1:
        raise ValueError(f"The pace is a share from 0 to 1, but it is {pace}.")
    cities, change = _ground(counts, key).copy(), changes(counts, key)
    gap = np.fmax(0, cities["upper_quartile"] - cities["own"])
    cities["own"] += change.common.drift
    cities["likely"] = cities["own"] + (change.pace if pace is None else pace) * gap
    together = change.common.variance()
    variance = cities.pop("variance") + change.spread**2 + together
    cities["spread"] = np.sqrt(variance)
    cities["freedom"] = ratio(variance**2, together**2 / max(change.common.steps, 1))
    return cities


@once
def _ground(counts: Counts, key: str) -> pd.DataFrame:
    """What no choice bears on: own rate, its variance with a year's sampling, upper quartile."""
    arrays = target_arrays(counts, key)
    if arrays.indicator.kind == "progress":
        raise ValueError(f"The targets of {key} are numbers of the plan, not rates.")
    usable = (arrays.blocked < 0) & np.isfinite(arrays.value)
    expected = expected_at_mix(counts, key)
    excess = np.where(usable, arrays.value - expected, np.nan)
    noise = np.where(
        usable,
        sampling_variance(arrays.indicator, arrays.value, arrays.error, arrays.effective),
        np.nan,
    )
    own, unsure = _own(counts, excess, noise, expected)
    upper = expected + _upper_quartile(counts, excess)
    words = np.array(["", *VERDICTS], dtype=object)
    return pd.DataFrame(
        {
            "entity": list(keys(counts, "city")),
            "state": words[arrays.blocked + 1],
            "value": arrays.value,
            "upper_quartile": upper,
            "own": own,
            "variance": unsure + noise,
        }
    )


@once
def expected_at_mix(counts: Counts, key: str) -> Floats:
    """What the nation's rates give for each city's own mix; the pooled rate where no mix is counted.

    Of opening, stability and jobs, see `metrics.city.case_mix`; read-only by custom.
    """
    named: list[What] = [what for what, name in INDICATOR.items() if name == key]
    arrays = target_arrays(counts, key)
    pooled = float(ratio(arrays.numerator.sum(), arrays.denominator.sum()))
    if not named or (named[0] != "opening" and "business_mix" not in counts.tables):
        return np.full(len(arrays.value), pooled)
    by_city = standardised(counts, named[0])
    expected = ratio(by_city["expected"], by_city["n"])
    expected = 1 - expected if named[0] == "stability" else expected
    return np.where(np.isfinite(expected), expected, pooled)


def _own(counts: Counts, excess: Floats, noise: Floats, expected: Floats) -> tuple[Floats, Floats]:
    """Each city's own rate and its variance: between its record and its tier's at the same mix."""
    usual, leagues = np.full(len(excess), np.nan), 0
    for tier in range(len(TIERS)):
        in_tier = (counts.tier_of == tier) & np.isfinite(excess)
        if in_tier.any():
            usual[in_tier], leagues = excess[in_tier].mean(), leagues + 1
    finite = np.isfinite(usual)
    apart = float(ratio(((excess - usual)[finite] ** 2).sum(), finite.sum() - leagues))
    true = max(0.0, apart - noise[finite].mean()) if finite.sum() > leagues else np.inf
    weight = np.ones(len(excess)) if np.isinf(true) else ratio(true, true + noise)
    own = expected + usual + weight * (excess - usual)
    return own, weight * noise


def _upper_quartile(counts: Counts, excess: Floats) -> Floats:
    """Of the ten most similar cities with a figure; of the tier where too few resemble a city."""
    by_tier, quartile = tier_quartile(counts, excess), np.full(len(excess), np.nan)
    rows: dict[str, Any] = {code: row for row, code in enumerate(keys(counts, "city"))}
    for code, row in rows.items():
        alike = excess[[rows[peer] for peer in _alike(counts, code)]]
        alike = alike[np.isfinite(alike)]
        quartile[row] = np.quantile(alike, UPPER) if len(alike) >= NEAREST // 2 else by_tier[row]
    return quartile


def _alike(counts: Counts, code: str) -> list[str]:
    """The most similar cities; none where the list of cities says nothing of where they lie."""
    return nearest(counts, code) if "latitude" in counts.tables["cities"] else []
