"""Which tables a form fills is what its rows become, and a table asks for the fewest forms."""

import pytest

from data_access.returns.forms.fills import ALONGSIDE, MAIN, forms_for
from data_access.returns.forms.registry import FORMS
from data_access.returns.projection import PERSONS
from data_access.schema.reference import KEPT_BY_CITIES
from tests.data_access.returns.city_office import SENDER
from tests.data_access.returns.form_samples import CLASS, ROWS
from tests.data_access.returns.forms.test_forms import sheet_of, understood

OF_CLASS = {**CLASS, "course": "SYB", "starts_on": "2008-2-10", "ends_on": "2008-2-20"}


@pytest.mark.parametrize("code", MAIN)
def test_a_form_fills_what_every_one_of_its_rows_names(code: str) -> None:
    rows = [dict(row) | (OF_CLASS if code == "roster" else {}) for row in ROWS[code]]
    (sheet,) = understood(sheet_of(code, *rows)).sheets
    assert len(sheet.accepted) == len(rows)
    of_rows = [
        {one.table for one in FORMS[code].records(row.values, SENDER)} - {PERSONS}
        for row in sheet.accepted
    ]
    filled = set.intersection(*of_rows) | ({"founders"} if code == "openings" else set())
    assert filled == {*MAIN[code], *ALONGSIDE.get(code, ())}


def test_every_table_that_a_city_keeps_is_there_for_one_form() -> None:
    assert sorted(table for tables in MAIN.values() for table in tables) == sorted(KEPT_BY_CITIES)


@pytest.mark.parametrize(
    ("tables", "forms"),
    [
        ((), ()),
        (("enrolments", "businesses", "founders"), ("roster", "openings")),
        (("enrolments", "courses"), ("roster",)),
        (("courses",), ("classes",)),
        (("institutions", "inspections"), ("inspections",)),
        (("services", "service_cases", "experts"), ("cases", "services", "experts")),
    ],
)
def test_the_fewest_forms_in_the_order_of_the_registry(
    tables: tuple[str, ...], forms: tuple[str, ...]
) -> None:
    assert tuple(form.code for form in forms_for(tables)) == forms
