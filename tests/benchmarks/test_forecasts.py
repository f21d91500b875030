"""The bench judges forecasts by what came true, and intervals by the truth that is known."""

import numpy as np
import pandas as pd
import pytest

from benchmarks import forecasts
from metrics.readings.track_record import COLUMNS


def rows(hits: int, of: int) -> pd.DataFrame:
    """Forecasts of 90 % of which so many came true."""
    table = [(24113, place, 0.9, 1.0, float(place < hits), "trained") for place in range(of)]
    return pd.DataFrame(table, columns=list(COLUMNS))


@pytest.mark.parametrize(("hits", "gate_holds"), [(18, True), (20, False), (14, False)])
def test_of_the_likely_neither_too_few_nor_all_may_reach(
    hits: int, gate_holds: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def of_seed(
        place: object, seed: int, covered: forecasts.Covered, replayed: bool
    ) -> pd.DataFrame:
        for key in covered:
            covered[key].append(np.arange(100) < 95)
        return rows(hits, 20)

    monkeypatch.setattr(forecasts, "_of_seed", of_seed)
    score, likely, *coverage = forecasts.measure(quick=True)
    assert likely.gate.met is gate_holds
    assert score.gate.words == "0.8 ×"
    assert all(row.gate.met for row in coverage)
    assert [row.ours for row in coverage] == ["95.0% of 100"] * 5
