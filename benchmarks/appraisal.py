"""Ten thousand other weights for 100 cities and six components, beside a plain loop in pandas."""

import numpy as np
import pandas as pd

from benchmarks.rows import NOTHING, Row, compared, paired, within
from metrics.methods.composite import DRAWS, place_ranges, sampled_rates, score, weight_draws

CITIES = 100
TABLES = 1_000
WEIGHTS = (15.0, 10.0, 15.0, 20.0, 20.0, 20.0)
LOOPED = 100  # draws of the loop, scaled to all of them
GATE, TARGET = 0.1, 0.1


def measure(runs: int) -> list[Row]:
    """The range of places under other weights alone, and with chance in the figures."""
    rng = np.random.default_rng(1)
    counted = rng.integers(100, 300, (CITIES, len(WEIGHTS)))
    tables = score(sampled_rates(counted, 400, TABLES, rng), 0.2, 0.6).astype(np.float32)
    single = tables[0].astype(float)
    frame = pd.DataFrame(single)
    alone, chance = paired(
        runs, lambda: place_ranges(single, WEIGHTS), lambda: place_ranges(tables, WEIGHTS)
    )
    (looped,) = paired(3, lambda: _loop(frame))
    theirs = looped * DRAWS / LOOPED
    return [
        _row(f"{DRAWS:,} weight draws, {CITIES} cities, ranges of places", alone, theirs),
        _row("the same with chance in the figures", chance, theirs),
    ]


def _row(what: str, ours: float, theirs: float) -> Row:
    baseline = ("pandas, draw by draw", theirs)
    return compared(what, NOTHING, ours, baseline, within(ours, TARGET), GATE)


def _loop(scores: pd.DataFrame) -> pd.DataFrame:
    """As one would write it down: weigh, rank, collect, take the quantiles."""
    ranks = [
        (scores * row).sum(axis=1).rank(ascending=False, method="min")
        for row in weight_draws(WEIGHTS, LOOPED).astype(float)
    ]
    return pd.DataFrame(ranks).quantile([0.05, 0.95])
