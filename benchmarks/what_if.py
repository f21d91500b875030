"""What-if: a target's slider moved, ten thousand draws, and the way back."""

from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

import numpy as np

from benchmarks.data import AS_OF
from benchmarks.rows import Row, compared, milliseconds, paired, within
from benchmarks.slices import counts_of
from data_access.engine import open_database
from metrics.counts.entities import NATION, keys
from metrics.counts.snapshot import TIERS, Counts
from metrics.readings.tidy import readings
from metrics.registry import INDICATORS
from metrics.what_if.comparison import MOST, compared_verdicts
from metrics.what_if.levers.cheapest import Price, cheapest
from metrics.what_if.levers.draws import draw
from metrics.what_if.levers.flow import flow
from metrics.what_if.levers.inverse import solve
from metrics.what_if.levers.tornado import tornado
from metrics.what_if.scenario import Scenario, Target
from metrics.what_if.targets.before_after import before_after, plan_totals, position, state_of_each
from metrics.what_if.targets.fair import fair_targets
from metrics.what_if.targets.reached import reach

Question = tuple[Callable[..., object], dict[str, object]]
KEY = "pass_rate"  # the target whose slider moves
SLIDER, ANSWER = 0.008, 0.15  # targets in seconds
MOVED = (("opening_rate", 0.55), ("pass_rate", 0.85))


def measure(file: Path, size: str, runs: int) -> tuple[list[Row], dict[str, float]]:
    """Rows of this size, and seconds by name; what a snapshot keeps is worked out before."""
    engine = open_database(str(file))
    counts = counts_of(engine)
    engine.dispose()
    if counts.as_of != AS_OF:
        raise RuntimeError("The benchmark's snapshot is of another month.")
    return answers(counts, size, runs)


def answers(counts: Counts, size: str, runs: int) -> tuple[list[Row], dict[str, float]]:
    """The same for counts already read."""
    rows, seconds = _targets(counts, size, runs)
    drawn, times = _draws(counts, size, runs)
    return [*rows, *drawn, *_backwards(counts, size, runs)], seconds | times


def _targets(counts: Counts, size: str, runs: int) -> tuple[list[Row], dict[str, float]]:
    """A move of a target's slider, beside reading all six indicators again."""
    values: Iterator[float] = cycle(np.linspace(0.6, 0.95, 351).tolist())  # a new one each time
    first, *others = keys(counts, "city")
    own = tuple(Target(KEY, 0.8 + row / 1_000, city) for row, city in enumerate(others))

    def for_all() -> None:
        value = next(values)
        _answer(counts, questions(Scenario(targets=(Target(KEY, value),)), value))

    def for_each() -> None:
        targets = (*own, Target(KEY, next(values), first))
        _answer(counts, questions(Scenario(targets=targets), 0.85))

    together, apart, slow = paired(runs, for_all, for_each, lambda: _read_again(counts))
    rows = [
        compared(f"what-if: {what}", size, took, ("readings anew", slow), within(took, SLIDER), 1.0)
        for what, took in (
            ("a target's slider moved, one target for 100 cities", together),
            ("the same, a target of its own for each city", apart),
        )
    ]
    return rows, {"what-if targets": together}


def questions(scenario: Scenario, line: float) -> list[Question]:
    """All that the screen asks of the counts when the slider of a target stops at a new value.

    `line` is the middle one of the cities' targets. No screen asks for many values at once, and
    what a value does not change the screen has already. A test holds this list against the page.
    """
    where, targets = scenario.scope, scenario.targets
    return [
        (flow, {"scenario": scenario}),
        (before_after, {"key": KEY, "where": where, "targets": targets}),
        (position, {"key": KEY, "where": where, "targets": targets}),
        (state_of_each, {"key": KEY, "targets": targets}),
        (reach, {"key": KEY, "line": line}),
        (plan_totals, {"where": where, "targets": targets, "year": 0}),
    ]


def _answer(counts: Counts, asked: list[Question]) -> None:
    for function, choices in asked:
        function(counts, **choices)


def _read_again(counts: Counts) -> None:
    for indicator in INDICATORS.values():
        readings(counts, indicator, ranks=False)


def _draws(counts: Counts, size: str, runs: int) -> tuple[list[Row], dict[str, float]]:
    """Ten thousand draws down the funnel, for a city, a tier and the nation."""
    scopes = {"city": keys(counts, "city")[0], "tier": TIERS[-1], "nation": NATION}
    scenarios = [Scenario(scope, levers=MOVED) for scope in scopes.values()]
    times = paired(runs, *(lambda s=scenario: draw(counts, s) for scenario in scenarios))
    rows = [
        Row(
            f"what-if: 10,000 draws, {name}",
            size,
            milliseconds(seconds),
            target=within(seconds, ANSWER),
        )
        for name, seconds in zip(scopes, times, strict=True)
    ]
    return rows, {"what-if draws": times[-1]}


def _backwards(counts: Counts, size: str, runs: int) -> list[Row]:
    """One lever, the cheapest combination of four, the tornado, fair targets, and a comparison."""
    city = Scenario(keys(counts, "city")[0])
    goal = 1.3 * float(draw(counts, city).point["jobs"])
    prices = (
        Price("volume", 900, 6_000),
        Price("pass_rate", 4_000, 0.97),
        Price("opening_rate", 9_000, 0.8),
        Price("jobs", 300_000, 7),
    )
    names = (
        "one lever",
        "cheapest of four levers",
        "tornado",
        "fair targets, 100 cities",
        "targets of four scenarios side by side",
    )
    scenarios = tuple(Scenario(targets=(Target(KEY, 0.8 + step / 100),)) for step in range(MOST))
    times = paired(
        max(1, runs // 5),
        lambda: solve(counts, city, "opening_rate", goal),
        lambda: cheapest(counts, city, prices, goal),
        lambda: tornado(counts, city),
        lambda: fair_targets(counts, "opening_rate", 0.4),
        lambda: compared_verdicts(counts, scenarios),
    )
    return [
        Row(f"what-if: {name}", size, milliseconds(seconds), target=within(seconds, ANSWER))
        for name, seconds in zip(names, times, strict=True)
    ]
