"""Sums over classes and the design effects drawn from them, counted class by class."""

import dataclasses

import pytest

from metrics.counts.snapshot import Counts
from metrics.readings.design_effects import effect_of
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
