"""Dates in SQL and their Python twins agree on both databases."""

from datetime import date, timedelta

import pytest
from sqlalchemy import Column, Date, Engine, Integer, MetaData, Table, literal, select

from data_access.dates import (
    add_days,
    day_number,
    day_number_of,
    day_of_month,
    month_end,
    month_number,
    month_number_of,
)
from data_access.engine import writing

DAYS = [
    date(1900, 2, 28),
    date(1969, 12, 31),
    date(1970, 1, 1),
    date(2000, 2, 29),
    date(2007, 8, 31),
    date(2007, 12, 31),
    date(2008, 2, 29),
    date(2008, 3, 1),
    date(2100, 2, 28),
]
STEPS = [-366, -31, -1, 0, 1, 29, 365]

days = Table("some_days", MetaData(), Column("day", Date), Column("step", Integer))


def test_sql_and_python_give_the_same_numbers(database: Engine) -> None:
    rows = [{"day": day, "step": step} for day in DAYS for step in STEPS]
    with writing(database) as connection:
        days.create(connection)
        connection.execute(days.insert(), rows)
        found = connection.execute(
            select(
                days.c.day,
                days.c.step,
                month_number(days.c.day),
                day_of_month(days.c.day),
                day_number(days.c.day),
                add_days(days.c.day, days.c.step),
                add_days(days.c.day, -30),
            )
        ).all()
    assert len(found) == len(rows)
    for day, step, month, in_month, number, later, before in found:
        assert (month, in_month) == (month_number_of(day), day.day)
        assert number == day_number_of(day)
        assert later == day + timedelta(step)
        assert before == day - timedelta(30)


def test_an_empty_date_gives_an_empty_result(database: Engine) -> None:
    with writing(database) as connection:
        days.create(connection)
        connection.execute(days.insert(), [{"day": None, "step": 1}])
        day = days.c.day
        columns = (month_number(day), day_of_month(day), day_number(day), add_days(day, 1))
        assert connection.execute(select(*columns)).one() == (None, None, None, None)


def test_results_are_compared_and_added_as_dates_and_numbers(database: Engine) -> None:
    leap = literal(date(2008, 2, 29), Date)
    with database.connect() as connection:
        found = connection.execute(
            select(
                add_days(leap, 1) == date(2008, 3, 1),
                add_days(leap, 1) <= date(2008, 2, 29),
                month_number(leap) + 1,
                day_number(add_days(leap, 2)) - day_number(leap),
            )
        ).one()
    assert tuple(map(int, found)) == (1, 0, 2008 * 12 + 2, 2)


@pytest.mark.parametrize("day", DAYS)
def test_month_end_is_the_day_before_the_next_month(day: date) -> None:
    end = month_end(month_number_of(day))
    assert (end.year, end.month) == (day.year, day.month)
    assert (end + timedelta(1)).day == 1
