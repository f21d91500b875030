"""Which cities of a nation, tier or city stand on which side of a target, as it is and as assumed."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from metrics.counts.entities import NATION, keys, members
from metrics.counts.periods import YEAR, span
from metrics.counts.snapshot import Counts, once
from metrics.methods.proportions import needed
from metrics.readings.verdicts import AHEAD, DECIDED, STATES, VERDICT_OF
from metrics.registry import INDICATORS
from metrics.what_if.scenario import EVERYONE, Scenario, Target, slice_and_row
from metrics.what_if.targets.arrays import (
    Floats,
    TargetArrays,
    states_at,
    target_arrays,
    verdicts_at,
)
from metrics.what_if.targets.chosen import chosen_targets, targets_of_year

Turned = tuple[str, str, str]  # entity, state before, state after


@dataclass(frozen=True)
class BeforeAfter:
    """One indicator under today's and under assumed targets, over the cities of one scope.

    `before` and `after` count cities in the order of STATES; `turned` names those whose
    verdict changes, in the order of codes. `today` and `assumed` are the lowest and highest target among the
    cities (NaN where none has one). `missing` and `asked` are persons, businesses or jobs, before
    and after, over the cities that have a verdict.
    """

    indicator: str
    before: tuple[int, ...]
    after: tuple[int, ...]
    turned: tuple[Turned, ...]
    today: tuple[float, float]
    assumed: tuple[float, float]
    missing: tuple[int, int]
    asked: tuple[int, int]

    def cities(self, verdict: str) -> tuple[int, int]:
        """Cities of a verdict before and after."""
        return verdict_count(self.before, verdict), verdict_count(self.after, verdict)

    @property
    def states(self) -> dict[str, int]:
        """Cities in every state as assumed."""
        return dict(zip(STATES, self.after, strict=True))

    @property
    def is_ahead(self) -> bool:
        """Whether cities are judged ahead, in the words of a running year."""
        both = zip(STATES, self.before, self.after, strict=True)
        return any(n + m for state, n, m in both if state in AHEAD)

    @property
    def judged(self) -> int:
        """Cities with a verdict today."""
        return sum(verdict_count(self.before, verdict) for verdict in DECIDED)

    def of_city(self) -> tuple[str, str]:
        """The states of the one city of the scope, before and after."""
        return STATES[self.before.index(1)], STATES[self.after.index(1)]

    @property
    def unchanged(self) -> bool:
        """Whether no city's target differs from today's in a way that anybody could see."""
        return self.today == self.assumed and not self.turned and len(set(self.asked)) == 1


def before_after(counts: Counts, key: str, where: str, targets: tuple[Target, ...]) -> BeforeAfter:
    """The sides of one indicator's targets over the cities of a scope."""
    arrays, in_scope = target_arrays(counts, key), _in_scope(counts, where)
    both = arrays.today, chosen_targets(counts, key, targets)
    sides = [verdicts_at(arrays, goal)[in_scope] for goal in both]
    before, after = (states_at(arrays, goal)[in_scope] for goal in both)
    entities = np.array(keys(counts, "city"))[in_scope]
    moved = np.flatnonzero(sides[0] != sides[1])
    turned = tuple((str(entities[at]), str(before[at]), str(after[at])) for at in moved)
    now, then = (_totals(arrays, goal, in_scope) for goal in both)
    today, assumed = (_ends(goal[in_scope]) for goal in both)
    return BeforeAfter(
        key,
        _counted(before),
        _counted(after),
        turned,
        today,
        assumed,
        (now[0], then[0]),
        (now[1], then[1]),
    )


def position(counts: Counts, key: str, where: str, targets: tuple[Target, ...]) -> float:
    """The middle one of the targets of a scope's cities, NaN where none has one."""
    goals = chosen_targets(counts, key, targets)[_in_scope(counts, where)]
    return float(np.nanmedian(goals)) if np.isfinite(goals).any() else float("nan")


def state_of_each(counts: Counts, key: str, targets: tuple[Target, ...]) -> dict[str, str]:
    """State of every city of the programme under the targets, by code."""
    states = states_at(target_arrays(counts, key), chosen_targets(counts, key, targets))
    return {
        code: str(state)
        for code, state, left in zip(keys(counts, "city"), states, counts.left, strict=True)
        if not left
    }


def plan_totals(
    counts: Counts, where: str, targets: tuple[Target, ...], year: int = 0
) -> dict[str, float]:
    """What the plan asks of a scope's cities in a year: trained, passed, opened, jobs and lasting.

    With a calendar year the targets are that year's, else those that today's readings are held
    against.
    """
    in_scope = _in_scope(counts, where)
    goal = {
        key: (
            targets_of_year(counts, key, targets, year)
            if year
            else chosen_targets(counts, key, targets)
        )[in_scope]
        for key in INDICATORS
    }
    passed = goal["trained"] * goal["pass_rate"]
    opened = passed * goal["opening_rate"]
    amounts = {
        "trained": goal["trained"],
        "passed": passed,
        "opened": opened,
        "jobs": opened * goal["job_multiplier"],
        "lasting": opened * goal["stability_rate"],
    }
    return {name: float(np.nansum(amount)) for name, amount in amounts.items()}


def year_read(counts: Counts, key: str) -> int:
    """The calendar year whose target today's reading of an indicator is held against."""
    indicator = INDICATORS[key]
    months = span(counts, indicator)
    first = indicator.kind == "progress"
    return (months.first if first else min(months.last, counts.month)) // YEAR


def of_targets(scenario: Scenario, key: str) -> tuple[Target, ...]:
    """A scenario's targets of one indicator."""
    return tuple(target for target in scenario.targets if target.indicator == key)


def addressee(where: str) -> str:
    """The addressee of a target for a scope: everyone for the nation."""
    return EVERYONE if where == NATION else where


@once
def _in_scope(counts: Counts, where: str) -> NDArray[np.bool_]:
    by, row = slice_and_row(counts, where)
    inside: NDArray[np.bool_] = (members(counts, by) == row) & ~counts.left
    return inside


def verdict_count(numbers: Sequence[int], verdict: str) -> int:
    """Cities of a verdict among numbers in the order of STATES."""
    pairs = zip(STATES, numbers, strict=True)
    return sum(n for state, n in pairs if VERDICT_OF.get(state, state) == verdict)


def _counted(states: NDArray[np.object_]) -> tuple[int, ...]:
    numbers = Counter(states.tolist())
    return tuple(numbers[state] for state in STATES)


def _ends(target: Floats) -> tuple[float, float]:
    finite = target[np.isfinite(target)]
    return (float(finite.min()), float(finite.max())) if len(finite) else (np.nan, np.nan)


def _totals(arrays: TargetArrays, target: Floats, in_scope: NDArray[np.bool_]) -> tuple[int, int]:
    """Still missing and asked for, over cities that have a verdict."""
    decided = in_scope & (verdicts_at(arrays, target) < len(DECIDED))
    x, n, goal = (values[decided] for values in (arrays.numerator, arrays.denominator, target))
    return int(needed(goal, x, n).sum()), int(needed(goal, x * 0, n).sum())
