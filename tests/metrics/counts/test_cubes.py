"""Prefix sums say what the count rows say, and take no more room than they need."""

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from metrics.counts.cubes import Cube, cube, narrowest

ROWS = {
    "entity": np.array([0, 0, 1, 1, 1]),
    "grp": np.array([0, 1, 0, 0, 1]),
    "month": np.array([24_000, 24_001, 24_000, 24_002, 24_002]),
    "n": np.array([3, 4, 5, 6, 7]),
}


def laid_out(groups: int = 2) -> Cube:
    return cube(ROWS, ROWS["entity"], 2, groups, 24_000, 24_003)


def test_a_window_sums_its_months() -> None:
    assert laid_out().window("n", 24_000, 24_003).tolist() == [7, 18]
    assert laid_out().window("n", 24_001, 24_002).tolist() == [4, 13]
    assert laid_out().window("n", 24_002, 24_002, group=1).tolist() == [0, 7]


def test_a_window_that_ends_before_it_begins_or_lies_outside_is_empty() -> None:
    assert laid_out().window("n", 24_002, 24_001).tolist() == [0, 0]
    assert laid_out().window("n", 23_000, 23_011).tolist() == [0, 0]


def test_groups_and_months_sum_up_to_all() -> None:
    layout = laid_out()

    assert layout.groups("n", 24_000, 24_003).tolist() == [[3, 4], [11, 7]]
    assert layout.monthly("n").tolist() == [[3, 4, 0, 0], [5, 0, 13, 0]]


def test_a_single_group_is_all_of_them() -> None:
    assert laid_out(groups=1).window("n", 24_000, 24_003).tolist() == [7, 18]


def test_sums_beyond_the_rows_own_type_are_exact() -> None:
    many: dict[str, NDArray[Any]] = {
        "month": np.full(3, 24_000, np.int16),
        "n": np.array([2**31 - 1] * 3, dtype=np.int32),
    }

    totals = cube(many, np.zeros(3, dtype=np.int64), 1, 1, 24_000, 24_000)

    assert totals.window("n", 24_000, 24_000).tolist() == [3 * (2**31 - 1)]


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ([0, 127], np.int8),
        ([-129, 5], np.int16),
        ([32_768], np.int32),
        ([2**31], np.int64),
        ([], np.int8),
    ],
)
def test_whole_numbers_take_the_narrowest_type_that_holds_them(
    values: list[int], kind: type
) -> None:
    narrow = narrowest(np.array(values, dtype=np.int64))

    assert narrow.dtype == kind
    assert narrow.tolist() == values
