"""A template that is filled in reads back without a fault, whichever form it is."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import Engine

from data_access.returns.forms.choices import Choice
from data_access.returns.forms.registry import FORMS
from data_access.returns.marked import write_marked
from data_access.returns.template.city_records import TemplateRefused, city_records
from data_access.returns.template.columns import LONGEST_NOTE, note_of
from data_access.returns.template.explained import VERSION
from data_access.returns.template.workbook import chosen_forms
from data_access.returns.understood import understand
from tests.data_access.returns import form_samples as samples
from tests.data_access.returns.city_office import begin, send

TODAY = date(2009, 7, 5)


@pytest.fixture
def office(database: Engine) -> Engine:
    """A database with a list of cities and no record."""
    begin(database)
    return database


@pytest.mark.parametrize("code", FORMS)
def test_a_template_of_a_form_reads_back_without_a_fault(office: Engine, code: str) -> None:
    empty = samples.template_of(office, code)
    rows = {
        code: samples.ROWS[code],
        **({"classes": samples.ROWS["classes"]} if code == "roster" else {}),
    }
    understood = understand("t.xlsx", samples.filled(empty, rows), TODAY)

    assert [fault.line.en for fault in understood.faults] == []
    accepted = {sheet.layout.form.code: len(sheet.accepted) for sheet in understood.sheets}
    assert accepted == {name: len(of_form) for name, of_form in rows.items()}
    assert understood.passed_over == ()
    assert all(sheet.layout.unknown == () for sheet in understood.sheets)


def test_an_empty_template_holds_no_row_of_any_form(office: Engine) -> None:
    understood = understand("t.xlsx", samples.template_of(office), TODAY)

    assert {sheet.layout.form.code for sheet in understood.sheets} == set(FORMS)
    assert (understood.accepted, understood.refused, understood.faults) == (0, 0, [])
    assert {len(sheet.layout.rows("example")) for sheet in understood.sheets} == {1}


@pytest.mark.parametrize("code", FORMS)
def test_every_word_of_a_drop_down_list_reads_surely_and_every_note_fits(code: str) -> None:
    for field in FORMS[code].fields:
        assert len(note_of(field)) < LONGEST_NOTE
        if isinstance(field.read, Choice):
            values = [field.read(word) for word in field.read.listed]
            assert all(one.value is not None and one.rule is None for one in values), field.code
            assert len({one.value for one in values}) == len(values), field.code


def test_columns_are_text_where_numbers_would_lose_their_ends(office: Engine) -> None:
    book = load_workbook(BytesIO(samples.template_of(office, "roster")))
    sheet = book["学员花名册"]
    column = [cell.value for cell in sheet[3]].index("身份证号*") + 1
    (style,) = [
        one.number_format
        for one in sheet.column_dimensions.values()
        if one.min <= column <= one.max
    ]
    assert style == "@"
    assert VERSION in str(sheet["A2"].value) and VERSION in str(book["填写说明"]["A2"].value)
    assert book["选项"].sheet_state == "hidden"


def test_what_a_city_has_returned_is_listed_in_its_next_template(office: Engine) -> None:
    empty = samples.template_of(office)
    send(office, "t.xlsx", samples.filled(empty, samples.ROWS))
    known = city_records(office, "340100")
    assert set(known.words["institution"]) == {samples.CENTRE, "P002学校"}
    assert (known.words["incubator"], known.words["community"]) == (["B001基地"], ["A001社区"])

    again = understand("t.xlsx", samples.template_of(office), TODAY)

    (classes,) = [one for one in again.sheets if one.accepted]
    assert classes.layout.form.code == "classes"
    assert classes.accepted[0].values["starts_on"] == date(2008, 2, 10)
    assert city_records(office, "340200").classes == []


def test_lists_are_closed_but_for_scores_and_names_and_classes_come_from_their_sheet(
    office: Engine,
) -> None:
    sheet = load_workbook(BytesIO(samples.template_of(office, "roster")))["学员花名册"]
    heads = {cell.column_letter: str(cell.value).strip("*") for cell in sheet[3]}
    lists = {
        heads[str(one.sqref).rstrip("0123456789").split(":")[0].rstrip("0123456789")]: one
        for one in sheet.data_validations.dataValidation
        if one.type == "list"
    }
    assert lists["班级编号"].formula1 == "'培训班登记表'!$B$5:$B$2005"
    assert lists["人员类别"].showErrorMessage
    assert not lists["考核成绩"].showErrorMessage and not lists["班级编号"].showErrorMessage


def test_a_marked_template_can_be_mended_and_sent_again(office: Engine, tmp_path: Path) -> None:
    faulty = {"loans": [{**samples.ROWS["loans"][0], "principal": "许多"}]}
    content = samples.filled(samples.template_of(office, "loans", "events"), faulty)
    path = tmp_path / "marked.xlsx"
    write_marked(understand("t.xlsx", content, TODAY), path)
    book = load_workbook(path)
    (cell,) = [cell for row in book["小额担保贷款台账"] for cell in row if cell.value == "许多"]
    cell.value = 20000
    book.save(path)

    mended = understand("t.xlsx", path.read_bytes(), TODAY)

    assert (mended.accepted, mended.refused, mended.passed_over) == (1, 0, ())


def test_a_roster_brings_its_classes_and_unknown_forms_are_refused(office: Engine) -> None:
    assert [form.code for form in chosen_forms(["学员花名册"])] == ["classes", "roster"]
    assert len(chosen_forms()) == len(FORMS)
    with pytest.raises(TemplateRefused, match="no form nothing"):
        chosen_forms(["nothing"])
    with pytest.raises(TemplateRefused, match="no city 999999"):
        city_records(office, "999999")
