"""Rules of single cells: required, type, allowed words, bounds, length, printable."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from sqlalchemy import Column, Integer, SmallInteger, String

from data_access.loading.errors import BrokenRules
from data_access.loading.files import Sheet
from data_access.loading.values import Mask, convert, missing
from data_access.wording import Sentence

REQUIRED = Sentence("不能为空", "must not be empty")
PRINTABLE = Sentence("不能含控制字符", "must not contain control characters")
CONTROL = r"[\x00-\x1f\x7f]"
SMALLEST, LARGEST = -(2**31), 2**31 - 1
SMALL_LARGEST = 2**15 - 1

Finding = tuple[Mask, Sentence]
CellFinding = tuple[str, Mask, Sentence]
"""Column, rows that break the rule, and the rule."""


def check_cells(sheet: Sheet, broken_rules: BrokenRules) -> tuple[Sheet, Mask]:
    """The sheet with typed columns, and its faulty rows; notes each cell that breaks a rule."""
    faulty = np.zeros(sheet.rows, dtype=np.bool_)
    typed, findings = typed_sheet(sheet)
    for name, broken, sentence in findings:
        broken_rules.add_mask(sheet.file, sentence, name, broken, sheet.columns[name])
        faulty |= broken
    return typed, faulty


def typed_sheet(sheet: Sheet) -> tuple[Sheet, list[CellFinding]]:
    """The sheet with typed columns, and for each rule of cells its column and the rows that break it."""
    typed, findings = {}, []
    for name, cells in sheet.columns.items():
        column = sheet.table.columns[name]
        values, untyped, rule = convert(cells, column.type)
        typed[name] = values
        of_column = [(untyped, rule), *_broken(column, values, untyped)]
        findings += [(name, broken, sentence) for broken, sentence in of_column if broken.any()]
    return Sheet(sheet.table, sheet.file, sheet.rows, typed), findings


def _broken(column: Column[Any], values: pa.Array, untyped: Mask) -> Iterator[Finding]:
    if not column.nullable:
        yield missing(values) & ~untyped, REQUIRED
    if column.info["one_of"]:
        yield _not_among(values, column.info["one_of"])
    elif isinstance(column.type, String):
        yield true_where(pc.greater(pc.utf8_length(values), column.type.length)), _length(column)
        yield true_where(pc.match_substring_regex(values, CONTROL)), PRINTABLE
    least, most = bounds(column)
    if least is not None:
        rule = Sentence(f"不得小于 {least}", f"must be at least {least}")
        yield true_where(pc.less(values, least)), rule
    if most is not None:
        rule = Sentence(f"不得大于 {most}", f"must be at most {most}")
        yield true_where(pc.greater(values, most)), rule


def bounds(column: Column[Any]) -> tuple[float | None, float | None]:
    """The least and the largest number: the declared ones, else what the type can hold."""
    least, most = column.info["least"], column.info["most"]
    if isinstance(column.type, Integer):
        small = isinstance(column.type, SmallInteger)
        least = (-SMALL_LARGEST - 1 if small else SMALLEST) if least is None else least
        most = (SMALL_LARGEST if small else LARGEST) if most is None else most
    return least, most


def true_where(answers: pa.Array) -> Mask:
    """Which answers are yes; a missing value breaks no rule here."""
    return np.asarray(pc.fill_null(answers, False).to_numpy(zero_copy_only=False))


def _not_among(values: pa.Array, words: tuple[str, ...]) -> Finding:
    among = pc.is_in(values, value_set=pa.array([*words, None], pa.string()))
    listed = ", ".join(words)
    rule = Sentence(f"应为下列之一: {listed}", f"must be one of {listed}")
    return true_where(pc.invert(among)), rule


def _length(column: Column[Any]) -> Sentence:
    length = getattr(column.type, "length", None)
    return Sentence(f"不得超过 {length} 个字符", f"must have at most {length} characters")
