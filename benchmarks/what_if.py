"""What-if: a thousand target tuples for 100 cities, ten thousand draws, and the way back."""

from pathlib import Path

import numpy as np

from benchmarks.data import AS_OF
from benchmarks.rows import Row, compared, milliseconds, paired, within
from benchmarks.slices import counts_of
from data_access.engine import open_database
from metrics.counts import TIERS, Counts
from metrics.entities import NATION, keys
from metrics.readings import readings
from metrics.registry import INDICATORS
from metrics.what_if.cheapest import Price, cheapest
from metrics.what_if.draws import draw
from metrics.what_if.fair import fair_targets
from metrics.what_if.inverse import solve
from metrics.what_if.scenario import Scenario, Target
from metrics.what_if.targets import effects, grid, under
from metrics.what_if.tornado import tornado

TUPLES = 1_000
LARGEST = {"trained": 3_000.0, "job_multiplier": 8.0}
RAISED = (Target("pass_rate", 0.85), Target("opening_rate", 0.55, "other"))
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
    """The slider of targets, beside reading all six indicators again."""
    make = np.random.default_rng(1)
    values = {key: LARGEST.get(key, 1.0) * make.random(TUPLES) for key in INDICATORS}
    scenario = Scenario(targets=RAISED)
    tuples, slider, slow = paired(
        runs,
        lambda: grid(counts, values),
        lambda: effects(counts, scenario),
        lambda: _read_again(counts),
    )
    rows = [
        Row(
            "what-if: cities by verdict, 1,000 tuples of six targets",
            size,
            milliseconds(tuples),
            target=within(tuples, 0.002),
        ),
        compared(
            "what-if: one tuple with who changes sides",
            size,
            slider,
            ("readings anew", slow),
            within(slider, 0.008),
            1.0,
        ),
    ]
    return rows, {"what-if targets": slider}


def _read_again(counts: Counts) -> None:
    assumed = under(counts, RAISED)
    for indicator in INDICATORS.values():
        readings(assumed, indicator, ranks=False)


def _draws(counts: Counts, size: str, runs: int) -> tuple[list[Row], dict[str, float]]:
    """Ten thousand draws down the funnel, for a city, a tier and the nation."""
    scopes = {"city": keys(counts, "city")[0], "tier": TIERS[-1], "nation": NATION}
    scenarios = [Scenario(scope, levers=MOVED) for scope in scopes.values()]
    times = paired(runs, *(lambda s=each: draw(counts, s) for each in scenarios))
    rows = [
        Row(f"what-if: 10,000 draws, {name}", size, milliseconds(each), target=within(each, 0.15))
        for name, each in zip(scopes, times, strict=True)
    ]
    return rows, {"what-if draws": times[-1]}


def _backwards(counts: Counts, size: str, runs: int) -> list[Row]:
    """One lever, the cheapest combination of four, the tornado, and fair targets."""
    city = Scenario(keys(counts, "city")[0])
    goal = 1.3 * float(draw(counts, city).point["jobs"])
    prices = (
        Price("volume", 900, 6_000),
        Price("pass_rate", 4_000, 0.97),
        Price("opening_rate", 9_000, 0.8),
        Price("jobs", 300_000, 7),
    )
    names = ("one lever", "cheapest of four levers", "tornado", "fair targets, 100 cities")
    times = paired(
        max(1, runs // 5),
        lambda: solve(counts, city, "opening_rate", goal),
        lambda: cheapest(counts, city, prices, goal),
        lambda: tornado(counts, city),
        lambda: fair_targets(counts, "opening_rate", 0.4),
    )
    return [
        Row(f"what-if: {name}", size, milliseconds(each), target=within(each, 0.15))
        for name, each in zip(names, times, strict=True)
    ]
