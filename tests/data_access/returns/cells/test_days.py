"""A day is read in every way in which clerks write one, and never guessed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.returns.cells.days import SERIAL_START, day
from data_access.returns.parsing.office_file import Cell

TENTH = date(2008, 2, 10)
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


@pytest.mark.parametrize(
    "cell",
    [
        *(TENTH, "2008-2-10", "2008.2.10", "2008/02/10", "2008年2月10日", "2008 年 2 月 10 日"),
        *(
            "２００８年２月１０日",
            "20080210",
            "2008-02-10 00:00:00",
            " '2008-2-10",
            "2008年2月10号",
        ),
    ],
)
def test_these_are_the_tenth_of_february(cell: Cell) -> None:
    assert day(cell).value == TENTH


@pytest.mark.parametrize("cell", ["08.2.10", "08年2月10日", 39488, "39488", "13/2/2008"])
def test_these_are_offered_to_be_confirmed(cell: Cell) -> None:
    converted = day(cell)
    assert converted.value is None
    assert converted.offer == (TENTH if cell != "13/2/2008" else date(2008, 2, 13))


@pytest.mark.parametrize(
    "cell",
    ["2008年2月", "2008-2-30", "3/2/2008", "明天", 5, True, "1008-1-1", "2008-13-1", "99999"],
)
def test_these_are_no_day(cell: Cell) -> None:
    converted = day(cell)
    assert converted.value is None and converted.offer is None
    assert converted.rule is not None and converted.rule.zh and converted.rule.en


@pytest.mark.parametrize("cell", [None, "", "  ", "—", "无", "/"])
def test_these_are_empty(cell: Cell) -> None:
    assert day(cell) == day(None)


@given(st.dates(date(1990, 1, 1), date(2049, 12, 31)), st.booleans())
def test_every_day_reads_back_from_all_its_spellings(some: date, wide: bool) -> None:
    spellings = [
        f"{some:%Y-%m-%d}",
        f"{some.year}.{some.month}.{some.day}",
        f"{some.year}年{some.month}月{some.day}日",
        f"{some:%Y%m%d}",
    ]
    for spelling in spellings:
        assert day(spelling.translate(WIDE) if wide else spelling).value == some
    assert day((some - SERIAL_START) // timedelta(1)).offer == some


@given(st.text(max_size=20))
def test_nothing_written_ends_the_reading(text: str) -> None:
    converted = day(text)
    assert (converted.value is None) or converted.rule is None
