"""Stability by the curve: the plain share where nobody is lost, and nearer to the truth where some are."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from metrics.counts.measures import CLOSED, LOST
from metrics.methods.proportions import effective_counts, needed, wilson
from metrics.readings.curve_rate import curve_rate


def sums_of(opened: int, closed: dict[int, int], lost: dict[int, int]):
    """Counts of one entity: how many closed in, and were last contacted after, so many months."""
    amounts = {"opened": opened}
    amounts |= {name: closed.get(month, 0) for month, name in enumerate(CLOSED, start=1)}
    amounts |= {name: lost.get(month, 0) for month, name in enumerate(LOST)}
    return lambda name: np.array([float(amounts[name])])


@given(some.integers(1, 500), some.lists(some.integers(0, 40), min_size=12, max_size=12))
def test_with_nobody_lost_it_is_the_plain_share_exactly(more: int, closings: list[int]) -> None:
    gone = sum(closings)
    opened = gone + more
    rate = curve_rate(sums_of(opened, dict(enumerate(closings, start=1)), {}))
    operating, of, effective, closed, lost = (float(part[0]) for part in rate)
    assert (operating, of, closed, lost) == (opened - gone, opened, gone, 0)
    assert effective == opened
    assert wilson(*effective_counts(operating, of, effective)) == wilson(opened - gone, opened)


def test_one_lost_of_four_counts_up_to_its_last_contact() -> None:
    # 4 at risk, 1 closes in month 2; the one lost after month 5 is gone when another closes in 6.
    operating, opened, effective, closed, lost = curve_rate(sums_of(4, {2: 1, 6: 1}, {5: 1}))
    assert operating[0] / opened[0] == pytest.approx(3 / 4 * 1 / 2)
    variance = (3 / 8) ** 2 * (1 / (4 * 3) + 1 / (2 * 1))
    assert effective[0] == pytest.approx(3 / 8 * 5 / 8 / variance)
    assert (closed[0], lost[0]) == (2, 1)


def test_the_rate_lies_between_the_lost_as_closed_and_as_operating() -> None:
    operating, opened, _, closed, lost = curve_rate(sums_of(100, {3: 5, 9: 5}, {0: 4, 4: 6, 10: 5}))
    value = operating[0] / opened[0]
    assert 1 - (closed[0] + lost[0]) / 100 < value < 1 - closed[0] / 100


def test_none_closed_and_all_closed_have_the_limits_of_the_effective_size() -> None:
    none = curve_rate(sums_of(50, {}, {4: 10}))
    assert (none[0][0], none[2][0]) == (50, 40)
    everyone = curve_rate(sums_of(50, {6: 50}, {}))
    assert (everyone[0][0], everyone[2][0]) == (0, 50)


def test_nobody_opened_is_no_figure_and_all_lost_at_once_is_none_either() -> None:
    assert curve_rate(sums_of(0, {}, {}))[1][0] == 0
    assert np.isnan(curve_rate(sums_of(5, {}, {0: 5}))[0][0])


def test_what_is_missing_is_told_in_whole_businesses_of_all_opened() -> None:
    operating, opened, *_ = curve_rate(sums_of(150, {6: 30}, {3: 20}))
    short = 0.8 * 150 - operating[0]
    assert needed(0.8, operating[0], opened[0]) == np.ceil(short)
