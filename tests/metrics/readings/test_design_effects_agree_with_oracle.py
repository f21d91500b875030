"""Sums over classes and the design effects drawn from them, counted class by class."""

import dataclasses

import numpy as np
import pytest

from metrics.counts.snapshot import Counts
from metrics.methods.design_effect import design_effect
from metrics.methods.proportions import wilson
from metrics.readings.design_effects import effect_of
from metrics.readings.tidy import readings
from metrics.registry import INDICATORS
from tests.metrics.conftest import Demo
from tests.oracle import classes as oracle
from tests.oracle.harness.agreement import assert_table_agrees

OF_TABLE = {"attended_classes": "pass_rate", "opening_classes": "opening_rate"}


@pytest.mark.parametrize("table", oracle.RATES)
def test_every_sum_over_classes_agrees(demo: Demo, table: str) -> None:
    classes = oracle.classes(table, demo.records, demo.counts.as_of)
    assert len(classes) > 90
    assert_table_agrees(demo.counts, table, oracle.MEASURES, classes)


@pytest.mark.parametrize(("table", "key"), OF_TABLE.items())
def test_the_effect_is_that_of_the_latest_twelve_ripe_months(
    sqlite_demo: Demo, table: str, key: str
) -> None:
    wanted = oracle.design_effect(table, sqlite_demo.records, sqlite_demo.counts.as_of)
    assert effect_of(sqlite_demo.counts, INDICATORS[key]) == pytest.approx(wanted, rel=1e-12)


def test_what_no_class_was_counted_for_is_read_as_single_persons(sqlite_demo: Demo) -> None:
    counts, rate = sqlite_demo.counts, INDICATORS["pass_rate"]
    old = {name: table for name, table in counts.tables.items() if name != rate.classes}
    older: Counts = dataclasses.replace(counts, tables=old)

    assert effect_of(older, rate) == 1.0
    assert effect_of(counts, INDICATORS["stability_rate"]) == 1.0
    assert effect_of(counts, rate, "group") == 1.0
    assert effect_of(counts, rate, "city", 2) == 1.0


@pytest.mark.parametrize(("table", "key"), OF_TABLE.items())
def test_a_reading_is_as_sure_as_the_effective_number_lets_it_be(
    sqlite_demo: Demo, table: str, key: str
) -> None:
    effect = oracle.design_effect(table, sqlite_demo.records, sqlite_demo.counts.as_of)
    rows = readings(sqlite_demo.counts, INDICATORS[key], "national", ranks=False)
    x, n = rows["numerator"].to_numpy(), rows["denominator"].to_numpy()
    lower, upper = wilson(x / effect, n / effect)

    assert effect >= 1
    assert rows["effective"].to_numpy() == pytest.approx(n / effect, rel=1e-12)
    assert rows[["lower", "upper"]].to_numpy()[0] == pytest.approx([lower[0], upper[0]], rel=1e-12)


def test_at_a_true_eighty_per_cent_no_more_cities_have_met_it_than_chance_allows() -> None:
    """Classes of 29 that differ as planted; read as single persons too many cities seem to meet."""
    chance, cities, classes, size = np.random.default_rng(11), 20_000, 52, 29
    spread = 1 / 0.0075 - 1
    passed = chance.binomial(size, chance.beta(0.8 * spread, 0.2 * spread, (cities, classes)))
    x, n = passed.sum(1).astype(float), np.full(cities, float(size * classes))
    effect = design_effect(
        np.full(cities, classes),
        n,
        x,
        np.full(cities, classes * size * size),
        (passed * passed).sum(1),
        size * x,
    )

    def met(by: float) -> float:
        return float((wilson(x / by, n / by)[0] >= 0.8).mean())

    noise = 3 * np.sqrt(0.025 * 0.975 / cities)
    assert met(effect) <= 0.025 + noise
    assert met(1.0) > 0.03
