"""Every form is known by its columns under any of their names, and tells what cannot be."""

from collections.abc import Mapping
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook

from data_access.returns.forms.form import Field
from data_access.returns.forms.registry import FORMS
from data_access.returns.understood import Understood, understand
from tests.data_access.returns.form_samples import CENTRE, CLASS, ROWS, P
from tests.data_access.returns.office_samples import identity_number

TODAY = date(2009, 7, 5)
CLASS_ROW = ROWS["classes"][0]
OTHER = {**CLASS_ROW, "institution": "P002学校"}


def understood(*sheets: tuple[list[Any], list[Any]]) -> Understood:
    """A workbook of nameless sheets, each with a title, heads and one or more rows."""
    book = Workbook()
    book.remove(book.active)
    for heads, *rows in sheets:
        sheet = book.create_sheet()
        sheet.append(["某市台账"])
        sheet.append(heads)
        for row in rows:
            sheet.append(row)
    content = BytesIO()
    book.save(content)
    return understand("f.xlsx", content.getvalue(), TODAY)


def sheet_of(code: str, *rows: Mapping[str, Any], name: int = 0) -> Any:
    """Heads under the chosen name of each field, and rows, as an office's own sheet has them."""
    fields = [field for field in FORMS[code].fields if any(field.code in row for row in rows)]
    return (
        [head(field, name) for field in fields],
        *([row.get(field.code) for field in fields] for row in rows),
    )


def head(field: Field, name: int) -> str:
    return field.names[min(name, len(field.names) - 1)]


@pytest.mark.parametrize("name", range(3))
@pytest.mark.parametrize("code", [code for code in FORMS if code != "roster"])
def test_a_form_is_known_by_its_columns_under_any_of_their_names(code: str, name: int) -> None:
    form = FORMS[code]
    row = {field.code: None for field in form.fields} | dict(ROWS[code][0])
    whole = understood(sheet_of(code, row, name=name))
    assert [sheet.layout.form.code for sheet in whole.sheets] == [code]
    assert whole.faults == [] and whole.accepted == 1


@pytest.mark.parametrize("code", FORMS)
def test_the_columns_that_a_form_needs_tell_it_from_all_others(code: str) -> None:
    needed = [field for field in FORMS[code].fields if field.needed]
    others = [field for field in FORMS[code].fields if not field.needed]
    fields = needed + others[: max(0, 3 - len(needed))]
    row: list[Any] = ["x"] * len(fields)
    (sheet,) = understood(([field.names[0] for field in fields], row)).sheets
    assert sheet.layout.form.code == code


@pytest.mark.parametrize(
    ("code", "change", "rule"),
    [
        ("classes", {"ends_on": "2008-2-1"}, "lies before the start"),
        ("classes", {"starts_on": "2001-12-31"}, "lies before 2002"),
        ("openings", {"opened_on": "1969-5-6"}, "was under 16 then"),
        ("openings", {"opened_on": "1985-5-6"}, "was under 16 then"),
        ("classes", {"places": 900}, "must lie between 1 and 500"),
        ("visits", {"laid_off_workers": 9}, "exceeds all workers"),
        ("cases", {"completed_on": "2008-1-1"}, "lies before the opening"),
        (
            "cases",
            {"needs": "帮忙"},
            "must name links of the service chain, or that none is needed",
        ),
        ("services", {"satisfaction": 90}, "must lie between 1 and 5"),
        ("services", {"link": None}, "must not be empty"),
        ("loans", {"paid_on": "2008-3-1"}, "lies before the application"),
        ("loans", {"waived": None}, "must be told of a loan that was paid"),
        ("repayments", {"principal_paid": 20000}, "exceeds what fell due"),
        ("repayments", {"paid_on": None}, "has no day of payment"),
        ("repayments", {"contract": None}, "needs an identity number or a contract"),
        ("incubators", {"places": 0}, "must lie between 1 and 32,767"),
        ("tenants", {"left_on": "2009-1-1"}, "does not say how it left"),
        ("tenants", {"identity": None}, "needs an identity number or a licence number"),
        ("relief", {"granted_on": None}, "needs a day of eligibility or of the grant"),
        ("relief", {"amount": None}, "must be told of a relief that was granted"),
        ("teachers", {"evaluated_on": None}, "has no day of evaluation"),
        ("teachers", {"active_to": "2007-1-1"}, "lies before the beginning"),
        ("projects", {"feasible": None}, "has no result"),
        ("projects", {"appraised_on": None}, "has no day of appraisal"),
        ("recommendations", {"chosen_on": None}, "has no day of choice"),
        ("experts", {"active_to": "2007-1-1"}, "lies before the beginning"),
        ("organisations", {"districts_covered": 12}, "exceeds all of them"),
        ("duties", {"officer": "王某"}, "must be a code of letters and digits, no name"),
        ("duties", {"year": 1999}, "must lie between 2007 and 2100"),
        ("nil_returns", {"kind": "什么"}, "belongs to no kind that we know; choose one"),
        ("nil_returns", {"month_end": "2010年5月"}, "lies after the day of the return"),
        ("institutions", {"ended_on": "2007-1-1"}, "lies before it began"),
        ("summaries", {"passed": 131}, "exceeds who attended"),
        ("summaries", {"served_opened": 91}, "exceeds who were served"),
        ("summaries", {"half_operating": 41}, "exceeds the businesses opened"),
        ("summaries", {"half_visited": 39}, "exceeds those not closed"),
        ("summaries", {"half_visited": 0}, "has no business visited"),
        ("summaries", {"year_lost": 2}, "is not the sum of operating, suspended, closed and lost"),
        (
            "summaries",
            {"attended": None},
            "must be filled together with the other figures of its group, or left empty with them",
        ),
        ("summaries", {"month_end": "2009年8月"}, "lies after the day of the return"),
    ],
)
def test_what_cannot_be_is_told(code: str, change: dict[str, Any], rule: str) -> None:
    row = {field.code: None for field in FORMS[code].fields} | dict(ROWS[code][0]) | change
    read = understood(sheet_of(code, row))
    assert rule in [fault.rule.en for fault in read.faults]
    assert read.accepted == 0


@pytest.mark.parametrize(
    ("birth", "start", "rule"),
    [("20091231", "2008-2-10", "was under 16 then"), ("19700101", "2001-2-10", "lies before 2002")],
)
def test_nobody_is_trained_before_the_time(birth: str, start: str, rule: str) -> None:
    trainee = {"name": "C0", "identity": identity_number(1, birth), "course": "SYB", **CLASS}
    read = understood(sheet_of("roster", {**trainee, "starts_on": start, "ends_on": "2008-2-20"}))
    assert [fault.rule.en for fault in read.faults] == [rule]
    assert read.accepted == 0


@pytest.mark.parametrize("code", [code for code in FORMS if code != "roster"])
def test_no_row_comes_twice(code: str) -> None:
    row = ROWS[code][0]
    heads, cells = sheet_of(code, {field.code: None for field in FORMS[code].fields} | dict(row))
    read = understood((heads, cells, cells))
    assert [fault.rule for fault in read.faults] == [FORMS[code].twice]
    assert (read.accepted, read.refused) == (1, 1)


def test_money_is_read_in_the_unit_of_its_head() -> None:
    heads, cells = sheet_of("loans", {**ROWS["loans"][0], "principal": 2})
    heads = [f"{one}（万元）" if one == "贷款金额" else one for one in heads]
    (row,) = understood((heads, cells)).sheets[0].accepted
    assert row.values["principal"] == 20_000


def test_trainees_find_their_class_in_the_same_file() -> None:
    trainee = {"name": "C0", "identity": P[0], "passed": "合格", "class_number": "1班"}
    one = understood(sheet_of("roster", trainee), sheet_of("classes", CLASS_ROW))
    (roster,) = [sheet for sheet in one.sheets if sheet.layout.form.code == "roster"]
    assert roster.accepted[0].values["institution"] == CENTRE
    assert roster.accepted[0].values["starts_on"] == date(2008, 2, 10)

    several = understood(sheet_of("roster", trainee), sheet_of("classes", CLASS_ROW, OTHER))
    assert [fault.rule.en for fault in several.faults] == [
        "is the number of several classes; name the institution"
    ]
    named = understood(
        sheet_of("roster", {**trainee, "institution": "P002学校"}),
        sheet_of("classes", CLASS_ROW, OTHER),
    )
    assert named.faults == []

    unknown = understood(
        sheet_of("roster", {**trainee, "class_number": "9班"}), sheet_of("classes", CLASS_ROW)
    )
    assert [fault.rule.en for fault in unknown.faults] == ["is no class of this file's register"]


def test_a_trainee_of_no_class_is_told_what_is_missing() -> None:
    trainee = {"name": "C0", "identity": P[0], "passed": "合格", **CLASS}
    row = {**trainee, "course": None, "starts_on": None, "ends_on": "2008-2-20"}
    read = understood(sheet_of("roster", row))
    assert [(fault.head, fault.rule.en) for fault in read.faults] == [
        ("课程", "must not be empty"),
        ("开班时间", "must not be empty"),
    ]
