"""A nil return by one button is a batch: the same as by the form, once, and undone exactly."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import Workbook
from sqlalchemy import Engine

from data_access.returns.batches import BatchRefused, all_batches, undo
from data_access.returns.declared.nil_returns import KINDS, declare_nil
from tests.data_access.returns.city_office import MONTH_END, SENDER, begin, records, send, sizes

LOANS, OPENINGS = "小额担保贷款台账", "开业登记表"


@pytest.fixture
def office(database: Engine) -> Engine:
    begin(database)
    return database


def by_form(kind: str) -> bytes:
    book = Workbook()
    book.active.append(("零报告表种", "截至月份", "备注"))
    book.active.append((kind, "2009年6月", None))
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def test_the_button_declares_what_the_form_does_and_undo_takes_it_back(office: Engine) -> None:
    form = send(office, "nil.xlsx", by_form(LOANS))
    expected = records(office)
    undo(office, form.number, "C900")
    assert sizes(office) == {}

    receipt = declare_nil(office, [LOANS], SENDER, "C900", MONTH_END)

    assert records(office) == expected
    assert declare_nil(office, [LOANS], SENDER, "C900", MONTH_END).again
    (batch, _) = all_batches(office)
    assert (batch["form"], batch["file_name"]) == ("nil_returns", f"零报告 2009-06 {LOANS}")
    undo(office, receipt.number, "C900")
    assert sizes(office) == {}
    assert not declare_nil(office, [LOANS], SENDER, "C900", MONTH_END).again


def test_several_kinds_come_as_one_batch(office: Engine) -> None:
    receipt = declare_nil(office, [OPENINGS, LOANS], SENDER, "C900", MONTH_END)
    assert (receipt.accepted, receipt.changed.added) == (2, {"nil_returns": 3})
    every = declare_nil(office, KINDS, SENDER, "C900", MONTH_END)
    assert (every.accepted, every.repeated) == (len(KINDS) - 2, 2)


def test_what_cannot_be_declared_is_refused(office: Engine) -> None:
    for kinds in ([], ["什么"]):
        with pytest.raises(BatchRefused, match="Choose the forms"):
            declare_nil(office, kinds, SENDER, "C900", MONTH_END)
    with pytest.raises(BatchRefused, match="not over"):
        declare_nil(office, [LOANS], SENDER, "C900", date(2009, 7, 31))
    assert sizes(office) == {}
