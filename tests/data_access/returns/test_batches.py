"""Three files of an office become records, and any of them can be taken back, on both databases."""

import json
from datetime import date
from itertools import permutations
from typing import Any

import pytest
from sqlalchemy import Engine, select, text

from data_access import snapshots
from data_access.changes import log
from data_access.returns.batches import BatchRefused, all_batches, bring_in, undo
from data_access.schema.returns import returned_rows
from tests.data_access.returns import office_samples as samples
from tests.data_access.returns.city_office import (
    NEIGHBOUR,
    SENDER,
    begin,
    read,
    records,
    send,
    sizes,
)

FILES = {
    "roster.xlsx": samples.roster(),
    "openings.xlsx": samples.openings(),
    "visits.csv": samples.visits(),
}
WHOLE = {
    "persons": 60,
    "institutions": 1,
    "courses": 2,
    "enrolments": 60,
    "businesses": 12,
    "founders": 12,
    "visits": 10,
    "city_returns": 1,
}


@pytest.fixture
def office(database: Engine) -> Engine:
    """A database with a list of cities and no record."""
    begin(database)
    return database


def test_three_files_become_records_in_whatever_order_they_come(office: Engine) -> None:
    numbers = []
    for order in permutations(FILES):
        numbers = [send(office, name, FILES[name]).number for name in order]
        assert sizes(office) == WHOLE
        for number in numbers:
            undo(office, number, "C900")
        assert sizes(office) == {}


def test_undoing_any_batch_gives_what_would_stand_had_it_never_come(office: Engine) -> None:
    extra = {
        "more.xlsx": samples.openings(range(6, 20)),
        "again.csv": samples.visits(day="2009-6-2"),
    }
    files = FILES | extra
    for left_out in files:
        numbers = {name: send(office, name, content).number for name, content in files.items()}
        undo(office, numbers.pop(left_out), "C900")
        without = records(office)
        for number in numbers.values():
            undo(office, number, "C900")
        for name, content in files.items():
            if name != left_out:
                numbers[name] = send(office, name, content).number
        assert records(office) == without, left_out
        for number in numbers.values():
            undo(office, number, "C900")


def test_the_same_file_again_adds_nothing_and_gives_the_first_receipt(office: Engine) -> None:
    first = send(office, "roster.xlsx", FILES["roster.xlsx"])
    before = records(office)

    again = send(office, "renamed.xlsx", FILES["roster.xlsx"])

    assert again.again
    assert (again.number, again.receipt) == (first.number, first.receipt)
    assert records(office) == before
    assert len(all_batches(office)) == 1


def test_every_row_read_is_accepted_rejected_or_says_nothing_new(office: Engine) -> None:
    send(office, "openings.xlsx", FILES["openings.xlsx"])
    more = send(office, "more.xlsx", samples.openings(range(14), mess=False))

    assert more.rows_read == more.accepted + more.rejected + more.repeated == 14
    assert (more.accepted, more.repeated) == (2, 12)


def test_a_later_return_changes_what_changed_and_only_that(office: Engine) -> None:
    for name, content in FILES.items():
        send(office, name, content)
    before = records(office)

    closed = send(office, "june.xlsx", samples.openings(closed={3: "2009-6-20"}))

    after = records(office)
    assert closed.changed.changed == {"businesses": 1}
    assert not closed.changed.added and not closed.changed.removed
    assert {name for name in before if before[name] != after[name]} == {"businesses"}
    undo(office, closed.number, "C900")
    assert records(office) == before


def test_a_person_of_two_cities_stays_as_long_as_one_of_them_tells_of_it(office: Engine) -> None:
    own = send(office, "roster.xlsx", FILES["roster.xlsx"])
    other = send(office, "roster.xlsx", FILES["roster.xlsx"], NEIGHBOUR)
    assert sizes(office)["persons"] == 60
    assert sizes(office)["enrolments"] == 120

    undo(office, own.number, "C900")
    assert sizes(office)["persons"] == 60
    undo(office, other.number, "C900")
    assert sizes(office) == {}


def test_no_name_number_telephone_or_address_is_kept(office: Engine) -> None:
    for name, content in FILES.items():
        send(office, name, content)
    with office.connect() as connection:
        kept = " ".join(connection.execute(select(returned_rows.c.content)).scalars())
        kept += json.dumps(records(office), default=str) + str(all_batches(office))
    for secret in (samples.identity_number(3), "C003", "E003", "13900000000", "某村"):
        assert secret not in kept


@pytest.mark.slow
def test_a_snapshot_after_undo_is_the_one_before(office: Engine) -> None:
    send(office, "roster.xlsx", FILES["roster.xlsx"])
    before = snapshots.build(office, date(2010, 6, 30)).content_hash
    batch = send(office, "openings.xlsx", FILES["openings.xlsx"])
    between = snapshots.build(office, date(2010, 6, 30)).content_hash
    undo(office, batch.number, "C900")

    assert snapshots.build(office, date(2010, 6, 30)).content_hash == before != between


def test_a_file_with_sheets_of_several_forms_comes_in_at_once(office: Engine) -> None:
    file, sheets = read("workbook.xlsx", samples.joined(*list(FILES.values())[:2]))
    receipt = bring_in(office, file, sheets, SENDER, "C900", date(2009, 6, 30))

    assert all_batches(office)[0]["form"] == "workbook"
    assert receipt.accepted == 60 + 12
    assert sizes(office) == {name: n for name, n in WHOLE.items() if name != "visits"}
    undo(office, receipt.number, "C900")
    assert sizes(office) == {}


def test_what_cannot_be_brought_in_or_taken_back_is_refused(office: Engine) -> None:
    file, _ = read("roster.xlsx", FILES["roster.xlsx"])
    with pytest.raises(BatchRefused, match="no form that is known"):
        bring_in(office, file, [], SENDER, "C900", date(2009, 6, 30))
    with pytest.raises(BatchRefused, match="no batch 7"):
        undo(office, 7, "C900")
    number = send(office, "visits.csv", FILES["visits.csv"]).number
    undo(office, number, "C900")
    with pytest.raises(BatchRefused, match="undone already"):
        undo(office, number, "C900")


def test_batches_and_undoings_stand_in_the_log(office: Engine) -> None:
    receipt = send(office, "visits.csv", FILES["visits.csv"])
    undo(office, receipt.number, "C901")

    undone, done = log(office, about=("batch",))
    assert (done.changed_by, done.content_after) == ("C900", f"visits 340100 {receipt.receipt}")
    assert (undone.changed_by, undone.content_after) == ("C901", "")


def test_a_failure_leaves_nothing_of_a_batch(
    office: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> None:
        raise LookupError

    monkeypatch.setattr("data_access.returns.batches.project", fail)
    with pytest.raises(LookupError):
        send(office, "roster.xlsx", FILES["roster.xlsx"])
    assert sizes(office) == {}
    assert all_batches(office) == []
    with office.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM returned_rows")).scalar() == 0
