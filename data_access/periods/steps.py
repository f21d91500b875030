"""The state of a city's month: the last of its steps, none of which is ever changed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from sqlalchemy import Connection, Engine, RowMapping, select

from data_access import changes
from data_access.schema.periods import period_steps
from data_access.schema.reference import cities, city_returns
from data_access.wording import Sentence, Worded

State = Literal["open", "submitted", "sent_back", "accepted", "locked", "correcting"]
SUBJECT = "period"
STATE_NAMES: Mapping[State | Literal["received"], Sentence] = {
    "open": Sentence("待报", "open"),
    "received": Sentence("已收到，待提交", "to be submitted"),
    "submitted": Sentence("已报送", "submitted"),
    "sent_back": Sentence("已退回，待重报", "sent back"),
    "accepted": Sentence("已核收", "accepted"),
    "locked": Sentence("已锁定", "locked"),
    "correcting": Sentence("更正中", "under correction"),
}
"""`received` is an open month of which a return has come: nobody has said yet that it is whole."""


class PeriodRefused(Worded):
    """A step that a city's month does not take, or a batch for a locked one, with the reason."""


@dataclass(frozen=True)
class Period:
    """A city's month after its step `place`; at 0 it is open and nobody has done anything.

    `correction` is 0 for the first return. `batch_number` names the batch that brought the step
    about, where nobody took it by hand.
    """

    city: str
    month_end: date
    place: int = 0
    state: State = "open"
    correction: int = 0
    made_at: datetime | None = None
    made_by: str = ""
    reason: str = ""
    batch_number: int | None = None


def state_words(period: Period, received: bool) -> Sentence:
    """The state with the number of its correction; `received`: a return of the month is there."""
    arrived = period.state == "open" and received
    name = STATE_NAMES["received" if arrived else period.state]
    n = period.correction
    if not n:
        return name
    if period.state == "correcting":
        return Sentence(f"第{n}次更正中", f"under correction no. {n}")
    return Sentence(f"{name.zh}（第{n}次更正）", f"{name.en} (correction no. {n})")


def period_of(connection: Connection, city: str, month_end: date) -> Period:
    """A city's month as it is now; PeriodRefused for a city that is not in the list."""
    if city_name(connection, city) is None:
        raise PeriodRefused(f"名单中没有城市 {city}。", f"The list has no city {city}.")
    return last_step(connection, city, month_end)


def last_step(connection: Connection, city: str, month_end: date) -> Period:
    """The last step of a city's month, whether the city is in the list or not."""
    s = period_steps.c
    query = select(period_steps).where(s.city_code == city, s.month_end == month_end)
    row = connection.execute(query.order_by(s.place.desc()).limit(1)).mappings().first()
    return Period(city, month_end) if row is None else as_period(row)


def as_period(row: RowMapping) -> Period:
    """A row of the table of steps."""
    rest = {str(name): value for name, value in row.items() if name != "city_code"}
    return Period(city=row["city_code"], **rest)


def steps_of(engine: Engine, city: str, month_end: date) -> list[Period]:
    """All steps of a city's month, the newest first."""
    s = period_steps.c
    query = select(period_steps).where(s.city_code == city, s.month_end == month_end)
    with engine.connect() as connection:
        rows = connection.execute(query.order_by(s.place.desc())).mappings()
        return [as_period(row) for row in rows]


def add_step(
    connection: Connection,
    period: Period,
    state: State,
    author: str,
    reason: str = "",
    batch_number: int | None = None,
    correction: int | None = None,
) -> Period:
    """Writes the next step with its entry in the log; call `changes.one_after_the_other` before."""
    step = replace(
        period,
        place=period.place + 1,
        state=state,
        correction=period.correction if correction is None else correction,
        made_at=changes.now(),
        made_by=author,
        reason=reason,
        batch_number=batch_number,
    )
    values = {name: value for name, value in vars(step).items() if name != "city"}
    connection.execute(period_steps.insert(), {"city_code": step.city, **values})
    subject = f"{SUBJECT}:{step.city}:{step.month_end:%Y-%m}"
    why = reason or (f"batch {batch_number}" if batch_number else state)
    before = _content(period) if period.place else ""
    changes.log_change(connection, changes.now(), author, subject, (before, _content(step)), why)
    return step


def _content(period: Period) -> str:
    return f"{period.state} {period.correction}"


def is_received(connection: Connection, city: str, month_end: date) -> bool:
    """Whether a return of the month is there."""
    c = city_returns.c
    query = select(c.received_on).where(c.city_code == city, c.month_end == month_end)
    return connection.scalar(query) is not None


def title(connection: Connection, city: str, month_end: date) -> Sentence:
    """City and month as a sentence names them; a city that is not in the list by its code."""
    name = city_name(connection, city) or Sentence(city, city)
    return Sentence(
        f"{name.zh}{month_end.year}年{month_end.month}月月报",
        f"the return of {name.en} for {month_end:%B %Y}",
    )


def city_name(connection: Connection, city: str) -> Sentence | None:
    """The city's name; None where it is not in the list."""
    c = cities.c
    row = connection.execute(select(c.name_zh, c.name_en).where(c.code == city)).first()
    return None if row is None else Sentence(row.name_zh, row.name_en)


def capitalised(words: str) -> str:
    """Words as they begin a sentence."""
    return words[:1].upper() + words[1:]
