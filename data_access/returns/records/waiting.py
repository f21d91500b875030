"""Why a record waits, in the words of offices: what it refers to is missing, or a rule is broken."""

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Column, Table

from data_access.loading.links import target
from data_access.loading.row_rules import REQUIRED
from data_access.loading.rules import YOUNGEST, AtMost, Needs, NotBefore, OfAge, PaidNeedsDate, Rule
from data_access.schema import metadata
from data_access.wording import Sentence

ADDED = re.compile(r"[,;:：] | \(")  # begins what a column's name says beyond the name


def not_returned(column: Column[Any], returned: bool) -> Sentence:
    """A record lacks what this column refers to: nobody returned it, or it waits itself."""
    name = _name(column)
    if returned:
        return Sentence(f"{name.zh}也在等待", f"its {name.en} waits as well")
    return Sentence(f"{name.zh}尚未登记", f"its {name.en} is not returned yet")


def cell_broken(column: Column[Any], rule: Sentence) -> Sentence:
    """A cell of this column breaks a rule of single cells."""
    name = _name(column)
    if column.info["one_of"] and rule != REQUIRED:  # the words of the tables are not an office's
        return Sentence(f"{name.zh}无法识别", f"{name.en} is no word that is known")
    return Sentence(f"{name.zh}{rule.zh}", f"{name.en} {rule.en}")


def repeated(table: Table, names: Sequence[str]) -> Sentence:
    """Another record says the same in columns that no two may have alike."""
    columns = [_name(table.columns[name]) for name in names]
    zh, en = "、".join(one.zh for one in columns), ", ".join(one.en for one in columns)
    return Sentence(f"{zh}与另一条记录相同", f"the same {en} as another record")


def rule_broken(rule: Rule, said: Sentence) -> Sentence:
    """A row breaks a rule between columns or records; `said` is the rule as a load says it."""
    columns = metadata.tables[rule.table].columns
    own = _name(columns[rule.column])
    if isinstance(rule, OfAge):
        return Sentence(
            f"{own.zh}早于本人满 {YOUNGEST} 周岁",
            f"{own.en} lies before the year in which the person was {YOUNGEST}",
        )
    if isinstance(rule, NotBefore):
        earlier = _earlier(rule)
        return Sentence(f"{own.zh}早于{earlier.zh}", f"{own.en} lies before {earlier.en}")
    if not isinstance(rule, Needs | AtMost | PaidNeedsDate):
        return cell_broken(columns[rule.column], said)
    other = _name(columns[rule.other])
    if isinstance(rule, AtMost):
        return Sentence(f"{own.zh}大于{other.zh}", f"{own.en} exceeds {other.en}")
    if isinstance(rule, Needs) and said == rule.reverse:
        own, other = other, own
    return Sentence(f"有{own.zh}而无{other.zh}", f"{own.en} without {other.en}")


def _earlier(rule: NotBefore) -> Sentence:
    """The day before which another must not lie, with whose it is where it is another record's."""
    if not rule.via:
        return _name(metadata.tables[rule.table].columns[rule.earlier])
    table, _ = target(rule.table, rule.via)
    day = _name(metadata.tables[table].columns[rule.earlier])
    of = _name(metadata.tables[rule.table].columns[rule.via])
    return Sentence(f"{of.zh}的{day.zh}", f"{day.en} of its {of.en}")


def _name(column: Column[Any]) -> Sentence:
    """What a column is called, without what explains it."""
    return Sentence(*(ADDED.split(column.info[language])[0] for language in ("zh", "en")))
