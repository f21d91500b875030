"""A workbook of all forms comes in as one batch and can be taken back, on both databases."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine, select

from data_access import snapshots
from data_access.returns.batches import all_batches, bring_in, undo
from data_access.returns.understood import understand
from data_access.schema import metadata
from data_access.schema.returns import returned_rows
from tests.data_access.returns import form_samples as samples
from tests.data_access.returns.city_office import MONTH_END, SENDER, begin, records, sizes

pytestmark = pytest.mark.slow

TODAY = date(2009, 7, 5)


@pytest.fixture
def office(database: Engine) -> Engine:
    """A database with a list of cities and no record."""
    begin(database)
    return database


def send(office: Engine, *codes: str, rows: Any = samples.ROWS) -> Any:
    """Brings in the template of these forms, filled with the made-up rows; all forms by default."""
    chosen = codes or tuple(rows)
    empty = samples.template_of(office, *chosen)
    content = samples.filled(empty, {code: rows[code] for code in chosen})
    understood = understand(f"{'-'.join(codes)}.xlsx", content, TODAY)
    assert understood.faults == []
    return bring_in(office, understood.file, understood.sheets, SENDER, "C900", MONTH_END)


def rows_of(office: Engine, table: str) -> list[dict[str, Any]]:
    with office.connect() as connection:
        rows = connection.execute(select(metadata.tables[table])).mappings()
        return [dict(row) for row in rows]


def test_all_forms_come_in_as_one_batch_and_go_with_it(office: Engine) -> None:
    receipt = send(office)

    assert sizes(office) == samples.SIZES
    assert receipt.accepted == sum(map(len, samples.ROWS.values()))
    assert (receipt.rejected, receipt.changed.waiting) == (0, {"targets": 1})
    assert all_batches(office)[0]["form"] == "workbook"
    undo(office, receipt.number, "C900")
    assert sizes(office) == {}


def test_forms_come_in_any_order_each_in_a_file_of_its_own(office: Engine) -> None:
    send(office)
    whole = records(office)
    undo(office, 1, "C900")
    backwards = [code for code in reversed(list(samples.ROWS)) if code not in ("roster", "classes")]
    numbers = [send(office, code).number for code in backwards]
    numbers.append(send(office, "classes", "roster").number)

    assert sizes(office) == samples.SIZES
    assert {name: rows for name, rows in records(office).items() if rows} == {
        name: rows for name, rows in whole.items() if rows
    }
    for number in numbers:
        undo(office, number, "C900")
    assert sizes(office) == {}


def test_undoing_one_form_gives_what_would_stand_had_it_never_come(office: Engine) -> None:
    codes = ("institutions", "teachers", "openings", "loans", "incubators", "communities")
    first = send(office, "classes", "roster")
    for left_out in codes:
        numbers = {code: send(office, code).number for code in (*codes, "repayments", "tenants")}
        undo(office, numbers.pop(left_out), "C900")
        without = records(office)
        for number in numbers.values():
            undo(office, number, "C900")
        again = [send(office, code).number for code in numbers]
        assert records(office) == without, left_out
        for number in again:
            undo(office, number, "C900")
    undo(office, first.number, "C900")
    assert sizes(office) == {}


def test_a_roster_does_not_wipe_out_what_the_list_of_institutions_says(office: Engine) -> None:
    send(office, "institutions")
    send(office, "classes", "roster")

    (centre,) = [row for row in rows_of(office, "institutions") if row["name"] == samples.CENTRE]
    assert centre["designated_on"] == date(2007, 9, 1)
    assert centre["kind"] == "employment_training_centre"
    (course,) = rows_of(office, "courses")
    assert (course["class_number"], course["places"], course["syb_standard"]) == ("1班", 30, True)


def test_what_is_not_there_yet_waits_and_what_need_not_be_there_does_not(office: Engine) -> None:
    loans = send(office, "loans")
    assert sizes(office)["loans"] == 3
    assert {row["community_id"] for row in rows_of(office, "loans")} == {None}
    assert loans.changed.waiting == {}

    tenants = send(office, "tenants")
    assert tenants.changed.waiting == {"tenancies": 2}
    send(office, "openings")
    assert sizes(office).get("tenancies", 0) == 0
    send(office, "incubators")
    assert sizes(office)["tenancies"] == 2
    assert send(office, "communities").changed.changed == {"loans": 1}


def test_rows_find_their_loan_business_and_training(office: Engine) -> None:
    send(office)
    loans = {row["id"]: row for row in rows_of(office, "loans")}
    by_due = {row["due_on"]: loans[row["loan_id"]] for row in rows_of(office, "repayments")}
    assert by_due[date(2009, 4, 20)]["paid_on"] == date(2008, 4, 20)
    assert by_due[date(2009, 6, 1)]["applied_on"] == date(2008, 6, 1)
    (recommended,) = rows_of(office, "project_recommendations")
    businesses = {row["id"] for row in rows_of(office, "businesses")}
    assert recommended["business_id"] in businesses
    enrolments = {row["id"] for row in rows_of(office, "enrolments")}
    for case in rows_of(office, "service_cases"):
        assert case["enrolment_id"] in enrolments
        assert (case["needs_guidance"], case["needs_incubation"]) == (True, False)
    services = rows_of(office, "services")
    assert {(row["evaluated"], row["satisfaction"]) for row in services} == {
        (True, 5),
        (False, None),
    }


def test_what_offices_may_record_beyond_their_duty_is_recorded(office: Engine) -> None:
    send(office)
    kinds = {(row["legal_form"], row["in_community"]) for row in rows_of(office, "businesses")}
    assert kinds == {("self_employed", True)}
    assert [row["laid_off_workers"] for row in rows_of(office, "visits")] == [2]
    assert {row["file_complete"] for row in rows_of(office, "enrolments")} == {True}


def test_no_name_licence_or_contract_is_kept(office: Engine) -> None:
    send(office)
    with office.connect() as connection:
        kept = " ".join(connection.execute(select(returned_rows.c.content)).scalars())
    for secret in (samples.P[0], "C0", "E0", "34010000", "2008-001", "T001", "X001"):
        assert secret not in kept


def test_a_nil_return_stands_until_its_batch_is_undone(office: Engine) -> None:
    number = send(office, "nil_returns").number
    again = send(office, "nil_returns", "events").number
    assert rows_of(office, "nil_returns") == [
        {
            "city_code": "340100",
            "record_table": "credit_communities",
            "month_end": date(2008, 5, 31),
        }
    ]
    undo(office, number, "C900")
    assert sizes(office)["nil_returns"] == 1
    undo(office, again, "C900")
    assert "nil_returns" not in sizes(office)


def test_a_summary_is_corrected_month_by_month_and_each_word_taken_back(office: Engine) -> None:
    first = send(office, "summaries").number
    whole = records(office)
    month = {"month_end": "2009年5月", "trained": 117}
    second = send(office, "summaries", rows={"summaries": [month]}).number

    may, april = sorted(
        rows_of(office, "monthly_summaries"), key=lambda row: row["month_end"], reverse=True
    )
    assert (may["trained"], may["attended"], may["year_lost"]) == (117, None, None)
    assert (april["month_end"], april["trained"]) == (date(2009, 4, 30), 0)
    undo(office, second, "C900")
    assert records(office) == whole
    undo(office, first, "C900")
    assert sizes(office) == {}


def test_a_workbook_of_all_forms_can_be_counted(office: Engine) -> None:
    send(office)
    assert snapshots.build(office, date(2010, 6, 30)).number == 1
