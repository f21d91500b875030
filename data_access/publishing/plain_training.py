"""Trained, attended and passed, asked plainly of the records: one statement for each."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Date,
    Select,
    and_,
    case,
    extract,
    func,
    literal,
    or_,
    select,
)

from data_access.dates import month_end, month_number_of
from data_access.schema.reference import cities
from data_access.schema.training import courses, enrolments, institutions

Sums = Counter[tuple[str, str]]
PASS_WITHIN = 2  # months after the course's end
LONGEST_MONTH = 32  # days, so that months and days make one number that sorts

e, c, i = enrolments.c, courses.c, institutions.c


def last_days(connection: Connection, as_of: date) -> dict[str, date]:
    """The last day that counts of every city once in the programme, by its code."""
    city = cities.c
    query = select(city.code, city.valid_from, city.valid_to).where(city.valid_from <= as_of)
    return {
        code: as_of if end is None or end > as_of else _month_end_before(end)
        for code, begin, end in connection.execute(query)
        if end is None or end > begin
    }


def _month_end_before(day: date) -> date:
    """The end of the month in which the day before lies."""
    return month_end(month_number_of(day - timedelta(days=1)))


def trained(connection: Connection, as_of: date, last: Mapping[str, date]) -> Sums:
    """Persons at their first completion of a start-up course in the year, by (what, city)."""
    place = func.row_number().over(partition_by=e.person_id, order_by=(e.completed_on, e.id))
    done = (
        start_up(select(i.city_code, place.label("place")), as_of, last)
        .where(e.completed_on >= date(as_of.year, 1, 1), e.completed_on <= until(as_of, last))
        .subquery()
    )
    query = select(done.c.city_code, func.count()).where(done.c.place == 1)
    rows = connection.execute(query.group_by(done.c.city_code))
    return Counter({("trained", city): number for city, number in rows})


def passed(connection: Connection, as_of: date, months: range, last: Mapping[str, date]) -> Sums:
    """Of those who attended a start-up course that ended in these months, how many passed."""
    year = extract("year", c.ends_on)
    place = func.row_number().over(partition_by=(e.person_id, year), order_by=(c.ends_on, e.id))
    good = case((_has_passed(as_of), 1), else_=0)
    columns = select(i.city_code, c.ends_on, good.label("good"), place.label("place"))
    attended = (
        start_up(columns, as_of, last)
        .where(c.ends_on >= date(months.start // 12, 1, 1), e.first_attended_on <= as_of)
        .subquery()
    )
    a = attended.c
    query = (
        select(a.city_code, func.count(), func.sum(a.good))
        .where(a.place == 1)
        .where(a.ends_on > month_end(months.start - 1), a.ends_on <= month_end(months.stop - 1))
        .group_by(a.city_code)
    )
    sums: Sums = Counter()
    for city, number, good_ones in connection.execute(query):
        sums["attended", city] = number
        sums["passed", city] = int(good_ones)
    return sums


def start_up(columns: Select[Any], as_of: date, last: Mapping[str, date]) -> Select[Any]:
    """Enrolments in start-up courses of the programme's cities that had ended and were known."""
    return (
        columns.select_from(enrolments)
        .join(courses, c.id == e.course_id)
        .join(institutions, i.id == c.institution_id)
        .where(c.kind == "SYB", i.city_code.in_(list(last)), c.ends_on <= until(as_of, last))
        .where(was_entered(e.recorded_on, as_of))
    )


def until(as_of: date, last: Mapping[str, date]) -> ColumnElement[date]:
    """SQL: the last day that counts of an institution's city."""
    gone = {code: literal(day, Date) for code, day in last.items() if day != as_of}
    until_now = literal(as_of, Date)
    return case(gone, value=i.city_code, else_=until_now) if gone else until_now


def was_entered(day: Column[Any], as_of: date) -> ColumnElement[bool]:
    """SQL: whether a record was known at the as-of date; one without the day of its entry was."""
    return or_(day.is_(None), day <= as_of)


def _has_passed(as_of: date) -> ColumnElement[bool]:
    latest = _day_in_months(c.ends_on) + PASS_WITHIN * LONGEST_MONTH
    return or_(
        *(
            and_(good, day <= as_of, _day_in_months(day) <= latest)
            for good, day in ((e.assessment_passed, e.assessed_on), (e.resit_passed, e.resit_on))
        )
    )


def _day_in_months(day: Column[Any]) -> ColumnElement[int]:
    """A day as one number; so many months later, clipped to the month's end, is so much more."""
    months = extract("year", day) * 12 + extract("month", day)
    return months * LONGEST_MONTH + extract("day", day)
