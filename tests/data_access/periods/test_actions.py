"""A city's month from open to locked and through a correction, step by step, on both databases."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import get_args

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from data_access import changes
from data_access.engine import writing
from data_access.periods.actions import RULES, Action, lock_month, possible, take_step
from data_access.periods.steps import Period, PeriodRefused, State, steps_of
from data_access.schema.reference import city_returns
from tests.data_access.returns.city_office import MONTH_END, begin

CITY, NEIGHBOUR = "340100", "340200"
WAYS: dict[State, tuple[Action, ...]] = {
    "open": (),
    "submitted": ("submit",),
    "sent_back": ("submit", "send_back"),
    "accepted": ("submit", "accept"),
    "locked": ("submit", "accept", "lock"),
    "correcting": ("submit", "accept", "lock", "correct"),
}


@pytest.fixture
def office(database: Engine) -> Engine:
    """Two cities of which the month was received."""
    begin(database)
    with writing(database) as connection:
        day = {"month_end": MONTH_END, "received_on": date(2009, 7, 5)}
        rows = [{"city_code": city, **day} for city in (CITY, NEIGHBOUR)]
        connection.execute(city_returns.insert(), rows)
    return database


def go(engine: Engine, *actions: Action, city: str = CITY) -> Period:
    """Takes steps one after the other; the state after the last."""
    period = Period(city, MONTH_END)
    for action in actions:
        period = take_step(engine, action, city, MONTH_END, "C900", "理由")
    return period


def refusal(act: Callable[[], object]) -> tuple[str, str]:
    with pytest.raises(PeriodRefused) as refused:
        act()
    return refused.value.zh, refused.value.en


def test_every_state_allows_its_actions_and_refuses_the_others_in_both_languages(
    office: Engine,
) -> None:
    state_after = {action: rule.after for action, rule in RULES.items()}
    allowed = {
        "open": {"submit"},
        "submitted": {"accept", "send_back"},
        "sent_back": {"submit"},
        "accepted": {"send_back", "lock"},
        "locked": {"correct"},
        "correcting": {"submit"},
    }
    months = [date(2008, month, 28) for month in range(1, 8)]
    with writing(office) as connection:
        day = {"city_code": CITY, "received_on": MONTH_END}
        connection.execute(city_returns.insert(), [{"month_end": m, **day} for m in months])
    for month, (state, way) in zip(months, WAYS.items(), strict=False):
        period = Period(CITY, month)
        for action in way:
            period = take_step(office, action, CITY, month, "C900", "r")
        assert period.state == state
        assert set(possible(period, received=True)) == allowed[state]
        for action in get_args(Action):
            if action not in allowed[state]:
                zh, en = refusal(lambda a=action, m=month: take_step(office, a, CITY, m, "C", "r"))
                assert zh.startswith(f"合肥市2008年{month.month}月月报现为“")
                assert f"不能{RULES[action].name.zh}；" in zh
                assert en.startswith(f"The return of Hefei for {month:%B} 2008 is ")
                assert f"cannot be {RULES[action].name.en};" in en
        assert len(steps_of(office, CITY, month)) == len(way)
    assert state_after["correct"] == "correcting"


def test_a_correction_is_numbered_and_goes_the_same_way_to_the_lock(office: Engine) -> None:
    first = go(office, "submit", "accept", "lock", "correct")
    assert (first.state, first.correction) == ("correcting", 1)
    again = go(office, "submit", "send_back", "submit", "accept", "lock")
    assert (again.state, again.correction) == ("locked", 1)
    assert go(office, "correct").correction == 2

    steps = steps_of(office, CITY, MONTH_END)
    assert [step.place for step in steps] == list(range(10, 0, -1))
    assert {step.made_by for step in steps} == {"C900"}


def test_every_step_stands_in_the_log(office: Engine) -> None:
    go(office, "submit", "send_back")
    back, sent = changes.log(office, about=("period",))
    assert back.subject == sent.subject == "period:340100:2009-06"
    assert (back.content_before, back.content_after, back.reason) == (
        "submitted 0",
        "sent_back 0",
        "理由",
    )
    assert (sent.content_before, sent.content_after) == ("", "submitted 0")


def test_what_a_step_needs_is_asked_for(office: Engine) -> None:
    assert refusal(lambda: take_step(office, "submit", CITY, MONTH_END, " \n")) == (
        "请填写经办人，不超过 60 个字。",
        "Please say who does this, in at most 60 characters.",
    )
    go(office, "submit")
    zh, en = refusal(lambda: take_step(office, "send_back", CITY, MONTH_END, "C900"))
    assert zh.startswith("请填写理由") and en.startswith("Please give the reason")
    zh, en = refusal(lambda: take_step(office, "submit", CITY, date(2009, 5, 31), "C900"))
    assert "还没有导入任何文件" in zh and "Nothing was brought in for the return of Hefei" in en
    zh, en = refusal(lambda: take_step(office, "submit", "999999", MONTH_END, "C900"))
    assert "名单中没有城市 999999" in zh and "no city 999999" in en


def test_who_looked_at_an_older_state_is_told_so(office: Engine) -> None:
    seen = go(office, "submit")
    go(office, "send_back", "submit")

    zh, en = refusal(
        lambda: take_step(office, "accept", CITY, MONTH_END, "C900", looked_at=seen.place)
    )
    assert "在您查看之后又有变动" in zh and "changed after you looked at it" in en
    accepted = take_step(office, "accept", CITY, MONTH_END, "C900", looked_at=seen.place + 2)
    assert accepted.state == "accepted"


def test_of_several_who_act_at_once_one_does_and_the_others_get_a_sentence(office: Engine) -> None:
    go(office, "submit")

    def act(action: Action) -> str:
        try:
            return take_step(office, action, CITY, MONTH_END, "C900", "r", looked_at=1).state
        except PeriodRefused as refused:
            return refused.en

    with ThreadPoolExecutor(6) as threads:
        answers = list(threads.map(act, ["accept", "send_back"] * 3))

    assert len(steps_of(office, CITY, MONTH_END)) == 2
    done = [answer for answer in answers if answer in ("accepted", "sent_back")]
    assert len(done) == 1
    assert all(" is " in words or "looked" in words for words in answers if words not in done)


def test_a_month_is_locked_for_all_that_are_accepted_or_for_the_named_ones(office: Engine) -> None:
    zh, en = refusal(lambda: lock_month(office, MONTH_END, "C900"))
    assert "没有可锁定的" in zh and "nothing to lock" in en
    go(office, "submit", "accept")
    go(office, "submit", city=NEIGHBOUR)

    zh, en = refusal(lambda: lock_month(office, MONTH_END, "C900", [CITY, NEIGHBOUR]))
    assert zh == "有 1 份月报不是“已核收”，全部没有锁定：芜湖市2009年6月月报。"
    assert en.endswith("so none was locked: the return of Wuhu for June 2009.")
    assert steps_of(office, CITY, MONTH_END)[0].state == "accepted"
    zh, _ = refusal(lambda: lock_month(office, MONTH_END, "C900", [NEIGHBOUR]))
    assert zh.startswith("芜湖市2009年6月月报现为“已报送”，不能锁定")

    done = lock_month(office, MONTH_END, "C900")
    assert (done.locked, done.left) == ((CITY,), (NEIGHBOUR,))
    assert steps_of(office, CITY, MONTH_END)[0].state == "locked"


@pytest.mark.parametrize(
    "statement", ["UPDATE period_steps SET place = 7", "DELETE FROM period_steps"]
)
def test_a_step_never_changes(office: Engine, statement: str) -> None:
    go(office, "submit")
    with pytest.raises(DBAPIError, match="never changes"), writing(office) as connection:
        connection.execute(text(statement))
    assert len(steps_of(office, CITY, MONTH_END)) == 1
