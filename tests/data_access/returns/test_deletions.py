"""Rows declared as deleted: counted first, confirmed by their number, gone, and back by undo."""

from datetime import date
from hashlib import sha256
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook
from sqlalchemy import Engine

from data_access.returns.batches import Receipt, bring_in, undo
from data_access.returns.declared.deletions import (
    Deletions,
    DeletionsUnconfirmed,
    deleted_rows,
    deletions,
)
from data_access.returns.forms.registry import FORMS
from data_access.returns.parsing.child import sheets_of
from data_access.returns.parsing.office_file import OfficeFile
from data_access.returns.preview import before_and_after
from data_access.returns.understood import Understood, understand_file
from metrics.counts.wide_columns import WideColumns
from tests.data_access.returns.city_office import MONTH_END, SENDER, begin, records, sizes
from tests.data_access.returns.form_samples import CLASS, ROWS, P

CLASS_ROW = ROWS["classes"][0]
TRAINEES = [
    {**CLASS_ROW, "name": f"C{n}", "identity": person, "passed": "合格"}
    for n, person in enumerate(P)
]


@pytest.fixture
def office(database: Engine) -> Engine:
    begin(database)
    send(database, {"培训班登记表": ("classes", [CLASS_ROW])})
    send(database, {"学员花名册": ("roster", TRAINEES)})
    return database


def read(sheets: dict[str, tuple[str, list[dict[str, Any]]]]) -> Understood:
    """A workbook of these sheets, understood."""
    book = Workbook()
    book.remove(book.active)
    for name, (code, rows) in sheets.items():
        sheet = book.create_sheet(name)
        fields = [one for one in FORMS[code].fields if any(one.code in row for row in rows)]
        sheet.append([field.names[0] for field in fields])
        for row in rows:
            sheet.append([row.get(field.code) for field in fields])
    content = BytesIO()
    book.save(content)
    read_sheets, _ = sheets_of(content.getvalue())
    digest = sha256(content.getvalue()).hexdigest()
    return understand_file(OfficeFile("f.xlsx", digest, "", read_sheets), date(2009, 7, 5))


def send(
    engine: Engine, sheets: dict[str, tuple[str, list[dict[str, Any]]]], confirmed: int = 0
) -> Receipt:
    one = read(sheets)
    assert one.faults == []
    return bring_in(engine, one.file, one.sheets, SENDER, "C900", MONTH_END, confirmed)


def gone(rows: list[dict[str, Any]], word: str = "删除") -> list[dict[str, Any]]:
    return [{**row, "withdrawn": word} for row in rows]


def test_a_deleted_row_takes_its_own_record_away_and_undo_brings_it_back(office: Engine) -> None:
    before, there = records(office), sizes(office)
    mixed = [*gone(TRAINEES[:1]), *gone(TRAINEES[1:2], "保留"), *TRAINEES[2:]]

    receipt = send(office, {"学员花名册": ("roster", mixed)}, 1)

    assert receipt.changed.removed == {"enrolments": 1}
    assert sizes(office) == {**there, "enrolments": there["enrolments"] - 1}
    undo(office, receipt.number, "C900")
    assert records(office) == before


def test_a_sheet_named_for_deletion_deletes_all_of_its_rows(office: Engine) -> None:
    receipt = send(office, {"学员花名册（删除）": ("roster", TRAINEES[:2])}, 2)
    assert receipt.changed.removed == {"enrolments": 2}
    assert deleted_rows(read({"已删除": ("roster", TRAINEES)}).sheets) == 0


def test_deletions_are_not_brought_in_before_their_number_is_confirmed(office: Engine) -> None:
    before = records(office)
    for confirmed in (0, 3):
        with pytest.raises(DeletionsUnconfirmed, match="declares 2 rows as deleted"):
            send(office, {"学员花名册": ("roster", gone(TRAINEES[:2]))}, confirmed)
    with pytest.raises(DeletionsUnconfirmed, match="declares 0 rows"):
        send(office, {"学员花名册": ("roster", TRAINEES)}, 1)
    assert records(office) == before


def test_what_refers_to_a_deleted_class_is_counted_waits_and_comes_back(office: Engine) -> None:
    before = records(office)
    file = {"培训班登记表": ("classes", gone([CLASS_ROW]))}

    counted = deletions(office, read(file).sheets, SENDER)
    assert counted == Deletions({"classes": 1}, 0, {"enrolments": 4})
    assert deletions(office, read({"学员花名册": ("roster", TRAINEES)}).sheets, SENDER) is None

    receipt = send(office, file, 1)
    assert receipt.changed.removed == {"courses": 1, "enrolments": 4}
    assert receipt.changed.waiting == {"enrolments": 4}
    again = send(office, {"培训班登记表2": ("classes", [CLASS_ROW])})
    assert records(office) == before
    undo(office, again.number, "C900")
    undo(office, receipt.number, "C900")
    assert records(office) == before


def test_a_row_deleted_that_never_came_is_counted_and_changes_nothing(office: Engine) -> None:
    other = {**TRAINEES[0], **CLASS, "class_number": "9班"}
    file = {"学员花名册": ("roster", gone([other]))}
    counted = deletions(office, read(file).sheets, SENDER)
    assert counted is not None and (counted.total, counted.absent) == (1, 1)
    receipt = send(office, file, 1)
    assert (receipt.repeated, receipt.accepted) == (1, 0)
    assert not receipt.changed.removed and not receipt.changed.added


def test_a_visit_of_a_deleted_business_waits(office: Engine) -> None:
    send(office, {"开业登记表": ("openings", [dict(ROWS["openings"][0])])})
    send(office, {"回访记录": ("visits", [dict(ROWS["visits"][0])])})
    receipt = send(office, {"开业登记表": ("openings", gone([dict(ROWS["openings"][0])]))}, 1)
    assert receipt.changed.removed == {"businesses": 1, "visits": 1}
    assert receipt.changed.waiting == {"visits": 1}


@pytest.mark.parametrize("code", FORMS)
def test_every_form_has_the_column(code: str) -> None:
    row = dict(ROWS[code][0]) | (CLASS_ROW if code == "roster" else {})
    needed = {one.code: row.get(one.code) for one in FORMS[code].fields}
    one = read({FORMS[code].name.zh: (code, [{**needed, "withdrawn": "删除"}])})
    assert one.faults == [] and deleted_rows(one.sheets) == 1


def test_a_word_that_is_neither_is_asked_about() -> None:
    one = read({"学员花名册": ("roster", gone(TRAINEES[:1], "待定"))})
    assert [fault.rule.en for fault in one.faults] == [
        "must say that the row is deleted, or be empty"
    ]


@pytest.mark.slow
def test_the_preview_counts_a_file_with_deletions(office: Engine) -> None:
    one = read({"学员花名册": ("roster", gone(TRAINEES[:1]))})
    with before_and_after(office, one.file, one.sheets, SENDER, MONTH_END, WideColumns) as preview:
        assert preview.before[0].content_hash != preview.after[0].content_hash
