"""How far the cities' months are: what was received when, how late, and which forms are missing."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, Engine, case, distinct, func, select, tuple_

from data_access.dates import month_end as end_of_month
from data_access.dates import month_number_of
from data_access.periods.steps import Period, as_period
from data_access.returns.forms.governance.nil_returns import NIL_RETURNS, TABLES
from data_access.returns.forms.registry import FORMS
from data_access.schema.periods import batch_forms, period_steps
from data_access.schema.reference import cities, city_returns, nil_returns
from data_access.schema.returns import batches

MONTHS = 12
USUAL_OF = 6  # months before: a usual form came in at least half of those returned


@dataclass(frozen=True)
class Progress:
    """A city's month: its state, the day on which its first return came, and the day it was due."""

    period: Period
    received_on: date | None
    due_on: date

    @property
    def received(self) -> bool:
        """Whether a return of the month is there."""
        return self.received_on is not None

    def days_late(self, today: date) -> int:
        """Days from the day it was due to its receipt, of a missing one until today; at least 0."""
        return max(0, ((self.received_on or today) - self.due_on).days)

    def awaited(self, today: date) -> bool:
        """Whether the day it was due is past and the city has not returned it, or not again."""
        open_still = not self.received or self.period.state == "sent_back"
        return open_still and today > self.due_on


def months_until(last: date, months: int = MONTHS) -> list[date]:
    """The last days of so many months, the latest `last`, the earliest first."""
    number = month_number_of(last)
    return [end_of_month(n) for n in range(number - months + 1, number + 1)]


def latest_month(engine: Engine) -> date | None:
    """The latest month of which anybody's return is there."""
    with engine.connect() as connection:
        day: date | None = connection.scalar(select(func.max(city_returns.c.month_end)))
        return day


def progress(
    engine: Engine, months: Sequence[date], days_allowed: int, chosen: Collection[str] | None = None
) -> dict[tuple[str, date], Progress]:
    """Every city of the programme, or the chosen ones, by code and month.

    A city's month that was not in the programme is left out. `days_allowed` after a month's end
    its return is due.
    """
    codes = None if chosen is None else set(chosen)
    with engine.connect() as connection:
        periods = _periods(connection, months)
        received = _received(connection, months)
        members = [
            pair for pair in _members(connection, months) if codes is None or pair[0] in codes
        ]
    return {
        pair: Progress(
            periods.get(pair, Period(*pair)),
            received.get(pair),
            pair[1] + timedelta(days=days_allowed),
        )
        for pair in members
    }


def missing_forms(
    engine: Engine, month_end: date, chosen: Collection[str] | None = None
) -> dict[str, tuple[str, ...]]:
    """Codes of the forms that a city usually returns and has not for this month, by city.

    Usual is what came in at least half of those of the six months before that the city returned.
    A nil return stands for the form. Cities that lack nothing are left out.
    """
    with engine.connect() as connection:
        absent = _usual_and_absent(connection, month_end, chosen)
        nil = _declared_nil(connection, month_end)
    missing: dict[str, tuple[str, ...]] = {}
    for city, codes in absent.items():
        declared = nil.get(city, set())
        lacking = [c for c in FORMS if c in codes and not _is_nil(FORMS[c].name.zh, declared)]
        if lacking:
            missing[city] = tuple(lacking)
    return missing


def _periods(connection: Connection, months: Sequence[date]) -> dict[tuple[str, date], Period]:
    """The last step of every city's month that has one."""
    s = period_steps.c
    name = (s.city_code, s.month_end)
    last = select(*name, func.max(s.place)).where(s.month_end.in_(months)).group_by(*name)
    query = select(period_steps).where(tuple_(*name, s.place).in_(last))
    rows = connection.execute(query).mappings()
    return {(row["city_code"], row["month_end"]): as_period(row) for row in rows}


def _received(connection: Connection, months: Sequence[date]) -> dict[tuple[str, date], date]:
    c = city_returns.c
    rows = connection.execute(select(city_returns).where(c.month_end.in_(months)))
    return {(row.city_code, row.month_end): row.received_on for row in rows}


def _members(connection: Connection, months: Sequence[date]) -> Iterator[tuple[str, date]]:
    """Cities and the months in which they belonged to the programme."""
    c = cities.c
    for row in connection.execute(select(c.code, c.valid_from, c.valid_to).order_by(c.code)):
        for month in months:
            last = row.valid_to is None or row.valid_to >= month.replace(day=1)
            if row.valid_from <= month and last:
                yield row.code, month


def _usual_and_absent(
    connection: Connection, month_end: date, chosen: Collection[str] | None
) -> dict[str, set[str]]:
    """The forms in at least half of the months that a city returned, and not in this one."""
    b, f = batches.c, batch_forms.c
    months_before = func.count(distinct(case((b.month_end < month_end, b.month_end))))
    standing = [
        b.undone_at.is_(None),
        b.month_end.between(months_until(month_end, USUAL_OF + 1)[0], month_end),
        f.form != NIL_RETURNS.code,
    ]
    if chosen is not None:
        standing.append(b.city_code.in_(chosen))
    query = select(b.city_code, months_before).join(batch_forms, f.batch_number == b.number)
    query = query.where(*standing)
    returned = {city: n for city, n in connection.execute(query.group_by(b.city_code)) if n}
    query = query.add_columns(f.form, func.max(b.month_end)).group_by(b.city_code, f.form)
    absent: dict[str, set[str]] = defaultdict(set)
    for city, n, form, last in connection.execute(query):
        if last < month_end and 2 * n >= returned.get(city, 0):
            absent[city].add(form)
    return absent


def _declared_nil(connection: Connection, month_end: date) -> dict[str, set[str]]:
    """The tables of which a city declared that there was nothing up to this month or a later one."""
    c = nil_returns.c
    query = select(c.city_code, c.record_table).where(c.month_end >= month_end)
    declared: dict[str, set[str]] = defaultdict(set)
    for row in connection.execute(query):
        declared[row.city_code].add(row.record_table)
    return declared


def _is_nil(name: str, nil: set[str]) -> bool:
    """Whether nothing was declared for every table that a form fills."""
    return name in TABLES and set(TABLES[name]) <= nil
