"""Closings known only to lie between two visits: published shares, the product limit, a slow oracle."""

import math

import numpy as np
import pytest
from scipy.optimize import minimize

from metrics.methods.survival import kaplan_meier_counts
from metrics.methods.turnbull import lasting, turnbull

INF = math.inf
# Finkelstein and Wolfe 1985 (Biometrics 41, 933-945, table 4): months to deterioration of 46 patients
# with radiotherapy alone; pair for pair as the data set RT of sample ICLFTEX2 of SAS/STAT.
RADIATION = [
    *[(45, INF), (6, 10), (0, 7), (46, INF), (46, INF), (7, 16), (17, INF), (7, 14), (37, 44)],
    *[(0, 8), (4, 11), (15, INF), (11, 15), (22, INF), (46, INF), (46, INF), (25, 37), (46, INF)],
    *[(26, 40), (46, INF), (27, 34), (36, 44), (46, INF), (36, 48), (37, INF), (40, INF)],
    *[(17, 25), (46, INF), (11, 18), (38, INF), (5, 12), (37, INF), (0, 5), (18, INF), (24, INF)],
    *[(36, INF), (5, 11), (19, 35), (17, 25), (24, INF), (32, INF), (33, INF), (19, 26)],
    *[(37, INF), (34, INF), (36, INF)],
]
PUBLISHED = [
    *[(4, 5, 0.0463), (6, 7, 0.0334), (7, 8, 0.0887), (11, 12, 0.0708), (24, 25, 0.0926)],
    *[(33, 34, 0.0818), (38, 40, 0.1209), (46, 48, 0.4656)],
]


def test_the_published_shares_of_the_radiation_arm() -> None:
    left, right = np.array(RADIATION).T
    masses = turnbull(left, right, 1)
    shares = [row for row in zip(*masses, strict=True) if row[2] > 1e-6]
    assert [row[:2] for row in shares] == [row[:2] for row in PUBLISHED]
    assert [row[2] for row in shares] == pytest.approx([row[2] for row in PUBLISHED], abs=1e-4)
    assert lasting(masses, 40) == pytest.approx(0.4656, abs=1e-4)


def test_by_hand() -> None:
    # (0, 2] and (1, 3] share (1, 2]: one event there explains both.
    masses = turnbull([0, 1], [2, 3], 1)
    assert (masses.after.tolist(), masses.by.tolist(), masses.share.tolist()) == ([1], [2], [1.0])
    # Of four, one closed in (0, 1], one somewhere in (0, 2], two lasted beyond 2.
    masses = turnbull([0, 0, 2], [1, 2, INF], [1, 1, 2])
    assert masses.by.tolist() == [1, INF]
    assert masses.share == pytest.approx([0.5, 0.5])


def test_counts_as_weights_are_as_many_rows() -> None:
    left, right, n = [0, 1, 2, 3], [2, 4, 5, INF], [3, 2, 4, 1]
    one, many = turnbull(left, right, n), turnbull(*(np.repeat(a, n) for a in (left, right)), 1)
    assert one.share == pytest.approx(many.share, abs=1e-8)


def test_exact_periods_and_censored_ones_alone_are_the_product_limit() -> None:
    random = np.random.default_rng(3)
    closing, censored = random.integers(1, 9, 12), random.integers(0, 6, 12)
    leaving = np.append(closing + censored, 40)
    curve = kaplan_meier_counts(leaving, np.append(closing, 0))["survival"]
    periods = np.arange(1, 13)
    masses = turnbull(
        [*(periods - 1), *periods, 13],
        [*periods, *np.full(12, INF), INF],
        [*closing, *censored, 40],
    )
    assert [lasting(masses, t) for t in periods] == pytest.approx(curve[:12], abs=1e-6)


@pytest.mark.parametrize("seed", range(5))
def test_no_other_shares_are_likelier(seed: int) -> None:
    """A slow oracle: the likelihood of shares over single periods, climbed by a general optimiser."""
    random = np.random.default_rng(seed)
    left = random.integers(0, 6, 25)
    right = np.where(random.random(25) < 0.3, 8, left + random.integers(1, 4, 25)).clip(max=8)
    periods = np.arange(1, 9)
    inside = (left[:, None] < periods) & (periods <= right[:, None])

    def misfit(odds: np.ndarray) -> float:
        share = np.exp(odds - odds.max())
        return -float(np.log(inside @ (share / share.sum())).sum())

    best = min(minimize(misfit, random.normal(size=8)).fun for _ in range(3))
    masses = turnbull(left, right, 1)
    spread = np.zeros(8)
    spread[masses.by.astype(int) - 1] = masses.share
    assert -np.log(inside @ spread).sum() == pytest.approx(best, abs=1e-3)


def test_nothing_and_nonsense() -> None:
    assert lasting(turnbull([], [], []), 12) == 0
    with pytest.raises(ValueError, match="may not be empty"):
        turnbull([3], [3], 1)
