"""Rules of whole rows and between tables: unique keys, references, and the declared rules."""

from collections.abc import Iterator
from datetime import datetime

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from sqlalchemy import Connection, Table, UniqueConstraint

from data_access.loading.area_rules import check_area
from data_access.loading.city_rules import check_city_list
from data_access.loading.errors import BrokenRules
from data_access.loading.files import Sheet
from data_access.loading.links import Links, target
from data_access.loading.row_rules import true_where
from data_access.loading.rows_there import holds_rows, rows_with
from data_access.loading.rules import (
    YOUNGEST,
    AtMost,
    IsMonthEnd,
    LooksLike,
    Needs,
    NotAfterLoading,
    NotBefore,
    OfAge,
    PaidNeedsDate,
    Rule,
    rules_of,
)
from data_access.loading.successor_rules import check_gone, check_successors
from data_access.loading.values import Mask, missing, numbers
from data_access.schema.reference import cities, settings
from data_access.wording import Sentence

REPEATED = Sentence("在本文件中重复", "occurs more than once in this file")
THERE = Sentence("数据库中已有", "is already in the database")
PATTERNS = {"six_digits": "^[0-9]{6}$", "keyed_hash": "^[0-9a-f]{64}$"}


def check_rows(
    sheet: Sheet, faulty: Mask, links: Links, broken_rules: BrokenRules, *, adds: bool = True
) -> None:
    """Notes every broken rule; rows with a faulty cell are not judged further as rows.

    `adds` tells that the rows join those in the database, whose keys they must not repeat.
    """
    _check_unique(
        sheet, links.connection, broken_rules, adds and holds_rows(links.connection, sheet.table)
    )
    _check_references(sheet, links, broken_rules)
    for rule in rules_of(sheet.table.name):
        for broken, sentence in broken_rows(rule, sheet, links):
            values = sheet.columns[rule.column]
            broken_rules.add_mask(sheet.file, sentence, rule.column, broken & ~faulty, values)
    if sheet.table is cities:
        check_city_list(sheet, faulty, broken_rules)
        check_gone(sheet, faulty, links.connection, broken_rules)
        check_successors(sheet, faulty, links.connection, broken_rules, adds)
    if sheet.table is settings:
        check_area(sheet, broken_rules)


def unique_sets(table: Table) -> list[tuple[str, ...]]:
    """The columns, alone or together, whose values occur once."""
    together = [
        tuple(column.name for column in constraint.columns)
        for constraint in sorted(table.constraints, key=lambda constraint: str(constraint.name))
        if isinstance(constraint, UniqueConstraint)
    ]
    return [tuple(column.name for column in table.primary_key.columns), *together]


def _check_unique(
    sheet: Sheet, connection: Connection, broken_rules: BrokenRules, there: bool
) -> None:
    for names in unique_sets(sheet.table):
        label = ", ".join(names)
        values = sheet.columns[names[0]] if len(names) == 1 else None
        repeated = repeated_rows(sheet, names)
        broken_rules.add_mask(sheet.file, REPEATED, label, repeated, values)
        if there:
            known = _in_database(sheet, names, connection) & ~repeated
            broken_rules.add_mask(sheet.file, THERE, label, known, values)


def repeated_rows(sheet: Sheet, names: tuple[str, ...]) -> Mask:
    """Rows that repeat the columns of a row before; a key without value repeats nothing."""
    codes = {name: _codes(sheet.columns[name]) for name in names}
    repeated = np.asarray(pd.DataFrame(codes).duplicated(), dtype=np.bool_)
    return repeated & ~_without_key(sheet, names)


def _without_key(sheet: Sheet, names: tuple[str, ...]) -> Mask:
    needed = [name for name in names if not sheet.table.columns[name].nullable]
    without_key: Mask = np.logical_or.reduce([missing(sheet.columns[name]) for name in needed])
    return without_key


def _codes(values: pa.Array) -> np.ndarray:
    """Whole numbers that are equal where the values are."""
    if pa.types.is_integer(values.type) and values.null_count == 0:
        return np.asarray(values)
    return np.asarray(pc.fill_null(values.dictionary_encode().indices, -1))


def _in_database(sheet: Sheet, names: tuple[str, ...], connection: Connection) -> Mask:
    """Rows whose columns stand in the database already."""
    given = sheet.columns[names[0]]
    rows = rows_with(connection, sheet.table, names, pc.unique(given.drop_null()).to_pylist())
    if len(names) == 1:
        values = pa.array([row[0] for row in rows], given.type)
        return true_where(pc.is_in(given, value_set=values)) & ~missing(given)
    there = {tuple(row) for row in rows}
    own = zip(*(sheet.columns[name].to_pylist() for name in names), strict=True)
    return np.fromiter((row in there for row in own), dtype=np.bool_, count=sheet.rows)


def _check_references(sheet: Sheet, links: Links, broken_rules: BrokenRules) -> None:
    for column in sheet.table.columns:
        if not column.foreign_keys:
            continue
        table, key = target(sheet.table.name, column.name)
        if table in links.unreadable:
            continue
        values = sheet.columns[column.name]
        rule = Sentence(f"{table}.{key} 中没有此值", f"does not exist in {table}.{key}")
        dangling = links.dangling(table, key, values)
        broken_rules.add_mask(sheet.file, rule, column.name, dangling, values)


def broken_rows(rule: Rule, sheet: Sheet, links: Links) -> Iterator[tuple[Mask, Sentence]]:
    """The rows that break a rule, with the sentence to say."""
    values = sheet.columns[rule.column]
    if isinstance(rule, NotBefore):
        yield numbers(values) < numbers(_earlier(rule, sheet, links)), rule.sentence
    elif isinstance(rule, NotAfterLoading):
        today = pa.scalar(datetime.now().astimezone().date(), pa.date32())
        yield true_where(pc.greater(values, today)), rule.sentence
    elif isinstance(rule, LooksLike):
        matches = pc.match_substring_regex(values, PATTERNS[rule.form])
        yield true_where(pc.invert(matches)), rule.sentence
    elif isinstance(rule, IsMonthEnd):
        tomorrow = pc.add(values.cast(pa.int32()), pa.scalar(1, pa.int32())).cast(pa.date32())
        yield true_where(pc.not_equal(pc.day(tomorrow), 1)), rule.sentence
    elif isinstance(rule, OfAge):
        table, key = target(rule.table, rule.via)
        born = links.follow(table, key, "birth_year", sheet.columns[rule.via])
        yield numbers(pc.year(values)) - numbers(born) < YOUNGEST, rule.sentence
    else:
        yield from _broken_in_row(rule, values, sheet.columns[rule.other])


def _earlier(rule: NotBefore, sheet: Sheet, links: Links) -> pa.Array:
    """The dates before which the others must not lie."""
    if not rule.via:
        return sheet.columns[rule.earlier]
    table, key = target(rule.table, rule.via)
    return links.follow(table, key, rule.earlier, sheet.columns[rule.via])


def _broken_in_row(
    rule: Needs | AtMost | PaidNeedsDate, values: pa.Array, others: pa.Array
) -> Iterator[tuple[Mask, Sentence]]:
    """A column judged by another of the same row."""
    if isinstance(rule, AtMost):
        yield numbers(values) > numbers(others), rule.sentence
    elif isinstance(rule, PaidNeedsDate):
        yield (numbers(values) > 0) & missing(others), rule.sentence
    else:
        yield ~missing(values) & missing(others), rule.sentence
        if rule.both:
            yield missing(values) & ~missing(others), rule.reverse
