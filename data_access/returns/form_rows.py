"""The rows of one sheet as fields of its form, with everything that is wrong in them."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from data_access.returns.cells.converted import Converted, is_blank, plain
from data_access.returns.cells.numbers import whole_number
from data_access.returns.faults import Fault, Weight, shown_offer, shown_value
from data_access.returns.forms.deletion import DELETION, is_deletion_sheet
from data_access.returns.forms.form import Field, Reader, Values
from data_access.returns.joined import Classes, with_class
from data_access.returns.layout import Layout
from data_access.returns.parsing.office_file import Cell, OfficeSheet
from data_access.returns.title import facts, missing_facts
from data_access.wording import Sentence

REQUIRED = Sentence("不能为空", "must not be empty")
NOT_WORKED_OUT = Sentence(
    "是公式错误或没有结果的公式；请改为数值",
    "is an error or a formula without result; enter the value",
)
TWO_COLUMNS = Sentence("同名的两列内容不同", "two columns of this name say different things")
NO_VALUE = re.compile(
    r"=|#(N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|##)", re.IGNORECASE
)
NO_FACT = Sentence("标题和列中都没有", "stands neither in the title nor in a column")

Place = tuple[str, int, int]
"""Sheet, row and column of a cell; of the title, row and column are those of `TITLE`."""
TITLE = (-1, -1)


@dataclass(frozen=True, slots=True)
class FormRow:
    """One record: its row in the sheet, counted from 0, and what its fields say; empty ones are absent."""

    sheet: str
    row: int
    values: Mapping[str, Any]


@dataclass(frozen=True)
class FormRows:
    """A sheet read as a form: the rows without fault, those with one, and the faults."""

    layout: Layout
    sheet: str
    accepted: tuple[FormRow, ...]
    refused: tuple[int, ...]
    faults: tuple[Fault, ...]


def form_rows(
    sheet: OfficeSheet, of: Layout, taken: Collection[Place] = (), classes: Classes | None = None
) -> FormRows:
    """Reads every record of a sheet; `taken` are the places whose offered value was confirmed.

    What the title says holds for every row; while it lacks something, no row can be used. What
    neither says is taken from the row's class, where `classes` of the same file are given.
    """
    given = facts(sheet, of)
    if (sheet.name, *TITLE) in taken:
        given = {code: Converted(one.value or one.offer) for code, one in given.items()}
    by_class = bool(classes) and ("class_number" in of.columns or "class_number" in given)
    faults = list(_fact_faults(sheet, of, given, by_class))
    unclear = bool(faults)
    common = {code: one.value for code, one in given.items()}
    if is_deletion_sheet(sheet.name):
        common[DELETION.code] = True
    accepted, refused = [], []
    for row in of.rows("record"):
        values, of_row = _row(sheet, of, row, taken)
        whole: Values = {**common, **values}
        if not of_row and not unclear and of.form.facts:
            whole, of_row = _with_facts(sheet, of, row, {**whole}, classes or {})
        faults += of_row
        if of_row or unclear:
            refused.append(row)
        else:
            accepted.append(FormRow(sheet.name, row, whole))
    return FormRows(of, sheet.name, tuple(accepted), tuple(refused), tuple(faults))


def _row(
    sheet: OfficeSheet, of: Layout, row: int, taken: Collection[Place]
) -> tuple[dict[str, Any], list[Fault]]:
    values: dict[str, Any] = {}
    faults: list[Fault] = []
    for code, column in of.columns.items():
        field = of.form.by_code[code]
        cell = sheet.rows[row][column] if column < len(sheet.rows[row]) else None
        one = _converted(field, of.units[code], cell)
        if one.rule is not None and (sheet.name, row, column) in taken and one.offer is not None:
            one = Converted(one.offer)
        if one.value is not None:
            values[code] = one.value
        elif one.rule is not None or field.required:
            faults.append(_fault(sheet, of, row, column, field, cell, one))
    return values, [*faults, *_two_columns(sheet, of, row)]


def _with_facts(
    sheet: OfficeSheet, of: Layout, row: int, say: dict[str, Any], classes: Classes
) -> tuple[Values, list[Fault]]:
    """The row with the facts of its class; a fault for what it lacks all the same."""
    rule = None
    if classes:
        say, rule = with_class(say, classes, of.form.facts)
    absent = [code for code in of.form.facts if code not in say]
    faults = []
    for code in ["class_number"] if rule else absent:
        column = of.columns.get(code, -1)
        shown = plain(say.get(code)) if rule else ""
        head = of.form.by_code[code].names[0]
        faults.append(Fault("stop", sheet.name, row, column, head, rule or REQUIRED, shown))
    return say, faults


def _converted(field: Field, unit: str, cell: Cell) -> Converted:
    if isinstance(cell, str) and NO_VALUE.match(cell):
        return Converted(rule=NOT_WORKED_OUT)
    return _reader(field, unit)(cell)


def _two_columns(sheet: OfficeSheet, of: Layout, row: int) -> Iterator[Fault]:
    """Cells of a head that stands twice, where the second says something else than the first."""
    cells = sheet.rows[row]
    for code, column in of.again:
        cell = cells[column] if column < len(cells) else None
        first = cells[of.columns[code]] if of.columns[code] < len(cells) else None
        if not is_blank(cell) and plain(cell) != plain(first):
            one = Converted(rule=TWO_COLUMNS)
            yield _fault(sheet, of, row, column, of.form.by_code[code], cell, one)


def _reader(field: Field, unit: str) -> Reader:
    """How a cell of this column is read, the unit of its head allowed for."""
    return partial(whole_number, unit=unit) if field.read is whole_number else field.read


def _fault(
    sheet: OfficeSheet, of: Layout, row: int, column: int, field: Field, cell: Cell, one: Converted
) -> Fault:
    head = plain(sheet.rows[of.head][column])
    weight: Weight = "stop" if one.offer is None else "ask"
    rule = one.rule or REQUIRED
    shown = "" if is_blank(cell) else shown_value(cell, field.secret)
    return Fault(weight, sheet.name, row, column, head, rule, shown, shown_offer(one.offer))


def _fact_faults(
    sheet: OfficeSheet, of: Layout, given: Mapping[str, Converted], by_class: bool
) -> Iterator[Fault]:
    """What the title lacks or says unclearly; what classes of the same file tell it may lack."""
    for code in () if by_class else missing_facts(of.form, given, of.columns):
        yield Fault("stop", sheet.name, *TITLE, of.form.by_code[code].names[0], NO_FACT)
    for code, one in given.items():
        if one.rule is not None:
            weight: Weight = "stop" if one.offer is None else "ask"
            head = of.form.by_code[code].names[0]
            yield Fault(weight, sheet.name, *TITLE, head, one.rule, "", one.offer)
