"""The columns of a sheet: their heads, the fields they were taken as, and some values, masked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from data_access.returns.cells.converted import is_blank, plain
from data_access.returns.cells.days import day
from data_access.returns.faults import shown_value
from data_access.returns.forms.form import Form
from data_access.returns.layout import (
    HEAD_WITHIN,
    PERSON,
    RUNNING,
    Layout,
    bare_head,
    fields_of_head,
)
from data_access.returns.parsing.office_file import Cell, OfficeSheet

SHOWN = 3
SHORT = 6  # digits of a number that tells of nobody
LONGEST_HEAD = 30


@dataclass(frozen=True)
class HeadColumn:
    """One column: `field` is the code that it was taken as, "" for none; `confirmed` by the city."""

    sheet: str
    column: int
    head: str
    field: str
    confirmed: bool
    values: tuple[str, ...]


def columns_of(sheet: OfficeSheet, of: Layout) -> list[HeadColumn]:
    """The columns of a sheet that is a form, from left to right."""
    return list(_columns(sheet, of.form, of.head, of.columns, of.rows("record"), of.confirmed))


def columns_as(sheet: OfficeSheet, form: Form) -> list[HeadColumn]:
    """The columns that a sheet which fits no form would have as this one."""
    head = guessed_head(sheet)
    if head is None:
        return []
    fields = fields_of_head([bare_head(cell) for cell in sheet.rows[head]], form)
    below = range(head + 1, len(sheet.rows))
    return list(_columns(sheet, form, head, fields, below, ()))


def guessed_head(sheet: OfficeSheet) -> int | None:
    """The row among the first that looks most like a head: many different short words."""
    words = [len({*map(_head_word, row)} - {""}) for row in sheet.rows[:HEAD_WITHIN]]
    most = max(words, default=0)
    return words.index(most) if most > 1 else None


def _head_word(cell: Cell) -> str:
    word = bare_head(cell) if isinstance(cell, str) else ""
    return "" if len(word) > LONGEST_HEAD or any(sign.isdigit() for sign in word) else word


def _columns(
    sheet: OfficeSheet,
    form: Form,
    head: int,
    fields: Mapping[str, int],
    rows: Sequence[int],
    confirmed: Sequence[str],
) -> Iterator[HeadColumn]:
    codes = {column: code for code, column in fields.items()}
    for column, cell in enumerate(sheet.rows[head]):
        word, code = plain(cell), codes.get(column, "")
        if not word or (not code and word.replace(" ", "") in RUNNING):
            continue
        secret = not code or form.by_code[code].secret
        values = tuple(_values(sheet, column, rows, secret))
        yield HeadColumn(sheet.name, column, word, code, code in confirmed, values)


def _values(sheet: OfficeSheet, column: int, rows: Sequence[int], secret: bool) -> Iterator[str]:
    """The first values of a column, masked unless they surely tell of nobody."""
    shown = 0
    for row in rows:
        cell = sheet.rows[row][column] if column < len(sheet.rows[row]) else None
        if is_blank(cell):
            continue
        text = plain(cell)
        harmless = len(text) <= SHORT and text.replace(".", "").isdigit()
        harmless = harmless or day(cell).value is not None
        yield shown_value(cell, (secret and not harmless) or bool(PERSON.search(text)))
        shown += 1
        if shown == SHOWN:
            return
