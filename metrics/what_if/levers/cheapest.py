"""The cheapest way to a goal when several levers may move, each at its own price and within bounds."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from metrics.counts.snapshot import Counts
from metrics.methods.proportions import Floats
from metrics.what_if.levers.baseline import Baseline, baseline
from metrics.what_if.levers.catalogue import LEVERS
from metrics.what_if.levers.funnel import IDLE_BESIDE, STEPS, carry
from metrics.what_if.levers.observed import ObservedRange, observed_range
from metrics.what_if.scenario import Scenario

CLOSE = 1e-9  # relative: how near the goal an answer must come
PARTS = np.linspace(0, 1, 9)[1:]  # how much the persons' rates weigh beside the other levers
CHAIN = tuple(lever for _, lever in STEPS.values())


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
class Combination:
    """Positions by lever, the cost above the scenario, and the amount that they give.

    Infeasible (`feasible` False): every lever at its bound, what that gives, and `seen`, the
    range in which peers ever stood, by lever. `amount` is then the nearest to the goal.
    """

    feasible: bool
    positions: tuple[tuple[str, float], ...]
    cost: float
    amount: float
    goal: float
    seen: tuple[tuple[str, ObservedRange], ...]


def cheapest(
    counts: Counts, scenario: Scenario, prices: Sequence[Price], goal: float, stage: str = "jobs"
) -> Combination:
    """The least sum of cost x (position - where it stands) with stage(positions) >= goal.

    Costs are linear. Where the gains per cost are equal the persons' rates weigh less than the
    other levers, by the part of the businesses that follow from them; that part is not known
    beforehand, so a row of parts is tried, the best are refined by SLSQP on the exact funnel and
    set onto the goal along the straight line from the start. A rate and the capacity that would
    move the same rate are tried one without the other. Raises ValueError where a lever is priced
    twice.
    """
    if len({price.lever for price in prices}) < len(prices) or not prices:
        raise ValueError("Price at least one lever, and each only once.")
    base = baseline(counts, scenario.scope)
    plans = [
        _solved(_Problem(base, scenario, tuple(prices), stage, rests), goal)
        for rests in _ways([price.lever for price in prices])
    ]
    best = min(
        plans, key=lambda plan: (plan.cost, 0.0) if plan.feasible else (np.inf, -plan.amount)
    )
    ranges = tuple((p.lever, observed_range(counts, scenario.scope, p.lever)) for p in prices)
    return replace(best, seen=ranges)


def _ways(priced: list[str]) -> list[frozenset[str]]:
    """The levers that rest: of a capacity and the rate that it moves one or the other."""
    pairs = [pair for pair in IDLE_BESIDE.items() if set(pair) <= set(priced)]
    return [frozenset(rests) for rests in itertools.product(*pairs)]


def _solved(problem: "_Problem", goal: float) -> Combination:
    """The least cost of one problem; at all bounds where those do not allow the goal."""
    if problem.amount(problem.start) >= goal:
        return _plan(problem, problem.start, goal, True)
    if not problem.amount(problem.most) >= goal * (1 - CLOSE):
        return _plan(problem, problem.most, goal, False)
    tried = [problem.most, *(problem.balanced(goal, float(part)) for part in PARTS)]
    best = sorted(tried, key=lambda at: problem.cost(problem.onto(at, goal)))[:2]
    answers = [problem.onto(at, goal) for at in (*best, *(problem.refined(b, goal) for b in best))]
    return _plan(problem, min(answers, key=problem.cost), goal, True)


class _Problem:
    """The funnel as a function of the priced levers, arrays in the order of the prices."""

    def __init__(
        self,
        base: Baseline,
        scenario: Scenario,
        prices: tuple[Price, ...],
        stage: str,
        rests: frozenset[str],
    ) -> None:
        self.base, self.scenario, self.stage = base, scenario, stage
        self.holds = {IDLE_BESIDE[lever] for lever in rests if lever in IDLE_BESIDE}
        self.rests = rests
        self.levers = [price.lever for price in prices]
        then = carry(base, scenario.moved)
        positions = {
            **base.today,
            "volume": then.amounts["attended"],
            **then.rates,
            **scenario.moved,
        }
        self.start = np.array([float(positions[lever]) for lever in self.levers])
        most = np.maximum([price.most for price in prices], self.start)
        self.most = np.where([lever in rests for lever in self.levers], self.start, most)
        points = [100.0 if LEVERS[lever].kind == "rate" else 1.0 for lever in self.levers]
        self.prices = np.array([p.cost for p in prices]) * points

    def amount(self, positions: Floats) -> float:
        """What the positions give; what is priced does not grow by itself."""
        moved = {
            lever: at
            for lever, at, start in zip(self.levers, positions, self.start, strict=True)
            if self._is_set(lever) or at != start
        }
        return float(carry(self.base, {**self.scenario.moved, **moved}).amounts[self.stage])

    def _is_set(self, lever: str) -> bool:
        """Capacity does not grow by itself; a rate whose capacity rests holds where it is."""
        return lever in self.holds or (LEVERS[lever].capacity and lever not in self.rests)

    def cost(self, positions: Floats) -> float:
        """Cost above where the scenario has them."""
        return float(self.prices @ (positions - self.start))

    def balanced(self, goal: float, part: float) -> Floats:
        """Positions min(max(start, weight x w / price), most) with the w that reaches the goal.

        In a product every lever's relative gain per cost is weight / (price x position): equal
        for all that are not at a bound (Karush, Kuhn and Tucker). The weight is 1, of persons'
        rates the part of the businesses that follow from them.
        """
        weight = np.where([lever in CHAIN for lever in self.levers], part, 1.0)
        bears = np.array([self._bears(place) for place in range(len(self.levers))])
        low, high = 0.0, float((self.prices * self.most / weight).max())

        def at(water: float) -> Floats:
            wanted = np.clip(weight * water / self.prices, self.start, self.most)
            return np.where(bears, wanted, self.start)

        for _ in range(60):
            middle = (low + high) / 2
            low, high = (middle, high) if self.amount(at(middle)) < goal else (low, middle)
        return at(high)

    def refined(self, first: Floats, goal: float) -> Floats:
        """SLSQP from a first answer, in units of today's positions; the first where it fails."""
        scale = np.where(self.start > 0, self.start, 1.0)
        price = float(np.abs(self.prices * scale).max())
        from scipy import optimize

        optimum = optimize.minimize(
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
        optimal: Floats = np.clip(optimum.x * scale, self.start, self.most)
        return optimal if np.isfinite(optimal).all() else first

    def onto(self, positions: Floats, goal: float) -> Floats:
        """The point of the goal on the way from the start through the positions to the bounds."""

        def at(way: float) -> Floats:
            if way <= 1:
                place: Floats = self.start + way * (positions - self.start)
                return place
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


def _plan(problem: _Problem, at: Floats, goal: float, feasible: bool) -> Combination:
    positions = tuple(zip(problem.levers, at.tolist(), strict=True))
    return Combination(feasible, positions, problem.cost(at), problem.amount(at), goal, ())
