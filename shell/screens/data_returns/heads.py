"""Which column was taken as which field; what the clerk names is confirmed once and kept for the city."""

from collections.abc import Iterator

import pandas as pd
import streamlit as st

from data_access.returns.forms.form import Field, Form
from data_access.returns.forms.registry import FORMS, name_of
from data_access.returns.heads.columns import HeadColumn, columns_as, columns_of
from data_access.returns.parsing.office_file import OfficeSheet
from i18n import Language, pick, text
from sentences.escape import escape
from shell.parts.tables import Column, table
from shell.screens.data_returns import keeping_heads
from shell.screens.data_returns.choice import Sent
from shell.screens.data_returns.reading import Read
from shell.viewer.may import may
from shell.viewer.view import View

SHOWN, SHEETS, ASSIGNED = 8, 6, 24
WIDTHS = {"sheet": 130, "head_name": 170, "field": 190, "values": 420}
Named = tuple[str, str]  # form and head
Columns = list[tuple[str, HeadColumn]]  # with the code of the form


def draw(view: View, sent: Sent, read: Read) -> None:
    """The columns of every sheet, a list of fields for those not recognised, and what is kept."""
    columns = list(dict.fromkeys(_columns(read)))
    unknown = [column for _, column in columns if not column.field]
    numbers = {"known": len(columns) - len(unknown), "n": len(unknown)}
    label = text("data_returns.heads", view.language, **numbers)
    if not columns:
        label = text("data_returns.heads_of_no_form", view.language)
    keeping_heads.draw_outcome(view)
    opened = st.expander(
        label,
        expanded=not columns,
        key=f"return_columns_{read.file.digest[:12]}",
        on_change="rerun",
    )
    if opened.open:  # a table in a closed one would be drawn for nobody
        with opened:
            _draw_open(view, sent, read, columns)


def _draw_open(view: View, sent: Sent, read: Read, columns: Columns) -> None:
    if columns:
        _draw_table(view, columns)
    if not may(view.scope, "save", "returns"):
        return
    st.caption(text("data_returns.heads_assign", view.language))
    named = {**_of_forms(view, read, columns), **_of_other_sheets(view, read)}
    keeping_heads.draw(view, sent, named)


def field_words(field: Field, language: Language) -> str:
    """What a field is called: its printed head, or its English name."""
    return field.names[0] if language == "zh" else field.en


def _columns(read: Read) -> Iterator[tuple[str, HeadColumn]]:
    """The columns of sheets that are forms, with the code of the form."""
    sheets = {sheet.name: sheet for sheet in read.file.sheets}
    for one in read.understood.sheets if read.understood else ():
        for column in columns_of(sheets[one.sheet], one.layout):
            yield one.layout.form.code, column


def _draw_table(view: View, columns: Columns) -> None:
    language = view.language
    frame = pd.DataFrame(
        [
            {
                "sheet": column.sheet,
                "head_name": column.head,
                "field": _field_of(FORMS[form], column, language),
                "values": "、".join(column.values),
            }
            for form, column in sorted(columns, key=lambda pair: bool(pair[1].field))
        ]
    )
    shown = {
        name: Column(text(f"data_returns.{name}", language), width=width)
        for name, width in WIDTHS.items()
    }
    alt = text("data_returns.heads_alt", language, n=len(frame))
    table(frame, shown, view, alt, "return_heads", min(SHOWN, len(frame)))


def _field_of(form: Form, column: HeadColumn, language: Language) -> str:
    if not column.field:
        return text("data_returns.not_recognised", language)
    words = field_words(form.by_code[column.field], language)
    key = "data_returns.confirmed_field"
    return text(key, language, field=words) if column.confirmed else words


def _of_forms(view: View, read: Read, columns: Columns) -> dict[Named, str]:
    """What was chosen for the heads that are no field of their sheet's form."""
    taken = {(form, column.field) for form, column in columns}
    unknown = {(form, one.head): one for form, one in reversed(columns) if not one.field}
    named = {}
    with st.container(horizontal=True):
        for (form, head), column in list(reversed(unknown.items()))[:ASSIGNED]:
            free = [one.code for one in FORMS[form].fields if (form, one.code) not in taken]
            key = f"return_head_{read.file.digest[:12]}_{form}_{head}"
            if code := _choose_field(view, FORMS[form], column, free, key):
                named[form, head] = code
    return named


def _of_other_sheets(view: View, read: Read) -> dict[Named, str]:
    """What was chosen for sheets that fit no form: the form first, then its columns."""
    forms = {one.sheet for one in read.understood.sheets} if read.understood else set()
    named: dict[Named, str] = {}
    others = [s for s in read.file.sheets if s.name not in forms and any(map(any, s.rows))]
    for place, sheet in enumerate(others[:SHEETS]):
        named |= _of_sheet(view, sheet, f"{read.file.digest[:12]}_{place}")
    return named


def _of_sheet(view: View, sheet: OfficeSheet, key: str) -> dict[Named, str]:
    language = view.language
    code = st.selectbox(
        text("data_returns.sheet_form", language, sheet=escape(sheet.name)),
        ("", *FORMS),
        format_func=lambda form: (
            pick(name_of(form), language) if form else text("data_returns.no_sheet_form", language)
        ),
        key=f"return_form_{key}",
    )
    if not code:
        return {}
    form, chosen = FORMS[code], {}
    with st.container(horizontal=True):
        for column in columns_as(sheet, form)[:ASSIGNED]:
            fields = [field.code for field in form.fields]
            own = f"return_head_{key}_{code}_{column.column}"
            if field := _choose_field(view, form, column, fields, own):
                chosen[code, column.head] = field
    absent = [
        field_words(field, language)
        for field in form.fields
        if field.needed and field.code not in chosen.values()
    ]
    if absent:
        st.caption(text("data_returns.heads_absent", language, fields=escape("、".join(absent))))
    return chosen


def _choose_field(view: View, form: Form, column: HeadColumn, fields: list[str], key: str) -> str:
    """A list of fields under the column's head, with its first values below."""
    options = ["", *fields]
    with st.container(width=view.size(keeping_heads.WIDTH), gap="xxsmall"):
        code: str = st.selectbox(
            escape(column.head),
            options,
            index=options.index(column.field) if column.field in options else 0,
            format_func=lambda one: (
                field_words(form.by_code[one], view.language)
                if one
                else text("data_returns.not_used", view.language)
            ),
            key=key,
        )
        st.caption(escape("、".join(column.values)) or "—")
    return code
