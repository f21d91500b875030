"""What all cities change by together: by hand, and as sure as it says over many made-up programmes."""

import numpy as np
import pytest
from scipy import special

from metrics.methods.common_change import PRIOR_DRIFT, PRIOR_SHIFT, common_change

NOISELESS = (0.0, 0.0)
OWN = 0.019  # what a city's rate moves by beside the others', luck included


def test_without_a_step_it_is_the_prior() -> None:
    known = common_change([], [])
    assert (known.drift, known.error, known.shift, known.steps) == (0, 0.02, 0.015, 0)
    assert known.variance() == pytest.approx(0.02**2 + 0.015**2)
    assert known.variance(0.5) == pytest.approx(0.01**2 + 0.5 * 0.015**2)
    assert common_change([], [], 5.0).error == pytest.approx(0.1)


def test_by_hand() -> None:
    known = common_change([0.03, 0.01], [NOISELESS] * 2)
    assert known.shift**2 == pytest.approx((0.015**2 + 0.0002) / 2)
    # 0.0004 / (0.0004 + 0.00010625) of the mean of two points
    assert known.drift == pytest.approx(0.02 * 0.7901, rel=1e-4)
    assert known.error == pytest.approx(0.0091625, rel=1e-4)
    assert known.steps == 2


def test_one_step_is_drawn_to_nothing_by_more_than_a_third() -> None:
    known = common_change([0.05], [NOISELESS])
    assert known.drift == pytest.approx(0.05 * 0.0004 / (0.0004 + 0.015**2))
    assert known.shift == PRIOR_SHIFT


def test_what_a_mean_may_change_by_is_a_share_of_it() -> None:
    rate, jobs = (common_change([0.03 * c, 0.01 * c], [NOISELESS] * 2, c) for c in (1, 5))
    assert (jobs.drift, jobs.error, jobs.shift) == pytest.approx(
        (5 * rate.drift, 5 * rate.error, 5 * rate.shift)
    )


def test_sampling_is_not_taken_for_shifts() -> None:
    """Years of one rate, each seen with an error: the sum of squares less it is nothing on average."""
    random, noise = np.random.default_rng(3), 0.02
    years = random.normal(0.8, noise, (4000, 6))
    with_noise, without = (
        np.mean(
            [common_change(np.diff(row).tolist(), [(known, known)] * 5).shift ** 2 for row in years]
        )
        for known in (noise**2, 0.0)
    )
    # Five differences of six years about their mean: 10 - 2/5 times the noise, beside the prior.
    assert without == pytest.approx((PRIOR_SHIFT**2 + 9.6 * noise**2) / 5, rel=0.05)
    assert with_noise < without / 2


@pytest.mark.parametrize(
    ("drift", "shift"), [(0, 0), (0.015, 0), (0, 0.015), (0, 0.03), (0.015, 0.015)]
)
def test_what_is_meant_to_be_reached_is_reached_as_often(drift: float, shift: float) -> None:
    """Four years known, the fifth drawn; as fair targets use it, in cities of usual size."""
    random = np.random.default_rng(5)
    steps = random.normal(drift, shift, (4000, 4))
    known = [common_change(row[:3].tolist(), [NOISELESS] * 3) for row in steps]
    together = np.array([one.variance() for one in known])
    variance = together + OWN**2
    likely, freedom = np.array([one.drift for one in known]), variance**2 / (together**2 / 3)
    came = steps[:, 3] + random.normal(0, OWN, len(steps))
    for chance in (0.8, 0.5, 0.2):
        target = likely - special.stdtrit(freedom, chance) * np.sqrt(variance)
        assert (came >= target).mean() == pytest.approx(chance, abs=0.05)


def test_the_prior_is_wide_enough_for_a_first_year() -> None:
    """Where nothing is known a drift and a shift as the prior has them are covered as meant."""
    random, known = np.random.default_rng(7), common_change([], [])
    came = random.normal(0, PRIOR_DRIFT, 20_000) + random.normal(0, PRIOR_SHIFT, 20_000)
    inside = (np.abs(came) <= 1.645 * np.sqrt(known.variance())).mean()
    assert inside == pytest.approx(0.90, abs=0.01)
