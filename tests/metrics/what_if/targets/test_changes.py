"""What all cities change by together from year to year, and what that does to fair targets."""

import numpy as np
import pytest

from metrics.counts.periods import YEAR, span
from metrics.counts.snapshot import Counts
from metrics.methods.common_change import PRIOR_SHIFT, common_change
from metrics.registry import INDICATORS
from metrics.what_if.targets.changes import changes
from metrics.what_if.targets.fair import chance_of, fair_targets
from tests.metrics.what_if.conftest import FIRST, make_counts

CITIES = 40
SHIFT = 0.03  # standard deviation of a year's level, in points of the rate


def world(seed: int, shift: float, drift: float = 0.0) -> tuple[Counts, np.ndarray]:
    """Cities whose pass rates move together from year to year, and the next year that is drawn.

    Gives the counts, and the rates of the year after, drawn once.
    """
    random = np.random.default_rng(seed)
    counts = make_counts(seed, mean=8.0, cities=CITIES)
    table = counts.tables["attended"]
    ripe = span(counts, INDICATORS["pass_rate"]).ripe
    year = (table["month"] - ripe - 1) // YEAR  # 0 is the year after, -1 the latest ripe one
    level = random.normal(0.75, shift, 6)
    own = random.normal(0, 0.04, CITIES)
    city = np.searchsorted(counts.codes, table["city"])
    rate = np.clip(level[year.clip(-4, 0)] + drift * year.clip(-4, 0) + own[city], 0.02, 0.98)
    table["passed"] = random.binomial(table["attended"], rate)
    n = np.bincount(city[year == -1], weights=table["attended"][year == -1]).astype(int)
    return counts, random.binomial(n, np.clip(level[0] + own, 0, 1)) / n


def test_what_cities_share_is_found_with_one_degree_of_freedom_a_step() -> None:
    estimates = [changes(world(seed, SHIFT)[0], "pass_rate") for seed in range(40)]
    # January 2007 to March 2010: three years
    assert {change.common.steps for change in estimates} == {2}
    # Two steps between levels that are drawn anew, d and e: (d - e)^2 / 2 is three times their
    # variance on average, which the prior joins as one of two degrees of freedom.
    assert np.mean([change.common.shift**2 for change in estimates]) == pytest.approx(
        (3 * SHIFT**2 + PRIOR_SHIFT**2) / 2, rel=0.3
    )


def test_where_nothing_is_shared_hardly_anything_is_found() -> None:
    estimates = [changes(world(seed, 0.0)[0], "pass_rate").common for seed in range(20)]
    assert np.mean([common.drift for common in estimates]) == pytest.approx(0, abs=0.002)
    assert np.mean([common.shift for common in estimates]) < PRIOR_SHIFT * 0.75  # 1/sqrt(2) of it


def test_a_drift_is_carried_on_into_likely_values() -> None:
    counts, _ = world(1, 0.0, 0.03)
    common = changes(counts, "pass_rate").common
    assert common.drift == pytest.approx(0.03 * 0.79, abs=0.005)  # drawn to 0, see `common_change`
    proposals = fair_targets(counts, "pass_rate", 0.5, pace=0.0)
    ahead = (proposals["likely"] - proposals["value"]).mean()
    assert ahead == pytest.approx(common.drift, abs=0.002)


@pytest.mark.slow
def test_targets_are_reached_as_often_as_meant_where_years_move_together() -> None:
    ambitions, reached = (0.0, 0.5, 1.0), []
    for seed in range(150):
        counts, next_year = world(seed, SHIFT)
        targets = [fair_targets(counts, "pass_rate", at)["target"] for at in ambitions]
        reached.append([(next_year >= target).mean() for target in targets])
    error = np.std(reached, axis=0) / np.sqrt(len(reached))
    meant = np.array([chance_of(ambition) for ambition in ambitions])
    assert (np.abs(np.mean(reached, axis=0) - meant) <= 0.03 + 2 * error).all()


def test_a_single_year_says_nothing_of_what_cities_share() -> None:
    counts = make_counts(1, mean=8.0, cities=CITIES)
    for name in ("attended", "trained", "opening", "business", "chain"):
        table = counts.tables[name]
        late = table["month"] >= FIRST + 2 * YEAR
        for column, values in list(table.items()):
            table[column] = values[late]
    change = changes(counts, "pass_rate")
    assert (change.common, change.cities) == (common_change([], []), 0)
