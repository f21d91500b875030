"""申报删除: a row that an office declares as deleted, in any form, and which record that takes away."""

import re
from collections.abc import Iterator
from dataclasses import replace

from data_access.returns.cells.converted import EMPTY, Converted, is_blank, plain, wrong
from data_access.returns.forms.choices import Choice
from data_access.returns.forms.form import Field, Form, Values
from data_access.returns.parsing.office_file import Cell
from data_access.returns.returned import Returned, Sender

DELETED = frozenset({"删除", "删", "注销", "作废", "是", "√", "删除本行", "已删除"})
KEPT_ON = frozenset({"新增", "增加", "修改", "变更", "更正", "保留", "不变", "否", "×", "正常"})
OF_SHEET = re.compile(r"^删除|(?<![未不已])删除[)）]?$")


def deletion(cell: Cell) -> Converted:
    """True for a row to be deleted, nothing for one that is not."""
    word = plain(cell)
    if word in DELETED:
        return Converted(True)
    if is_blank(cell) or word in KEPT_ON:
        return EMPTY
    return wrong("应填“删除”或留空", "must say that the row is deleted, or be empty")


DELETION = Field(
    "withdrawn",
    ("操作", "是否删除", "删除", "操作类型"),
    "to be deleted",
    Choice(deletion, ("删除",)),
    note="要删去以前报过的一行，照原样填写该行并在此填“删除”。",
)


def with_deletion(form: Form) -> Form:
    """The form with the column in which its rows are declared as deleted."""
    return replace(form, fields=(*form.fields, DELETION))


def is_deletion_sheet(name: str) -> bool:
    """Whether all rows of a sheet of this name are declared as deleted."""
    return bool(OF_SHEET.search(plain(name)))


def is_deletion(say: Values) -> bool:
    """Whether a row is declared as deleted."""
    return bool(say.get(DELETION.code))


def records_of(form: Form, say: Values, sender: Sender) -> Iterator[Returned]:
    """What a row says; of one declared as deleted its own record alone, as withdrawn.

    Persons, institutions and classes that a row only names along the way stay.
    """
    records = list(form.records(say, sender))
    if not is_deletion(say):
        yield from records
        return
    own = form.own or (records[-1].table if records else "")
    yield from (replace(one, withdrawn=True) for one in records if one.table == own)
