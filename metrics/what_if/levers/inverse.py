"""From the goal back to the lever: what rate, how many trainees, which target would do."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy import special

from metrics.counts.snapshot import Counts
from metrics.methods.proportions import effective_counts
from metrics.what_if.levers.baseline import baseline
from metrics.what_if.levers.catalogue import LEVERS
from metrics.what_if.levers.funnel import carry
from metrics.what_if.levers.observed import ObservedRange, observed_range
from metrics.what_if.scenario import Scenario
from metrics.what_if.targets.arrays import reached_with, target_arrays

MOST_TIMES = 10.0  # an amount or mean is looked for up to ten times today's


@dataclass(frozen=True)
class Solved:
    """A lever's position that gives the goal, to 1e-6; `outside` anything observed or within."""

    lever: str
    value: float
    today: float
    amount: float
    outside: bool
    seen: ObservedRange

    @property
    def more(self) -> float:
        """How much more than today, in the lever's unit."""
        return self.value - self.today


@dataclass(frozen=True)
class Infeasible:
    """No position within the limits gives the goal: the nearest one, what it gives, and the range
    in which peers ever stood, highest with its city and month. `why`: "beyond" the limits,
    "without_effect" where the lever does not bear on the stage, "no_figure" where nothing is
    counted."""

    lever: str
    nearest: float
    amount: float
    goal: float
    seen: ObservedRange
    why: str


def solve(
    counts: Counts,
    scenario: Scenario,
    lever: str,
    goal: float,
    stage: str = "jobs",
    limits: tuple[float, float] | None = None,
) -> Solved | Infeasible:
    """The position of one lever at which a stage reaches the goal, all else as in the scenario.

    "What opening rate gives 5,000 jobs?"; for `volume`, `Solved.more` says how many more
    trainees. Limits default to 0..1 for rates and 0..10 times today's otherwise. Brent's root of
    the exact funnel. Raises ValueError for a lever of the mix, which cannot be moved alone.
    """
    if LEVERS[lever].kind == "share":
        raise ValueError("A share of the mix cannot be moved alone; set the mix in the scenario.")
    base = baseline(counts, scenario.scope)
    today, observed = base.today[lever], observed_range(counts, scenario.scope, lever)
    low, high = limits or (0.0, 1.0 if LEVERS[lever].kind == "rate" else MOST_TIMES * today)

    def amount(position: float) -> float:
        return float(carry(base, {**scenario.moved, lever: position}).amounts[stage])

    ends = amount(low), amount(high)
    if not np.isfinite(ends).all():
        return Infeasible(lever, np.nan, np.nan, goal, observed, "no_figure")
    if ends[0] == ends[1]:
        return Infeasible(lever, today, ends[0], goal, observed, "without_effect")
    if not min(ends) <= goal <= max(ends):
        near = low if abs(ends[0] - goal) < abs(ends[1] - goal) else high
        return Infeasible(lever, near, amount(near), goal, observed, "beyond")
    value = _root(lambda at: amount(at) - goal, low, high)
    outside = not observed.low <= value <= observed.high
    return Solved(lever, value, today, amount(value), outside, observed)


def _root(function: Callable[[float], float], low: float, high: float) -> float:
    for end in (low, high):
        if function(end) == 0:
            return end
    from scipy import optimize  # 23 MB, for those alone who ask backwards

    root: float = optimize.brentq(function, low, high, xtol=1e-14, rtol=1e-15)
    return root


@dataclass(frozen=True)
class Reachable:
    """The highest target that so many cities would meet with the probability asked for.

    `able` cities have a figure; `cities` of them reach `target` with at least `chance`. NaN where
    fewer cities have a figure than were asked for.
    """

    target: float
    cities: int
    able: int
    asked: int
    chance: float


def highest_target(counts: Counts, key: str, cities: int, chance: float = 0.8) -> Reachable:
    """ "The highest pass target that 60 of 100 cities would meet at 80 % probability."

    Each city has one highest target that its true rate reaches with the chance (a quantile of its
    posterior, `reached_with`; of a mean the normal quantile); the answer is the place `cities`
    in their descending order, so it is exact. For `trained` the figure is that of the year's end.
    Raises ValueError unless 1 <= cities and 0 < chance < 1.
    """
    if cities < 1 or not 0 < chance < 1:
        raise ValueError("Ask for at least one city and a probability between 0 and 1.")
    arrays = target_arrays(counts, key)
    if arrays.indicator.kind == "rate":
        evidence = effective_counts(arrays.numerator, arrays.denominator, arrays.effective)
        highest = reached_with(*evidence, chance)
    elif arrays.indicator.kind == "mean":
        highest = arrays.value - special.ndtri(chance) * arrays.error
    else:
        raise ValueError(f"A target of {key} is a number per city, not one for all.")
    able = np.sort(highest[(arrays.blocked < 0) & np.isfinite(highest)])[::-1]
    if cities > len(able):
        return Reachable(np.nan, 0, len(able), cities, chance)
    target = float(able[cities - 1])
    return Reachable(target, int((able >= target).sum()), len(able), cities, chance)
