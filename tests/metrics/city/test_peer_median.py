"""The mark of a city without a target, as its readings have it, with the interval of that median."""

import math
from dataclasses import replace

import numpy as np
import pytest

from metrics.city.peer_median import PeerMedian, peer_median
from metrics.readings.tidy import readings
from tests.metrics.readings.test_reference_values import COVERAGE, coverage

COVERED = (10, 20, 30, 40, 50, 60, 70, 80)


def test_it_is_the_mark_of_the_readings_for_every_city() -> None:
    counts = coverage(*COVERED)
    for code, mark in readings(counts, COVERAGE).set_index("entity")["target"].items():
        peers = peer_median(counts, COVERAGE, str(code))
        assert peers is not None
        assert peers.value == pytest.approx(mark)
        assert peers.cities == len(COVERED) - 1
        assert peers.lower <= mark <= peers.upper


def test_its_limits_are_those_of_the_other_cities() -> None:
    assert peer_median(coverage(*COVERED), COVERAGE, "370100") == PeerMedian(7, 0.5, 0.2, 0.8)


def test_five_other_cities_give_a_mark_without_an_interval() -> None:
    peers = peer_median(coverage(10, 20, 30, 40, 50, 60), COVERAGE, "370100")
    assert peers is not None
    assert peers.value == pytest.approx(0.4)
    assert math.isnan(peers.lower)
    assert math.isnan(peers.upper)


@pytest.mark.parametrize("covered", [(10, 20, 30, 40, 50), (0,) * 9])
def test_without_a_mark_there_is_no_interval(covered: tuple[int, ...]) -> None:
    assert peer_median(coverage(*covered), COVERAGE, "370100") is None


def test_a_target_that_was_set_takes_its_place() -> None:
    counts = coverage(*COVERED)
    targets = {
        "indicator": np.array(["chain_coverage"], dtype=object),
        "year": np.array([2009]),
        "tier": np.array([""], dtype=object),
        "city": np.array([0]),
        "version": np.array([1]),
        "value": np.array([0.5]),
    }
    counts = replace(counts, tables={**counts.tables, "targets": targets})
    assert peer_median(counts, COVERAGE, "370100") is None
