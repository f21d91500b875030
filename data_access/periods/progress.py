"""How far the cities' months are: what was received when, how late, and which forms are missing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, Engine, func, select

from data_access.dates import month_end as end_of_month
from data_access.dates import month_number_of
from data_access.periods.steps import Period, as_period
from data_access.returns.forms.governance.nil_returns import NIL_RETURNS, TABLES
from data_access.returns.forms.registry import FORMS
from data_access.schema.periods import batch_forms, period_steps
from data_access.schema.reference import cities, city_returns, nil_returns
from data_access.schema.returns import batches

MONTHS = 12
USUAL_OF = 6  # months returned before, of which a usual form came in at least half


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
    engine: Engine, months: Sequence[date], days_allowed: int, chosen: Iterable[str] | None = None
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
    engine: Engine, month_end: date, chosen: Iterable[str] | None = None
) -> dict[str, tuple[str, ...]]:
    """Codes of the forms that a city usually returns and has not for this month, by city.

    Usual is what came in at least half of the latest six months that the city returned before. A
    nil return stands for the form. Cities that lack nothing are left out.
    """
    codes = None if chosen is None else set(chosen)
    with engine.connect() as connection:
        by_city = _forms_by_month(connection, month_end)
        nil = _declared_nil(connection, month_end)
    missing = {
        city: _missing(months, month_end, nil.get(city, set()))
        for city, months in by_city.items()
        if codes is None or city in codes
    }
    return {city: forms for city, forms in missing.items() if forms}


def _periods(connection: Connection, months: Sequence[date]) -> dict[tuple[str, date], Period]:
    s = period_steps.c
    query = select(period_steps).where(s.month_end.in_(months)).order_by(s.place)
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


def _forms_by_month(connection: Connection, month_end: date) -> dict[str, dict[date, set[str]]]:
    """The forms in the standing batches of each city, by month, up to this one for a year."""
    b, f = batches.c, batch_forms.c
    first = months_until(month_end, MONTHS + 1)[0]
    query = (
        select(b.city_code, b.month_end, f.form)
        .join(batch_forms, f.batch_number == b.number)
        .where(b.undone_at.is_(None), b.month_end.between(first, month_end))
        .where(f.form != NIL_RETURNS.code)
        .distinct()
    )
    by_city: dict[str, dict[date, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in connection.execute(query):
        by_city[row.city_code][row.month_end].add(row.form)
    return by_city


def _declared_nil(connection: Connection, month_end: date) -> dict[str, set[str]]:
    """The tables of which a city declared that there was nothing up to this month or a later one."""
    c = nil_returns.c
    query = select(c.city_code, c.record_table).where(c.month_end >= month_end)
    declared: dict[str, set[str]] = defaultdict(set)
    for row in connection.execute(query):
        declared[row.city_code].add(row.record_table)
    return declared


def _missing(months: dict[date, set[str]], month_end: date, nil: set[str]) -> tuple[str, ...]:
    before = [forms for month, forms in sorted(months.items()) if month < month_end][-USUAL_OF:]
    if not before:
        return ()
    usual = {code for code in FORMS if 2 * sum(code in forms for forms in before) >= len(before)}
    there = months.get(month_end, set())
    return tuple(
        code for code in FORMS if code in usual - there and not _is_nil(FORMS[code].name.zh, nil)
    )


def _is_nil(name: str, nil: set[str]) -> bool:
    """Whether nothing was declared for every table that a form fills."""
    return name in TABLES and set(TABLES[name]) <= nil
