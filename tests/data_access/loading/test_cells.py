"""Whatever a cell holds, it becomes exactly its value, or is refused; nothing is guessed."""

import re
from datetime import date
from typing import Any

import pyarrow as pa
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Boolean, Date, Float, Integer, String

from data_access.loading.values import convert

BLANKS = " \t\n"
signs = st.characters(codec="utf-8", exclude_categories=("Z", "C"))
words = st.text(signs, min_size=1)
padding = st.text(st.sampled_from(BLANKS), max_size=2)


def cell(text: str, type_: Any) -> tuple[Any, bool]:
    """The value of one cell, and whether it was refused."""
    values, refused, _ = convert(pa.array([text], pa.string()), type_)
    return values[0].as_py(), bool(refused[0])


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), padding, padding)
def test_every_iso_date_is_that_date(day: date, before: str, after: str) -> None:
    assert cell(before + day.isoformat() + after, Date()) == (day, False)


@given(words | st.from_regex(r"[0-9]{4}[-./][0-9]{1,2}[-./][0-9]{1,2}", fullmatch=True))
@example("2008-2-29")
@example("2007-02-29")
@example("20070806")
@example("2007-W32-1")
@example("39300")
@example("2007年8月6日")
@example("２００７-08-06")
def test_no_other_text_is_a_date(text: str) -> None:
    value, refused = cell(text, Date())
    assert refused != (value is not None and value.isoformat() == text)


@given(st.integers(-(10**15) + 1, 10**15 - 1))
def test_every_whole_number_is_that_number(number: int) -> None:
    assert cell(str(number), Integer()) == (number, False)


@given(words | st.floats().map(str))
@example("0x1F")
@example("1_000")
@example("1,000")
@example("+5")
@example("1e3")
@example("٣")
def test_no_other_text_is_a_whole_number(text: str) -> None:
    value, refused = cell(text, Integer())
    assert refused == (re.fullmatch(r"-?[0-9]{1,15}", text) is None)
    assert refused == (value is None)


@given(st.floats(-1e99, 1e99).filter(lambda number: number == 0 or abs(number) > 1e-99))
def test_every_decimal_is_that_decimal(number: float) -> None:
    assert cell(repr(number), Float()) == (number, False)


@given(words)
@example("nan")
@example("inf")
@example("-Infinity")
@example("1e999")
@example(".5")
@example("5%")
def test_no_other_text_is_a_number(text: str) -> None:
    value, refused = cell(text, Float())
    assert refused == (value is None)
    assert refused or float(text) == value


@given(words | st.sampled_from(["0", "1", "true", "False", "TRUE", "yes", "2", "t"]))
def test_only_four_words_are_truths(text: str) -> None:
    known = {"0": False, "1": True, "true": True, "false": False}
    value, refused = cell(text, Boolean())
    assert (value, refused) == (known.get(text.lower()), text.lower() not in known)


@given(words, padding)
def test_a_text_stays_as_it_is_without_the_blanks_around(text: str, blank: str) -> None:
    assert cell(blank + text + blank, String(80)) == (text, False)


@given(st.text(st.sampled_from(BLANKS)), st.sampled_from([Date, Integer, Float, Boolean, String]))
@settings(max_examples=30)
def test_a_blank_is_missing_and_not_wrong(text: str, kind: type[Any]) -> None:
    assert cell(text, kind()) == (None, False)
