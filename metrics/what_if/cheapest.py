"""The cheapest way to a goal when several levers may move, each at its own price and within bounds."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from metrics.counts import Counts
from metrics.methods.proportions import Floats
from metrics.what_if.baseline import Baseline, baseline
from metrics.what_if.funnel import carry
from metrics.what_if.lever_list import LEVERS
from metrics.what_if.observed import Seen, seen
from metrics.what_if.scenario import Scenario

CLOSE = 1e-9  # relative: how near the goal an answer must come


@dataclass(frozen=True)
class Price:
    """What moving a lever up costs: per person, place or loan, per point of a rate, per job each.

    `most` bounds it from above; from below it is bounded by where the scenario has it.
    """

    lever: str
    cost: float
    most: float

    def __post_init__(self) -> None:
        """Refuses what cannot be priced."""
        if self.lever not in LEVERS or LEVERS[self.lever].kind == "share":
            raise ValueError(f"{self.lever!r} is not a lever that can be priced.")
        if not (self.cost > 0 and np.isfinite(self.cost) and self.most >= 0):
            raise ValueError(f"The price and the bound of {self.lever} must be above 0.")


@dataclass(frozen=True)
class Plan:
    """Positions by lever, the cost above the scenario, and the amount that they give.

    Infeasible (`feasible` False): every lever at its bound, what that gives, and `seen`, the
    range in which peers ever stood, by lever. `amount` is then the nearest to the goal.
    """

    feasible: bool
    positions: tuple[tuple[str, float], ...]
    cost: float
    amount: float
    goal: float
    seen: tuple[tuple[str, Seen], ...]


def cheapest(
    counts: Counts, scenario: Scenario, prices: Sequence[Price], goal: float, stage: str = "jobs"
) -> Plan:
    """The least sum of cost x (position - where it stands) with stage(positions) >= goal.

    Costs are linear, and amounts are products of the levers, so the logarithm of the goal is a
    concave constraint and the least is one. Started where the gains per cost are equal (exact if
    nothing but the chain is priced), refined by SLSQP on the exact funnel, then set onto the goal
    along the straight line from the start. Raises ValueError where a lever is priced twice.
    """
    if len({price.lever for price in prices}) < len(prices) or not prices:
        raise ValueError("Price at least one lever, and each only once.")
    problem = _Problem(baseline(counts, scenario.scope), scenario, tuple(prices), stage)
    ranges = tuple((p.lever, seen(counts, scenario.scope, p.lever)) for p in prices)
    if problem.amount(problem.start) >= goal:
        return _plan(problem, problem.start, goal, ranges, True)
    if not problem.amount(problem.most) >= goal * (1 - CLOSE):
        return _plan(problem, problem.most, goal, ranges, False)
    candidates = [problem.most, problem.balanced(goal)]
    candidates += [problem.refined(each, goal) for each in candidates]
    answers = [problem.onto(each, goal) for each in candidates]
    return _plan(problem, min(answers, key=problem.cost), goal, ranges, True)


class _Problem:
    """The funnel as a function of the priced levers, arrays in the order of the prices."""

    def __init__(
        self, base: Baseline, scenario: Scenario, prices: tuple[Price, ...], stage: str
    ) -> None:
        self.base, self.scenario, self.stage = base, scenario, stage
        self.levers = [price.lever for price in prices]
        then = carry(base, scenario.moved)
        known = {**base.today, "volume": then.amounts["attended"], **then.rates, **scenario.moved}
        self.start = np.array([float(known[lever]) for lever in self.levers])
        self.most = np.maximum([price.most for price in prices], self.start)
        points = [100.0 if LEVERS[lever].kind == "rate" else 1.0 for lever in self.levers]
        self.prices = np.array([p.cost for p in prices]) * points

    def amount(self, positions: Floats) -> float:
        """What the positions give; what is priced does not grow by itself."""
        moved = {
            lever: at
            for lever, at, start in zip(self.levers, positions, self.start, strict=True)
            if at != start or LEVERS[lever].capacity
        }
        return float(carry(self.base, {**self.scenario.moved, **moved}).amounts[self.stage])

    def cost(self, positions: Floats) -> float:
        """Cost above where the scenario has them."""
        return float(self.prices @ (positions - self.start))

    def balanced(self, goal: float) -> Floats:
        """Positions min(max(start, w / price), most) with the w that reaches the goal.

        In a product every lever's relative gain per cost is 1 / (price x position): equal for
        all that are not at a bound (Karush, Kuhn and Tucker).
        """
        bears = np.array([self._bears(place) for place in range(len(self.levers))])
        low, high = 0.0, float((self.prices * self.most).max())

        def at(water: float) -> Floats:
            return np.where(bears, np.clip(water / self.prices, self.start, self.most), self.start)

        for _ in range(200):
            middle = (low + high) / 2
            low, high = (middle, high) if self.amount(at(middle)) < goal else (low, middle)
        return at(high)

    def refined(self, first: Floats, goal: float) -> Floats:
        """SLSQP from a first answer, in units of today's positions; the first where it fails."""
        scale = np.where(self.start > 0, self.start, 1.0)
        price = float(np.abs(self.prices * scale).max())
        from scipy import optimize

        found = optimize.minimize(
            lambda u: self.cost(u * scale) / price,
            first / scale,
            method="SLSQP",
            bounds=list(zip(self.start / scale, self.most / scale, strict=True)),
            constraints={
                "type": "ineq",
                "fun": lambda u: np.log(max(self.amount(u * scale), 1e-300)) - np.log(goal),
            },
            options={"maxiter": 200, "ftol": 1e-12},
        )
        at = np.clip(found.x * scale, self.start, self.most)
        return at if np.isfinite(at).all() else first

    def onto(self, positions: Floats, goal: float) -> Floats:
        """The point of the goal on the way from the start through the positions to the bounds."""

        def at(way: float) -> Floats:
            if way <= 1:
                return self.start + way * (positions - self.start)
            return positions + (way - 1) * (self.most - positions)

        if self.amount(at(2.0)) <= goal:
            return at(2.0)
        from scipy import optimize

        way = optimize.brentq(lambda w: self.amount(at(w)) - goal, 0, 2, xtol=1e-15, rtol=1e-14)
        return at(way)

    def _bears(self, place: int) -> bool:
        moved = self.start.copy()
        moved[place] = self.most[place]
        return self.amount(moved) > self.amount(self.start)


def _plan(
    problem: _Problem, at: Floats, goal: float, seen_: tuple[tuple[str, Seen], ...], feasible: bool
) -> Plan:
    positions = tuple(zip(problem.levers, at.tolist(), strict=True))
    return Plan(feasible, positions, problem.cost(at), problem.amount(at), goal, seen_)
