"""A workbook for a city to fill in: one sheet per form, with lists, notes and an example."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Any

import xlsxwriter

from data_access.returns.forms.choices import Choice
from data_access.returns.forms.form import Field, Form
from data_access.returns.forms.registry import FORMS
from data_access.returns.joined import CLASSES
from data_access.returns.template.city_records import CityRecords, TemplateRefused
from data_access.returns.template.columns import example_of, format_of, head_of, validation_of
from data_access.returns.template.explained import VERSION, explain

OPTIONS = "选项"
ROWS = 2_000  # rows that lists and formats reach down to
HEAD, EXAMPLE, FIRST = 2, 3, 4  # rows, counted from 0
NOTE = "说明：带*的列必填；日期、选项见各列提示；“示例”行不读入，可以删去；请勿改动表头。" + VERSION
NUMBER, NUMBER_HEAD = 0, "序号"
WIDTH, NARROW = 16, 6
ROSTER = "roster"


def chosen_forms(codes: Sequence[str] = ()) -> list[Form]:
    """The forms of these codes or Chinese names, in their order; none means all.

    A roster brings the register of its classes with it. Raises TemplateRefused for one unknown.
    """
    by_name = {form.name.zh: form.code for form in FORMS.values()}
    chosen = {by_name.get(code, code) for code in codes} or set(FORMS)
    unknown = sorted(chosen - FORMS.keys())
    if unknown:
        names = ", ".join(unknown)
        zh, en = "、".join(form.name.zh for form in FORMS.values()), ", ".join(FORMS)
        raise TemplateRefused(
            f"没有 {names} 这种表；可选：{zh}。", f"There is no form {names}; choose of {en}."
        )
    if ROSTER in chosen:
        chosen.add(CLASSES)
    return [form for code, form in FORMS.items() if code in chosen]


def template(forms: Sequence[Form], known: CityRecords) -> bytes:
    """The workbook of these forms for a city, as the bytes of an xlsx file."""
    content = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(content, options)
    book.set_properties({"title": f"{known.city}台账模板", "comments": VERSION})
    formats = _formats(book)
    explain(book, formats, forms, known.city)
    lists = _Lists(known)
    for form in forms:
        _write_form(book, formats, form, known, lists)
    lists.write(book)
    book.close()
    return content.getvalue()


def _formats(book: Any) -> dict[str, Any]:
    return {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "note": book.add_format({"font_color": "#595959"}),
        "head": book.add_format({"bold": True, "bg_color": "#F2F2F2", "border": 1}),
        "example": book.add_format({"italic": True, "font_color": "#7F7F7F", "num_format": "@"}),
        "wrapped": book.add_format({"text_wrap": True, "valign": "top"}),
        **{kind: book.add_format({"num_format": kind}) for kind in ("General", "@", "yyyy-mm-dd")},
    }


def _write_form(
    book: Any, formats: dict[str, Any], form: Form, known: CityRecords, lists: "_Lists"
) -> None:
    page = book.add_worksheet(form.name.zh)
    page.write_string(0, 0, f"{known.city}{form.name.zh}", formats["title"])
    page.write_string(1, 0, NOTE, formats["note"])
    page.set_column(NUMBER, NUMBER, NARROW)
    page.write_string(HEAD, NUMBER, NUMBER_HEAD, formats["head"])
    page.write_string(EXAMPLE, NUMBER, "示例", formats["example"])
    for column, field in enumerate(form.fields, NUMBER + 1):
        page.set_column(column, column, WIDTH, formats[format_of(field)])
        page.write_string(HEAD, column, head_of(field), formats["head"])
        page.write_string(EXAMPLE, column, example_of(field), formats["example"])
        closed = isinstance(field.read, Choice) and field.read.closed
        rule = validation_of(field, lists.source(form, field), closed)
        page.data_validation(FIRST, column, FIRST + ROWS, column, rule)
    page.freeze_panes(FIRST, 0)
    if form.code == CLASSES:
        _list_classes(page, formats, form, known)


def _list_classes(page: Any, formats: dict[str, Any], form: Form, known: CityRecords) -> None:
    """The classes returned already, so that new trainees can be returned under them."""
    for row, one in enumerate(known.classes, FIRST):
        page.write_number(row, NUMBER, row - FIRST + 1)
        for column, field in enumerate(form.fields, NUMBER + 1):
            value = getattr(one, field.code, None)
            if isinstance(value, date):
                page.write_datetime(row, column, value, formats["yyyy-mm-dd"])
            elif value is not None:
                page.write(row, column, value, formats[format_of(field)])


def _column_of(form: Form, code: str) -> str:
    """The range in which a form's sheet holds a field."""
    place = [field.code for field in form.fields].index(code) + NUMBER + 1
    letter = xlsxwriter.utility.xl_col_to_name(place)
    return f"='{form.name.zh}'!${letter}${FIRST + 1}:${letter}${FIRST + ROWS + 1}"


class _Lists:
    """The words of drop-down lists, each list a column of a hidden sheet."""

    def __init__(self, known: CityRecords) -> None:
        self._known = known
        self._columns: list[tuple[str, Sequence[str]]] = []

    def source(self, form: Form, field: Field) -> str | None:
        """The range of the field's list; None where it has none.

        The classes of a roster are those of the register in the same workbook.
        """
        if (form.code, field.code) == (ROSTER, "class_number"):
            return _column_of(FORMS[CLASSES], field.code)
        words = (
            field.read.listed
            if isinstance(field.read, Choice)
            else self._known.words.get(field.code, ())
        )
        if not words:
            return None
        self._columns.append((f"{form.code}.{field.code}", words))
        letter = xlsxwriter.utility.xl_col_to_name(len(self._columns) - 1)
        return f"='{OPTIONS}'!${letter}$2:${letter}${len(words) + 1}"

    def write(self, book: Any) -> None:
        """Adds the hidden sheet."""
        page = book.add_worksheet(OPTIONS)
        for column, (name, words) in enumerate(self._columns):
            page.write_string(0, column, name)
            page.write_column(1, column, words)
        page.hide()
