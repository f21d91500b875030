"""What is not recorded yet, against a plain double loop, cases by hand and delays that are known."""

import numpy as np
import pytest

from metrics.methods.reporting_delay import (
    Reported,
    completeness,
    events_at_risk,
    reported_share,
    unreported,
)

DAYS = 60
REPEATS = 1_000
GEOMETRIC = 0.12 * 0.88 ** np.arange(DAYS + 1)
TWO_HUMPS = np.exp(-((np.arange(DAYS + 1) - 5) ** 2) / 18) + 0.4 * np.exp(
    -((np.arange(DAYS + 1) - 35) ** 2) / 32
)


def slow_share(delays: list[int], ages: list[int], u: int, last: int) -> tuple[float, float]:
    """F(u) and var ln F(u), event by event."""
    share, variance = 1.0, 0.0
    for v in range(u + 1, last + 1):
        took = sum(delay == v for delay in delays)
        risk = sum(delay <= v <= age for delay, age in zip(delays, ages, strict=True))
        if took:
            share *= 1 - took / risk
            variance += took / (risk * (risk - took)) if risk > took else 0
    return share, variance


def histogram(values: np.ndarray) -> np.ndarray:
    """How often each day from 0 to the last occurs."""
    return np.bincount(values[values <= DAYS], minlength=DAYS + 1)[: DAYS + 1]


@pytest.mark.parametrize("seed", range(5))
def test_the_share_agrees_with_counting_event_by_event(seed: int) -> None:
    random = np.random.default_rng(seed)
    ages = random.integers(0, 200, 400)
    delays = random.choice(DAYS + 1, 400, p=TWO_HUMPS / TWO_HUMPS.sum())
    seen = delays <= ages
    law = _law(delays[seen], ages[seen])
    for u in range(DAYS + 1):
        share, variance = slow_share(delays[seen].tolist(), ages[seen].tolist(), u, DAYS)
        assert law.share[u] == pytest.approx(share, abs=1e-12)
        assert law.log_variance[u] == pytest.approx(variance, abs=1e-12)


def test_three_events_by_hand() -> None:
    # took 0, 1 and 2 days, all long ago: a third within no day, two thirds within one
    law = _law(np.array([0, 1, 2]), np.array([90, 90, 90]))
    assert law.share[:3] == pytest.approx([1 / 3, 2 / 3, 1])
    # on the second day one of three, on the first one of two: 1/(3 * 2), and 1/(2 * 1) with it
    assert law.log_variance[:3] == pytest.approx([1 / 6 + 1 / 2, 1 / 6, 0])


def test_only_quick_records_seen_of_young_events_do_not_make_all_records_quick() -> None:
    # of 10 events of long ago five took 30 days; of 10 of yesterday the five quick ones are known
    delays = np.array([1] * 5 + [30] * 5 + [1] * 5)
    ages = np.array([90] * 10 + [1] * 5)
    assert _law(delays, ages).share[1] == pytest.approx(0.5)


def test_a_month_is_complete_as_its_days_are_on_average() -> None:
    share = np.array([0.2, 0.6, 1.0])
    complete, variance = completeness(Reported(share, np.array([0.5, 0.1, 0.0])), [0, 1, 2, 9])
    assert complete == pytest.approx((0.2 + 0.6 + 1 + 1) / 4)
    # by hand: 0.2² 0.5 + 0.6² 0.1 + 2 · 0.2 · 0.6 · 0.1, over 4²
    assert variance == pytest.approx((0.04 * 0.5 + 0.36 * 0.1 + 0.24 * 0.1) / 16)


def test_the_formula_of_what_is_missing() -> None:
    mean, variance = unreported(70, 0.7, 0.0004)
    assert mean == pytest.approx(30)
    assert variance == pytest.approx(70 * 0.3 / 0.49 + 4900 * 0.0004 / 0.7**4)
    assert unreported(70, 1.0) == (0, 0)
    assert np.isnan(unreported(0, 0.0)).all()
    with pytest.raises(ValueError, match="between 0 and 1"):
        unreported(5, 1.2)


@pytest.mark.slow
@pytest.mark.parametrize("law", [GEOMETRIC, TWO_HUMPS], ids=["geometric", "two humps"])
def test_intervals_of_what_is_missing_hold_the_truth_19_times_in_20(law: np.ndarray) -> None:
    random = np.random.default_rng(11)
    chance = law / law.sum()
    per_day, past = 12, 220
    happened = random.poisson(per_day, (REPEATS, past))
    by_delay = np.stack(
        [random.multinomial(day, chance) for day in happened.T], axis=1
    )  # (repeats, age, delay)
    seen = np.tril(np.ones((past, DAYS + 1), dtype=bool))
    known = by_delay * seen
    reported, aged = known.sum(axis=1), known.sum(axis=2)[:, : DAYS + 1]
    aged[:, DAYS] = 0
    share = reported_share(reported, events_at_risk(reported, aged))
    complete, variance = completeness(share, np.arange(30))
    young = known[:, :30].sum(axis=(1, 2))
    mean, spread = unreported(young, complete, variance)
    missing = happened[:, :30].sum(axis=1) - young
    inside = np.abs(missing - mean) <= 1.96 * np.sqrt(spread)
    assert abs((mean - missing).mean()) < 0.02 * missing.mean()
    assert 0.93 <= inside.mean() <= 0.97


def _law(delays: np.ndarray, ages: np.ndarray) -> Reported:
    reported = histogram(delays)
    aged = histogram(ages)
    aged[DAYS] = 0
    return reported_share(reported, events_at_risk(reported, aged))
