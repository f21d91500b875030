"""Who is late and what is missing, against days and forms counted by hand."""

from datetime import date

import pytest
from sqlalchemy import Engine

from data_access import changes
from data_access.engine import writing
from data_access.periods.actions import take_step
from data_access.periods.progress import latest_month, missing_forms, months_until, progress
from data_access.schema.periods import batch_forms
from data_access.schema.reference import cities, city_returns, nil_returns
from data_access.schema.returns import batches
from tests.data_access.returns.city_office import begin

CITY, NEIGHBOUR = "340100", "340200"
MONTHS = months_until(date(2009, 6, 30), 3)
APRIL, MAY, JUNE = MONTHS


@pytest.fixture
def office(database: Engine) -> Engine:
    """One city that returned two of three months, one of them late; the other left in May."""
    begin(database)
    with writing(database) as connection:
        connection.execute(
            city_returns.insert(),
            [
                {"city_code": CITY, "month_end": APRIL, "received_on": date(2009, 5, 10)},
                {"city_code": CITY, "month_end": MAY, "received_on": date(2009, 6, 13)},
            ],
        )
        left = cities.update().where(cities.c.code == NEIGHBOUR)
        connection.execute(left.values(valid_to=date(2009, 5, 15)))
    return database


def test_months_end_with_the_last_one() -> None:
    assert MONTHS == [date(2009, 4, 30), date(2009, 5, 31), date(2009, 6, 30)]
    assert months_until(date(2009, 6, 30))[0] == date(2008, 7, 31)


def test_days_late_are_counted_from_the_day_it_was_due(office: Engine) -> None:
    rows = progress(office, MONTHS, 10)
    today = date(2009, 7, 25)

    assert list(rows) == [
        (CITY, APRIL),
        (CITY, MAY),
        (CITY, JUNE),
        (NEIGHBOUR, APRIL),
        (NEIGHBOUR, MAY),
    ]
    assert rows[CITY, JUNE].due_on == date(2009, 7, 10)
    days = {pair: row.days_late(today) for pair, row in rows.items()}
    assert days == {
        (CITY, APRIL): 0,
        (CITY, MAY): 3,
        (CITY, JUNE): 15,
        (NEIGHBOUR, APRIL): 76,
        (NEIGHBOUR, MAY): 45,
    }
    assert [row.awaited(today) for row in rows.values()] == [False, False, True, True, True]
    assert not rows[CITY, JUNE].awaited(date(2009, 7, 10))
    assert rows[CITY, JUNE].awaited(date(2009, 7, 11))
    assert latest_month(office) == MAY
    assert set(progress(office, MONTHS, 10, [NEIGHBOUR])) == {(NEIGHBOUR, APRIL), (NEIGHBOUR, MAY)}


def test_a_return_sent_back_is_awaited_again(office: Engine) -> None:
    take_step(office, "submit", CITY, MAY, "C900")
    take_step(office, "send_back", CITY, MAY, "C901", "少一张表")
    row = progress(office, MONTHS, 10)[CITY, MAY]
    assert (row.period.state, row.period.reason, row.period.place) == ("sent_back", "少一张表", 2)
    assert row.awaited(date(2009, 6, 20))


def give(engine: Engine, month: date, *forms: str, undone: bool = False) -> None:
    """A batch with these forms, without rows."""
    with writing(engine) as connection:
        number = len(connection.execute(batches.select()).all()) + 1
        names = dict.fromkeys(("rows_read", "accepted", "rejected", "repeated"), 1)
        texts = dict.fromkeys(("form", "file_name", "file_digest", "received_by", "receipt"), "x")
        at = {"received_at": changes.now(), "undone_at": None}
        row = {"number": number, "city_code": CITY, "month_end": month, **names, **texts, **at}
        if undone:
            row["undone_at"] = at["received_at"]
        connection.execute(batches.insert(), row)
        rows = [{"batch_number": number, "form": form} for form in forms]
        connection.execute(batch_forms.insert(), rows)


def test_missing_are_the_forms_that_came_in_half_of_the_months_before(office: Engine) -> None:
    assert missing_forms(office, JUNE) == {}
    give(office, APRIL, "roster", "openings", "nil_returns")
    give(office, MAY, "roster", "visits")
    give(office, MAY, "loans", undone=True)
    assert missing_forms(office, JUNE) == {CITY: ("roster", "openings", "visits")}
    give(office, JUNE, "visits")
    assert missing_forms(office, JUNE) == {CITY: ("roster", "openings")}
    assert missing_forms(office, MAY) == {CITY: ("openings",)}
    assert missing_forms(office, APRIL) == {}
    assert missing_forms(office, JUNE, [NEIGHBOUR]) == {}


def test_a_nil_return_stands_for_the_form(office: Engine) -> None:
    give(office, MAY, "roster", "openings")
    with writing(office) as connection:
        names = ("businesses", "founders", "enrolments")
        days = (JUNE, JUNE, MAY)
        rows = [
            {"city_code": CITY, "record_table": name, "month_end": day}
            for name, day in zip(names, days, strict=True)
        ]
        connection.execute(nil_returns.insert(), rows)
    assert missing_forms(office, JUNE) == {CITY: ("roster",)}
