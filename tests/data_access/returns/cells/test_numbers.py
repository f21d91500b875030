"""Numbers keep their units, and no approximate one is taken for exact."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.returns.cells.numbers import LARGEST, score, whole_number
from data_access.returns.parsing.office_file import Cell


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        *((3, 3), ("３", 3), ("3人", 3), ("1,234", 1234), ("3.0", 3), ("1.5万", 15_000)),
        *(("0", 0), ("12 人", 12), ("2万元", 20_000), ("1,234,567元", 1_234_567)),
    ],
)
def test_these_are_whole_numbers(cell: Cell, value: int) -> None:
    assert whole_number(cell).value == value


def test_the_unit_of_the_head_counts_unless_the_cell_names_its_own() -> None:
    assert whole_number("3.2", "万元").value == 32_000
    assert whole_number(5, "万元").value == 50_000
    assert whole_number("5万", "万元").value == 50_000
    assert whole_number(5, "元").value == 5


def test_an_approximate_number_is_asked_about() -> None:
    for cell in ("约3人", "3人左右", "3多"):
        converted = whole_number(cell)
        assert (converted.value, converted.offer) == (None, 3)


@pytest.mark.parametrize("cell", ["三", -1, "3.5", "12,34", True, "1.2e3", "3-4", 10**12, "1 2"])
def test_these_are_no_whole_numbers(cell: Cell) -> None:
    converted = whole_number(cell)
    assert converted.value is None and converted.offer is None and converted.rule is not None


def test_points_lie_between_0_and_100() -> None:
    assert score("８５").value == 85.0
    assert score("59.5分").value == 59.5
    assert score(101).rule is not None
    assert score(None).rule is None


@given(st.integers(0, LARGEST))
def test_every_number_reads_back(number: int) -> None:
    for spelling in (number, str(number), f"{number:,}", f"{number}人"):
        assert whole_number(spelling).value == number


@pytest.mark.parametrize("cell", ["10²", "3①", "½", "₂"])
def test_a_mark_beside_a_number_is_no_digit_of_it(cell: str) -> None:
    assert whole_number(cell).value is None
    assert whole_number(cell).offer is None
    assert whole_number(cell).rule is not None
