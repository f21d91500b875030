"""零报告 by a button: the declaration is a batch like a file with one row, and undone like one."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Engine

from data_access.returns.batches import BatchRefused, Receipt, bring_in
from data_access.returns.forms.governance.nil_returns import NIL_RETURNS, TABLES
from data_access.returns.parsing.office_file import OfficeFile, OfficeSheet
from data_access.returns.returned import Sender, key_of
from data_access.returns.understood import understand_file

KINDS = tuple(TABLES)
"""The forms, by their Chinese names, of which a city may declare that there is nothing."""


def declare_nil(
    engine: Engine, kinds: Sequence[str], sender: Sender, author: str, month_end: date
) -> Receipt:
    """Declares that of these forms there was nothing up to a month's end, as one batch.

    Declared again while it stands, it adds nothing. Raises BatchRefused for a form that there is
    not, for none, and for a month that is not over.
    """
    unknown = [kind for kind in kinds if kind not in TABLES]
    if unknown or not kinds:
        raise BatchRefused("请选择零报告的表种。", "Choose the forms of which there is nothing.")
    if month_end > sender.received_on:
        raise BatchRefused("该月尚未结束，不能零报告。", "The month is not over yet.")
    understood = understand_file(_file(kinds, sender.city, month_end), sender.received_on)
    return bring_in(engine, understood.file, understood.sheets, sender, author, month_end)


def _file(kinds: Sequence[str], city: str, month_end: date) -> OfficeFile:
    chosen = sorted(set(kinds), key=KINDS.index)
    heads = tuple(field.names[0] for field in NIL_RETURNS.fields)
    rows = ((kind, month_end, None) for kind in chosen)
    sheet = OfficeSheet(NIL_RETURNS.name.zh, False, (heads, *rows))
    name = f"零报告 {month_end:%Y-%m} {'、'.join(chosen)}"
    return OfficeFile(name, key_of("nil", city, month_end, *chosen), "", (sheet,))
