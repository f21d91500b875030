"""Passing, opening, jobs, stability and the chain in every slice and period, counted one by one."""

import pytest

from metrics.registry import INDICATORS
from tests.metrics.conftest import Demo
from tests.oracle.harness.agreement import ORACLES, assert_readings_agree, assert_table_agrees

KEYS = [key for key in ORACLES if key != "trained"]  # which has a test of its own


def test_every_target_has_an_oracle() -> None:
    assert set(ORACLES) == set(INDICATORS)


@pytest.mark.parametrize("key", KEYS)
def test_every_count_agrees(demo: Demo, key: str) -> None:
    oracle = ORACLES[key]
    units = oracle.units(demo.records, demo.counts.as_of)
    assert len(units) > 300
    for name in (oracle.TABLE, f"{oracle.TABLE}_by_institution"):
        assert_table_agrees(demo.counts, name, oracle.MEASURES, units)


@pytest.mark.parametrize("key", KEYS)
def test_every_reading_agrees(sqlite_demo: Demo, key: str) -> None:
    assert_readings_agree(sqlite_demo.counts, sqlite_demo.records, key, ("rolling", "latest", 2008))
