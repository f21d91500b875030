"""How far a scenario's answer may lie from its point: ten thousand years drawn from what is known."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from metrics.counts.snapshot import Counts
from metrics.methods.proportions import Floats, ratio
from metrics.readings.season import overdispersion
from metrics.what_if.levers.baseline import STAGES, Baseline, baseline
from metrics.what_if.levers.funnel import Flow, carry
from metrics.what_if.scenario import Scenario

DRAWS = 10_000
QUANTILES = (0.025, 0.1, 0.5, 0.9, 0.975)
MOST = 2**62


@dataclass(frozen=True, eq=False)
class DrawnYear:
    """DrawnYear amounts of a year by stage, arrays of one value per draw, beside the point."""

    amounts: dict[str, Floats]
    point: dict[str, float]

    def chance(self, stage: str, goal: float) -> float:
        """Share of draws that reach a goal; its simulation error is sqrt(p(1-p)/draws) <= 0.005."""
        return float((self.amounts[stage] >= goal).mean())


def draw(
    counts: Counts, scenario: Scenario, draws: int = DRAWS, spread: float | None = None
) -> DrawnYear:
    """Draws of a scenario; equal scenarios give equal draws.

    Rates: Beta(x + 1/2, n - x + 1/2) around today's, and Beta(rn + 1/2, (1 - r)n + 1/2) where a
    lever is set to r: as sure as today's n makes it. Jobs per business: lognormal with the mean
    and standard error of the reading. Volume: negative binomial with variance `spread` times the
    mean (the overdispersion of city-months of training unless given), certain where it is set.
    People then pass, are served and open one by one (binomial), so an amount varies by what is
    not known of the rate and by chance. It says nothing of whether a lever can be moved.
    """
    base = baseline(counts, scenario.scope)
    generator = np.random.Generator(np.random.PCG64(scenario.seed))
    then = carry(base, scenario.moved)
    phi = overdispersion(counts) if spread is None else spread
    attended = _volume(generator, then, "volume" in scenario.moved, phi, draws)
    rates = {
        key: _rate(generator, base, key, float(then.rates[key]), draws) for key in base.evidence
    }
    return DrawnYear(
        _chained(generator, base, then, attended, rates, draws),
        {stage: float(then.amounts[stage]) for stage in STAGES},
    )


def quantiles(drawn: DrawnYear) -> pd.DataFrame:
    """One row per stage: stage, point, and the quantiles as columns q025, q100, q500, q900, q975.

    With 10,000 draws a quantile's own error is about 0.02 standard deviations of the amount.
    """
    rows = []
    for stage in STAGES:
        limits = np.quantile(drawn.amounts[stage], QUANTILES)
        named = {
            f"q{round(1000 * q):03d}": float(v) for q, v in zip(QUANTILES, limits, strict=True)
        }
        rows.append({"stage": stage, "point": drawn.point[stage], **named})
    return pd.DataFrame(rows)


def _volume(
    generator: np.random.Generator, then: Flow, certain: bool, phi: float, draws: int
) -> Floats:
    """Persons attending: negative binomial with mean m and variance phi m; Poisson at phi 1."""
    mean = float(then.amounts["attended"])
    if certain or not mean > 0:
        return np.full(draws, mean)
    if phi <= 1 + 1e-9:
        return generator.poisson(mean, draws).astype(float)
    shape = float(ratio(mean, phi - 1))
    return generator.negative_binomial(shape, 1 / phi, draws).astype(float)


def _rate(
    generator: np.random.Generator, base: Baseline, key: str, rate: float, draws: int
) -> Floats:
    n = base.evidence[key][1]
    if not n > 0 or np.isnan(rate):
        return np.full(draws, np.nan)
    return generator.beta(rate * n + 0.5, (1 - rate) * n + 0.5, draws)


def _chained(
    generator: np.random.Generator,
    base: Baseline,
    then: Flow,
    attended: Floats,
    rates: Mapping[str, Floats],
    draws: int,
) -> dict[str, Floats]:
    """Amounts of all stages; between two readings the ratio of the point is kept."""
    point = {stage: float(amount) for stage, amount in then.amounts.items()}
    passed = _binomial(generator, attended, rates["pass_rate"])
    could = float(ratio(ratio(point["served"], then.rates["share_served"]), point["passed"]))
    served = _binomial(generator, passed * could, rates["share_served"])
    opened = _binomial(generator, served, rates["opening_rate"])
    led = float(ratio(point["following"], point["opened"]))
    businesses = opened * led + _other_businesses(generator, point, attended)
    return {
        "attended": attended,
        "passed": passed,
        "served": served,
        "opened": opened,
        "businesses": businesses,
        "lasting": _binomial(generator, businesses, rates["survival"]),
        "jobs": _jobs(generator, base, float(then.rates["jobs"]), businesses, draws),
    }


def _other_businesses(
    generator: np.random.Generator, point: Mapping[str, float], attended: Floats
) -> Floats:
    """Businesses that no half-year opener leads: Poisson, as many per person attending as now."""
    usual = max(0.0, point["businesses"] - point["following"]) * ratio(attended, point["attended"])
    finite = np.isfinite(usual)
    return np.where(finite, generator.poisson(np.where(finite, usual, 0)), np.nan)


def _binomial(generator: np.random.Generator, size: Floats, rate: Floats) -> Floats:
    """Successes among `size`, which is rounded by chance so that its mean holds; NaN stays NaN."""
    finite = np.isfinite(size) & np.isfinite(rate)
    whole = np.floor(np.where(finite, size, 0) + generator.random(len(size))).astype(np.int64)
    successes = generator.binomial(np.minimum(whole, MOST), np.where(finite, rate, 0.5))
    return np.where(finite, successes, np.nan)


def _jobs(
    generator: np.random.Generator, base: Baseline, mean: float, businesses: Floats, draws: int
) -> Floats:
    """Jobs of so many businesses: the mean is uncertain, and the businesses differ."""
    scale = float(ratio(mean, base.today["jobs"]))
    error, sd = base.spread * scale, base.jobs_sd * scale
    if not (np.isfinite(mean) and np.isfinite(error) and mean > 0):
        return np.full(draws, np.nan)
    width = np.log1p((error / mean) ** 2)
    means = generator.lognormal(np.log(mean) - width / 2, np.sqrt(width), draws)
    spread = sd * np.sqrt(np.maximum(businesses, 0)) * generator.standard_normal(draws)
    return np.maximum(means * businesses + spread, 0)
