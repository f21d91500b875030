"""Made-up programmes move together as their world has it, and their shares are judged by gates."""

import numpy as np
import pandas as pd
import pytest

from benchmarks import simulated_programmes as programmes
from metrics.counts.periods import YEAR
from metrics.readings.track_record import COLUMNS
from metrics.what_if.targets.fair_record import COLUMNS as FAIR_COLUMNS

CALM, RISING, RESTLESS, _ = programmes.WORLDS


def yearly_rates(world: programmes.World, seed: int) -> np.ndarray:
    table = programmes.drawn(world, seed)["attended"]
    year = table["month"] // YEAR - programmes.FIRST // YEAR
    passed, attended = (np.bincount(year, table[name]) for name in ("passed", "attended"))
    return (passed / attended)[:5]


def test_rates_stay_rise_or_wander_as_the_world_has_it() -> None:
    assert np.ptp(yearly_rates(CALM, 0)) < 0.01
    assert np.diff(yearly_rates(RISING, 0)) == pytest.approx([0.015] * 4, abs=0.006)
    one, mirrored = (np.diff(yearly_rates(RESTLESS, seed)) for seed in (0, 1))
    assert np.abs(one).max() > 0.01
    assert one == pytest.approx(-mirrored, abs=0.01)


def test_a_quarter_is_replayed_and_all_have_fair_targets() -> None:
    told, fair = programmes.tested(CALM, 3)
    quarters = set(range(programmes.TESTED + 2, programmes.TESTED + YEAR, 3))
    assert set(told["month"]) == quarters
    assert told["figure"].value_counts()["pass_rate"] > 2 * 3 * programmes.CITIES
    assert fair.groupby("meant")["n"].sum().tolist() == [3 * programmes.CITIES] * 3


@pytest.mark.parametrize(
    ("reached", "hits", "good"), [(84, 16, True), (86, 20, False), (74, 14, False)]
)
def test_gates_ask_for_what_was_meant(
    monkeypatch: pytest.MonkeyPatch, reached: int, hits: int, good: bool
) -> None:
    told = [
        (24113, place, 0.9, 1.0, float(place < hits), figure)
        for figure in ("trained", "pass_rate")
        for place in range(20)
    ]
    tables = (
        pd.DataFrame(told, columns=list(COLUMNS)),
        pd.DataFrame([("pass_rate", 0.8, 100, reached)], columns=list(FAIR_COLUMNS)),
    )
    monkeypatch.setattr(programmes, "tested", lambda world, number: tables)
    rows = programmes.measure(quick=False)
    assert len(rows) == 1 + 2 * len(programmes.WORLDS)
    assert {row.gate.met for row in rows} == {good}
    assert rows[0].gate.words == "75% to 85%"
