"""Where in a sheet its head, its rows and its total stand, and which form it is."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

from data_access.returns.cells.converted import is_blank, plain
from data_access.returns.forms.form import Form
from data_access.returns.parsing.office_file import Cell, OfficeSheet

RowKind = Literal["record", "total", "note", "blank", "head", "example"]
HeadWords = Mapping[str, Mapping[str, str]]
"""The heads that a city confirmed: form, bare head, field."""
NONE_CONFIRMED: HeadWords = {}

HEAD_WITHIN = 20  # rows from the top
LEAST_KNOWN = 3  # columns that must be recognised for a row to be a head
UNIT = re.compile(r"[(（\[【]([^)）\]】]*)[)）\]】]")
TOTAL = re.compile(r"^(合|小|总|共)\s*计|^总\s*数")
NOTE = re.compile(r"^(制表|填表|审核|填报|负责人|单位负责|注[:：]|说明|备注[:：]|日期[:：])")
RUNNING = {"序号", "编号", "No.", "NO."}  # heads of running numbers, which nobody misses
OF_WHICH = re.compile(
    r"其中|不含|[上去前]年|[上同]期|计划|目标|预计|累计"
)  # a bracket that is no unit
WHOLE = re.compile(r"(合|小|总|共)?计|总数|人数|小结")
PERSON = re.compile(r"\d{17}[\dXx]|\d{15}")
SHIFTED = 3  # cells beside the known columns that make a row more than a number and a remark
EXAMPLE = re.compile(r"^[(（]?(示例|样例|例[:：])")


@dataclass(frozen=True)
class Layout:
    """One sheet understood as a form. Rows are numbered from 0, columns too.

    `columns` gives the column of each field, `units` what stood in brackets in its head, `unknown`
    the heads that are no field of the form; `kinds` tells each row below the head what it is.
    """

    form: Form
    head: int
    columns: dict[str, int]
    units: dict[str, str]
    unknown: tuple[str, ...]
    kinds: tuple[tuple[int, RowKind], ...]
    again: tuple[tuple[str, int], ...] = ()
    """Columns whose head stands once more, with the field that it names."""
    confirmed: tuple[str, ...] = ()
    """Fields whose column is told by a head that the city confirmed."""

    def rows(self, kind: RowKind) -> list[int]:
        """The rows of one kind."""
        return [row for row, one in self.kinds if one == kind]


def layout(
    sheet: OfficeSheet, forms: Sequence[Form], confirmed: HeadWords = NONE_CONFIRMED
) -> Layout | None:
    """The form that fits a sheet best, with its head; None where none does.

    Of forms that fit, one whose name the sheet bears comes before one with more known columns.
    Heads that the city `confirmed` come before the names of fields.
    """
    heads = [[bare_head(cell) for cell in row] for row in sheet.rows[:HEAD_WITHIN]]
    candidates = [
        (form.name.zh in plain(sheet.name), len(columns), -row, form, columns)
        for row, cells in enumerate(heads)
        if sum(map(bool, cells)) >= LEAST_KNOWN
        for form in forms
        if (columns := fields_of_head(cells, form, confirmed.get(form.code, {})))
        and len(columns) >= LEAST_KNOWN
        and all(field.code in columns for field in form.fields if field.needed)
    ]
    if not candidates:
        return None
    _, _, place, form, columns = max(candidates, key=lambda one: one[:3])
    return _laid_out(sheet, form, -place, columns, confirmed.get(form.code, {}))


def _laid_out(
    sheet: OfficeSheet, form: Form, head: int, columns: dict[str, int], confirmed: Mapping[str, str]
) -> Layout:
    heads = sheet.rows[head]
    taken = set(columns.values())
    others = [plain(cell) for i, cell in enumerate(heads) if i not in taken]
    unknown = [head for head in others if head and head.replace(" ", "") not in RUNNING]
    units = {code: _unit(heads[column]) for code, column in columns.items()}
    kinds = tuple(
        (row, row_kind(sheet.rows[row], heads, columns)) for row in range(head + 1, len(sheet.rows))
    )
    again = tuple(_again(sheet, head, columns))
    by_city = tuple(c for c, i in columns.items() if confirmed.get(bare_head(heads[i])) == c)
    unknown_heads = tuple(dict.fromkeys(unknown))
    return Layout(form, head, columns, units, unknown_heads, kinds, again, by_city)


def _again(sheet: OfficeSheet, head: int, columns: dict[str, int]) -> Iterator[tuple[str, int]]:
    """Further columns under the head of a field; not those that divide it: 合计, 其中."""
    heads = [bare_head(cell) for cell in sheet.rows[head]]
    below = sheet.rows[head + 1] if head + 1 < len(sheet.rows) else ()
    for code, column in columns.items():
        if column < len(below) and WHOLE.fullmatch(bare_head(below[column])):
            continue
        for other in range(column + 1, len(heads)):
            if heads[other] == heads[column]:
                yield code, other


def fields_of_head(
    heads: list[str], form: Form, confirmed: Mapping[str, str] = MappingProxyType({})
) -> dict[str, int]:
    """The column of each field whose name stands among these bare heads; of two the first.

    Heads that were `confirmed` (bare head to code) say their field before any name does.
    """
    columns: dict[str, int] = {}
    for place, head in enumerate(heads):
        if (code := confirmed.get(head)) and code in form.by_code:
            columns.setdefault(code, place)
    for field in form.fields:
        for name in map(bare_head, field.names):
            if name in heads and field.code not in columns and name not in confirmed:
                columns[field.code] = heads.index(name)
    return columns


@lru_cache(maxsize=2_000, typed=True)
def bare_head(cell: Cell) -> str:
    """A head without spaces, stars and the unit in brackets; “（其中女）” names another column."""
    words = plain(cell)
    if not OF_WHICH.search(words):
        words = UNIT.sub("", words)
    return re.sub(r"[\s*＊:：]", "", words)


def _unit(cell: Cell) -> str:
    match = UNIT.search(plain(cell))
    return match[1] if match else ""


def row_kind(cells: Sequence[Cell], heads: Sequence[Cell], columns: dict[str, int]) -> RowKind:
    """What a row below the head is."""
    words = [plain(cell) for cell in cells if not is_blank(cell)]
    if not words:
        return "blank"
    first = words[0].replace(" ", "")
    if _names_person(cells, columns) and not EXAMPLE.match(first):
        return "record"
    if TOTAL.match(first):
        return "total"
    if EXAMPLE.match(first):
        return "example"
    if NOTE.match(first) or (len(set(words)) == 1 and len(first) > 12):
        return "note"
    again = sum(plain(a) == plain(b) and bool(plain(a)) for a, b in zip(cells, heads, strict=False))
    if again >= LEAST_KNOWN:
        return "head"
    in_fields = [cells[column] for column in columns.values() if column < len(cells)]
    empty = all(is_blank(cell) for cell in in_fields) and len(set(words)) < SHIFTED
    return "blank" if empty else "record"


def _names_person(cells: Sequence[Cell], columns: dict[str, int]) -> bool:
    """Whether an identity number stands in its column: such a row is never passed over."""
    column = columns.get("identity", len(cells))
    return column < len(cells) and bool(PERSON.fullmatch(plain(cells[column])))
