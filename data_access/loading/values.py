"""Turns cells into typed values by our own rules; nothing is guessed and a blank is missing."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from sqlalchemy import Boolean, Date, Float, Integer
from sqlalchemy.types import TypeEngine

from data_access.wording import Sentence

Mask = npt.NDArray[np.bool_]

A_DATE = Sentence(
    "应为 YYYY-MM-DD 格式的日期 (1900 至 2100 年)",
    "must be a date as YYYY-MM-DD, from 1900 to 2100",
)
A_WHOLE_NUMBER = Sentence("应为整数", "must be a whole number")
A_NUMBER = Sentence("应为数字", "must be a number")
A_TRUTH = Sentence("应为 0、1、true 或 false", "must be 0, 1, true or false")
A_TEXT = Sentence("应为文本", "must be text")

YEARS = range(1900, 2101)
DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
FIRST, LAST = (
    pa.scalar(day, pa.date32()) for day in (date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31))
)
EXACT = 2.0**53  # whole numbers up to here are exact as floats
WHOLE_NUMBER = r"^-?[0-9]{1,15}$"
NUMBER = r"^-?[0-9]{1,300}(\.[0-9]{1,300})?([eE][+-]?[0-9]{1,2})?$"
TRUTHS = {"0": False, "1": True, "false": False, "true": True}


def convert(cells: pa.Array, type_: TypeEngine[Any]) -> tuple[pa.Array, Mask, Sentence]:
    """The typed values, which cells are not of that type (their value is missing), and the rule."""
    into, rule = _way(type_)
    if pa.types.is_null(cells.type):
        cells = cells.cast(pa.string())
    if pa.types.is_float16(cells.type):  # which few functions know
        cells = cells.cast(pa.float32())
    if pa.types.is_string(cells.type):
        cells = _without_blanks(cells)
    values = into(cells)
    return values, _lost(cells, values), rule


def numbers(values: pa.Array) -> npt.NDArray[np.float64]:
    """Numbers, dates (as days since 1970) or truths as floats, a missing one as NaN."""
    if pa.types.is_date32(values.type):
        values = values.cast(pa.int32())
    converted = values.cast(pa.float64()).to_numpy(zero_copy_only=False)
    return np.asarray(converted, dtype=np.float64)


def missing(values: pa.Array) -> Mask:
    """Which values are missing."""
    return np.asarray(values.is_null().to_numpy(zero_copy_only=False), dtype=np.bool_)


def _way(type_: TypeEngine[Any]) -> tuple[Callable[[pa.Array], pa.Array], Sentence]:
    ways: list[tuple[type[TypeEngine[Any]], Callable[[pa.Array], pa.Array], Sentence]] = [
        (Date, _dates, A_DATE),
        (Boolean, _truths, A_TRUTH),
        (Integer, _whole_numbers, A_WHOLE_NUMBER),
        (Float, _numbers, A_NUMBER),
    ]
    for kind, into, rule in ways:
        if isinstance(type_, kind):
            return into, rule
    return _texts, A_TEXT


def _without_blanks(cells: pa.Array) -> pa.Array:
    cells = pc.utf8_trim_whitespace(cells)
    return pc.if_else(pc.equal(cells, ""), pa.scalar(None, pa.string()), cells)


def _lost(cells: pa.Array, values: pa.Array) -> Mask:
    """Cells that held something and became nothing."""
    if cells.null_count == values.null_count:
        return np.zeros(len(cells), dtype=np.bool_)
    given = cells.is_valid()
    if pa.types.is_floating(cells.type):
        given = pc.and_(given, pc.fill_null(pc.invert(pc.is_nan(cells)), False))
    return np.asarray(pc.and_(given, values.is_null()).to_numpy(zero_copy_only=False))


def _none(cells: pa.Array, type_: pa.DataType) -> pa.Array:
    return pa.nulls(len(cells), type_)


def _texts(cells: pa.Array) -> pa.Array:
    return cells if pa.types.is_string(cells.type) else _none(cells, pa.string())


def _by_word(cells: pa.Array, type_: pa.DataType, read: Callable[[str], Any]) -> pa.Array:
    """Reads each different word once: columns of dates repeat a few thousand of them."""
    words = cells.dictionary_encode()
    values = pa.array([read(word) for word in words.dictionary.to_pylist()], type_)
    return values.take(words.indices)


def _date(word: str) -> date | None:
    if not DATE.fullmatch(word):
        return None
    try:
        day = date.fromisoformat(word)
    except ValueError:
        return None
    return day if day.year in YEARS else None


def _dates(cells: pa.Array) -> pa.Array:
    if pa.types.is_string(cells.type):
        return _by_word(cells, pa.date32(), _date)
    if not pa.types.is_date(cells.type) and not pa.types.is_timestamp(cells.type):
        return _none(cells, pa.date32())
    if pa.types.is_timestamp(cells.type) and cells.type.tz is not None:
        return _none(cells, pa.date32())
    days = cells.cast(pa.date32(), safe=False)
    inside = pc.and_(pc.greater_equal(days, FIRST), pc.less_equal(days, LAST))
    days = pc.if_else(inside, days, pa.scalar(None, pa.date32()))
    at_midnight = pc.equal(days.cast(cells.type), cells)
    return pc.if_else(at_midnight, days, pa.scalar(None, pa.date32()))


def _truths(cells: pa.Array) -> pa.Array:
    if pa.types.is_boolean(cells.type):
        return cells
    if pa.types.is_integer(cells.type):
        cells = cells.cast(pa.string())
    if not pa.types.is_string(cells.type):
        return _none(cells, pa.bool_())
    return _by_word(cells, pa.bool_(), lambda word: TRUTHS.get(word.lower()))


def _whole_numbers(cells: pa.Array) -> pa.Array:
    if pa.types.is_string(cells.type):
        return _matching(cells, WHOLE_NUMBER, pa.int64())
    if pa.types.is_unsigned_integer(cells.type):
        cells = cells.cast(pa.uint64())
        small = pc.less(cells, pa.scalar(2**31, pa.uint64()))
        cells = pc.if_else(small, cells, pa.scalar(None, pa.uint64()))
    if pa.types.is_floating(cells.type):  # how pandas writes whole numbers with gaps
        whole = pc.and_(pc.equal(pc.floor(cells), cells), pc.less(pc.abs(cells), EXACT))
        cells = pc.if_else(whole, cells, pa.scalar(None, cells.type))
    elif not pa.types.is_integer(cells.type):
        return _none(cells, pa.int64())
    return cells.cast(pa.int64())


def _numbers(cells: pa.Array) -> pa.Array:
    if pa.types.is_string(cells.type):
        return _matching(cells, NUMBER, pa.float64())
    if not (pa.types.is_floating(cells.type) or pa.types.is_integer(cells.type)):
        return _none(cells, pa.float64())
    values = cells.cast(pa.float64())
    return pc.if_else(pc.is_finite(values), values, pa.scalar(None, pa.float64()))


def _matching(cells: pa.Array, pattern: str, type_: pa.DataType) -> pa.Array:
    matches = pc.match_substring_regex(cells, pattern)
    return pc.if_else(matches, cells, pa.scalar(None, pa.string())).cast(type_)
