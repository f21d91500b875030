"""What batches do to the state of their month, and what a locked month does to batches."""

import pytest
from sqlalchemy import Engine, select

from data_access.periods.actions import take_step
from data_access.periods.steps import PeriodRefused, steps_of
from data_access.returns.batches import all_batches, undo
from data_access.schema.periods import batch_forms
from tests.data_access.returns import office_samples as samples
from tests.data_access.returns.city_office import MONTH_END, SENDER, begin, records, send

CITY = SENDER.city
VISITS = samples.visits(range(3))
MORE = samples.visits(range(3, 5))
ROSTER = samples.roster(persons=2, classes=1)


@pytest.fixture
def office(database: Engine) -> Engine:
    """A city with one batch."""
    begin(database)
    send(database, "visits.csv", VISITS)
    return database


def go(engine: Engine, *actions: str) -> None:
    for action in actions:
        take_step(engine, action, CITY, MONTH_END, "C900", "理由")  # type: ignore[arg-type]


def state(engine: Engine) -> tuple[str, int, int | None]:
    last = steps_of(engine, CITY, MONTH_END)[0]
    return last.state, last.correction, last.batch_number


def test_a_locked_month_takes_no_batch_and_gives_none_back(office: Engine) -> None:
    go(office, "submit", "accept", "lock")
    before = records(office)
    for act in (lambda: send(office, "more.csv", MORE), lambda: undo(office, 1, "C900")):
        with pytest.raises(PeriodRefused) as refused:
            act()
        assert refused.value.zh.startswith("合肥市2009年6月月报已锁定，不能再导入或撤销。")
        assert "开更正" in refused.value.zh and "periods correct" in refused.value.en
    assert records(office) == before
    assert len(all_batches(office)) == 1
    assert send(office, "again.csv", VISITS).again


def test_a_batch_of_a_correction_notes_its_number(office: Engine) -> None:
    go(office, "submit", "accept", "lock", "correct")
    send(office, "roster.xlsx", ROSTER)
    assert [batch["correction"] for batch in all_batches(office)] == [1, None]
    assert state(office) == ("correcting", 1, None)

    go(office, "submit")
    undo(office, 2, "C900")
    assert state(office) == ("submitted", 1, 2)
    undo(office, 1, "C900")
    assert state(office) == ("correcting", 1, 1)


def test_a_batch_into_an_accepted_month_puts_it_back_to_submitted(office: Engine) -> None:
    go(office, "submit", "accept")
    send(office, "more.csv", MORE)
    assert state(office) == ("submitted", 0, 2)
    go(office, "accept")
    undo(office, 2, "C900")
    assert state(office) == ("submitted", 0, 2)
    undo(office, 1, "C900")
    assert state(office) == ("open", 0, 1)


def test_a_batch_into_an_open_month_or_one_sent_back_changes_no_state(office: Engine) -> None:
    assert steps_of(office, CITY, MONTH_END) == []
    go(office, "submit", "send_back")
    send(office, "more.csv", MORE)
    assert state(office) == ("sent_back", 0, None)


def test_the_forms_of_a_batch_are_kept(office: Engine) -> None:
    send(office, "workbook.xlsx", samples.joined(ROSTER, samples.openings(range(1))))
    with office.connect() as connection:
        rows = connection.execute(select(batch_forms).order_by(*batch_forms.columns)).all()
    assert [tuple(row) for row in rows] == [(1, "visits"), (2, "openings"), (2, "roster")]
