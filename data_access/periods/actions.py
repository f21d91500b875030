"""Submits, accepts, sends back, locks and corrects a city's month: each in one transaction, or not at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import Connection, Engine, select

from data_access import changes
from data_access.engine import writing
from data_access.periods.steps import (
    STATE_NAMES,
    Period,
    PeriodRefused,
    State,
    add_step,
    as_period,
    capitalised,
    is_received,
    period_of,
    state_words,
    title,
)
from data_access.schema.periods import period_steps
from data_access.wording import Sentence

Action = Literal["submit", "accept", "send_back", "lock", "correct"]
NAMED = 5  # cities that a refusal names


@dataclass(frozen=True)
class Rule:
    """From which states an action leads to which; `reasoned`: not without a reason."""

    name: Sentence
    before: tuple[State, ...]
    after: State
    reasoned: bool = False


RULES: Mapping[Action, Rule] = {
    "submit": Rule(Sentence("提交", "submitted"), ("open", "sent_back", "correcting"), "submitted"),
    "accept": Rule(Sentence("核收", "accepted"), ("submitted",), "accepted"),
    "lock": Rule(Sentence("锁定", "locked"), ("accepted",), "locked"),
    "correct": Rule(
        Sentence("开更正", "opened for a correction"), ("locked",), "correcting", reasoned=True
    ),
    "send_back": Rule(
        Sentence("退回", "sent back"), ("submitted", "accepted"), "sent_back", reasoned=True
    ),
}


@dataclass(frozen=True)
class LockedMonth:
    """What locking a month did: the cities locked, and those with a return that are not accepted."""

    locked: tuple[str, ...]
    left: tuple[str, ...]


def possible(period: Period, received: bool) -> tuple[Action, ...]:
    """What can be done with a city's month, in the order of its way."""
    return tuple(
        action
        for action, rule in RULES.items()
        if period.state in rule.before and (action != "submit" or received)
    )


def take_step(
    engine: Engine,
    action: Action,
    city: str,
    month_end: date,
    author: str,
    reason: str = "",
    looked_at: int | None = None,
) -> Period:
    """Takes one step of a city's month and gives the state after it.

    `looked_at` is the place of the step that the author saw last: should another have been taken
    since, nothing is written. Raises PeriodRefused for that, for a step that the state does not
    allow, for a month of which nothing was received, and without an author or a needed reason.
    """
    rule = RULES[action]
    author, reason = _signature(author, reason, rule.reasoned)
    with writing(engine) as connection:
        changes.one_after_the_other(connection)
        period = period_of(connection, city, month_end)
        _require_allowed(connection, period, rule)
        if looked_at is not None and looked_at != period.place:
            name = title(connection, city, month_end)
            raise PeriodRefused(
                f"{name.zh}在您查看之后又有变动，没有改动；请重新查看后再办理。",
                f"{capitalised(name.en)} changed after you looked at it, so nothing was done; "
                "look again first.",
            )
        number = period.correction + (action == "correct")
        return add_step(connection, period, rule.after, author, reason, correction=number)


def lock_month(
    engine: Engine, month_end: date, author: str, cities: Sequence[str] | None = None
) -> LockedMonth:
    """Locks a month of the named cities, all of them or none; without names, of all accepted ones.

    Raises PeriodRefused where a named city is not accepted, and where no city is.
    """
    author, _ = _signature(author, "", needed=False)
    with writing(engine) as connection:
        changes.one_after_the_other(connection)
        there = _periods_of_month(connection, month_end)
        if cities is None:
            periods = [period for period in there.values() if period.state == "accepted"]
        else:
            periods = [period_of(connection, city, month_end) for city in dict.fromkeys(cities)]
            _require_all_accepted(connection, periods)
        if not periods:
            raise PeriodRefused(
                f"{month_end.year}年{month_end.month}月没有已核收的月报，没有可锁定的。",
                f"No return for {month_end:%B %Y} is accepted, so there is nothing to lock.",
            )
        for period in periods:
            add_step(connection, period, "locked", author)
        locked = tuple(period.city for period in periods)
        left = [city for city, one in there.items() if one.state not in ("accepted", "locked")]
    return LockedMonth(locked, tuple(city for city in left if city not in locked))


def _periods_of_month(connection: Connection, month_end: date) -> dict[str, Period]:
    """The cities that have taken a step of the month, by code, as they are now."""
    s = period_steps.c
    query = select(period_steps).where(s.month_end == month_end).order_by(s.city_code, s.place)
    return {row["city_code"]: as_period(row) for row in connection.execute(query).mappings()}


def _signature(author: str, reason: str, needed: bool) -> tuple[str, str]:
    """Author and reason on one line; PeriodRefused where one is missing or too long."""
    author, reason = changes.one_line(author), changes.one_line(reason)
    longest = changes.LONGEST
    if not 0 < len(author) <= longest["author"]:
        raise PeriodRefused(
            f"请填写经办人，不超过 {longest['author']} 个字。",
            f"Please say who does this, in at most {longest['author']} characters.",
        )
    if (needed and not reason) or len(reason) > longest["reason"]:
        raise PeriodRefused(
            f"请填写理由，不超过 {longest['reason']} 个字。",
            f"Please give the reason, in at most {longest['reason']} characters.",
        )
    return author, reason


def _require_allowed(connection: Connection, period: Period, rule: Rule) -> None:
    name = title(connection, period.city, period.month_end)
    received = is_received(connection, period.city, period.month_end)
    if period.state not in rule.before:
        state = state_words(period, received)
        before = [STATE_NAMES[state] for state in rule.before]
        raise PeriodRefused(
            f"{name.zh}现为“{state.zh}”，不能{rule.name.zh}；"
            f"只有“{'”“'.join(one.zh for one in before)}”的月报可以{rule.name.zh}。",
            f"{capitalised(name.en)} is {state.en}, and cannot be {rule.name.en}; "
            f"only one that is {' or '.join(one.en for one in before)} can.",
        )
    if rule.after == "submitted" and not received:
        raise PeriodRefused(
            f"{name.zh}还没有导入任何文件，不能提交；本月确无发生的，请先导入“零报告”。",
            f"Nothing was brought in for {name.en}, so it cannot be submitted; "
            "bring in a nil return where there was nothing.",
        )


def _require_all_accepted(connection: Connection, periods: Sequence[Period]) -> None:
    others = [period for period in periods if period.state != "accepted"]
    if not others:
        return
    rule, period = RULES["lock"], others[0]
    if len(periods) == 1:
        _require_allowed(connection, period, rule)
    names = [title(connection, one.city, one.month_end) for one in others[:NAMED]]
    rest = len(others) - len(names)
    raise PeriodRefused(
        f"有 {len(others)} 份月报不是“已核收”，全部没有锁定："
        f"{'、'.join(name.zh for name in names)}{f'，另有 {rest} 份' if rest else ''}。",
        f"{len(others)} of the returns are not accepted, so none was locked: "
        f"{', '.join(name.en for name in names)}{f', and {rest} more' if rest else ''}.",
    )
