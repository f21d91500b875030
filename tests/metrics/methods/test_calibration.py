"""Probabilities against what came true, by hand and by simulation."""

import math

import numpy as np
import pytest

from metrics.methods.calibration import bins, brier, decomposition
from metrics.methods.proportions import wilson


def test_brier_by_hand() -> None:
    assert brier([0.9, 0.2, 0.5], [1, 0, 0]) == pytest.approx((0.01 + 0.04 + 0.25) / 3)
    assert math.isnan(brier([], []))


def test_bins_hold_their_lower_edge_and_the_last_one_both() -> None:
    groups = bins([0, 0.05, 0.2, 0.8, 0.9, 0.95, 1], [0, 0, 1, 1, 0, 1, 1])
    assert groups.n.tolist() == [1, 1, 1, 0, 2, 2]
    assert groups.reached.tolist() == [0, 0, 1, 0, 1, 2]
    assert groups.predicted[[0, 4, 5]] == pytest.approx([0, 0.85, 0.975])
    assert np.isnan(groups.predicted[3])
    assert (groups.lower[4], groups.upper[4]) == pytest.approx(wilson(1, 2))


def test_the_parts_add_up_to_the_score() -> None:
    random = np.random.default_rng(5)
    told = random.random(500)
    came = random.random(500) < told**2
    parts = decomposition(told, came)
    total = parts.reliability - parts.resolution + parts.uncertainty + parts.rest
    assert total == pytest.approx(brier(told, came))


def test_honest_probabilities_are_reliable_and_boastful_ones_are_not() -> None:
    random = np.random.default_rng(6)
    true = random.random(20_000)
    came = random.random(20_000) < true
    assert decomposition(true, came).reliability < 0.001
    boastful = np.where(true > 0.5, 0.99, 0.01)
    assert decomposition(boastful, came).reliability > 0.05
    groups = bins(true, came)
    assert ((groups.lower <= groups.predicted) & (groups.predicted <= groups.upper)).sum() >= 5


def test_one_forecast_for_all_has_no_resolution() -> None:
    parts = decomposition(np.full(10, 0.3), [1, 0] * 5)
    assert parts.resolution == pytest.approx(0)
    assert parts.uncertainty == pytest.approx(0.25)
    assert parts.reliability == pytest.approx(0.04)
