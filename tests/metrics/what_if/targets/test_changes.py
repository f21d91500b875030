"""What all cities change by together from year to year, and what that does to fair targets."""

import numpy as np
import pytest

from metrics.counts.periods import YEAR, span
from metrics.counts.snapshot import Counts
from metrics.registry import INDICATORS
from metrics.what_if.targets.changes import changes
from metrics.what_if.targets.fair import chance_of, fair_targets
from tests.metrics.what_if.conftest import FIRST, make_counts

CITIES = 40
SHIFT = 0.03  # standard deviation of a year's level, in points of the rate


def world(seed: int, shift: float) -> tuple[Counts, np.ndarray]:
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
    rate = np.clip(level[year.clip(-4, 0)] + own[city], 0.02, 0.98)
    table["passed"] = random.binomial(table["attended"], rate)
    n = np.bincount(city[year == -1], weights=table["attended"][year == -1]).astype(int)
    return counts, random.binomial(n, np.clip(level[0] + own, 0, 1)) / n


def test_what_cities_share_is_found_with_one_degree_of_freedom_a_step() -> None:
    estimates = [changes(world(seed, SHIFT)[0], "pass_rate") for seed in range(40)]
    assert {change.freedom for change in estimates} == {
        2
    }  # January 2007 to March 2010: three years
    # the level's differences between years vary by twice its variance
    assert np.mean([change.common**2 for change in estimates]) == pytest.approx(
        2 * SHIFT**2, rel=0.3
    )


def test_where_nothing_is_shared_hardly_anything_is_found() -> None:
    estimates = [changes(world(seed, 0.0)[0], "pass_rate").common for seed in range(20)]
    assert np.mean(estimates) < 0.006


@pytest.mark.slow
@pytest.mark.parametrize("ambition", [0.0, 0.5, 1.0])
def test_targets_are_reached_as_often_as_meant_where_years_move_together(ambition: float) -> None:
    reached = []
    for seed in range(150):
        counts, next_year = world(seed, SHIFT)
        reached.append((next_year >= fair_targets(counts, "pass_rate", ambition)["target"]).mean())
    error = np.std(reached) / np.sqrt(len(reached))
    assert np.mean(reached) == pytest.approx(chance_of(ambition), abs=0.03 + 2 * error)


def test_a_single_year_says_nothing_of_what_cities_share() -> None:
    counts = make_counts(1, mean=8.0, cities=CITIES)
    for name in ("attended", "trained", "opening", "business", "chain"):
        table = counts.tables[name]
        late = table["month"] >= FIRST + 2 * YEAR
        for column, values in list(table.items()):
            table[column] = values[late]
    change = changes(counts, "pass_rate")
    assert (change.common, change.freedom, change.cities) == (0.0, 0, 0)
