"""回访记录: one row for every time that somebody called on a business, or tried to."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from data_access.returns.forms.choices import DAY, IDENTITY, STATUS, WHOLE, text
from data_access.returns.forms.form import Field, Form, Values
from data_access.returns.forms.records import if_told, person_key
from data_access.returns.forms.rules import at_most, between, goes_with
from data_access.returns.returned import OF_PERSON, Key, Returned, Sender, key_of
from data_access.wording import Sentence

CLOSED = "closed"


def records(say: Values, sender: Sender) -> Iterator[Returned]:
    """A visit that met somebody; it is of the person's business, named by identity number alone.

    The business is found when records are made of what was returned, as it may be in a later file.
    """
    if say["status"] != "not_met":
        business = OF_PERSON + person_key(say["identity"], sender)
        visit = visit_of(business, say["visited_on"], say["status"], say.get("workers"))
        laid_off = {} if say["status"] == CLOSED else if_told(say, ("laid_off_workers",))
        yield replace(visit, values={**visit.values, **laid_off})


def visit_of(business: Key, day: Any, status: str, workers: int | None) -> Returned:
    """The visit of a business on a day; a closed one has no workers."""
    return Returned(
        "visits",
        key_of("visit", business, day),
        {
            "business_id": business,
            "visited_on": day,
            "verified": True,
            "status": status,
            "workers": None if status == CLOSED else workers,
        },
    )


VISITS = Form(
    "visits",
    Sentence("回访记录", "log of visits"),
    (
        Field("city", ("地市", "城市", "市", "所在市"), "city", text),
        Field(
            "visited_on",
            ("回访日期", "回访时间", "走访日期", "走访时间"),
            "visited on",
            DAY,
            required=True,
            needed=True,
        ),
        Field("name", ("姓名", "创业者姓名", "经营者"), "founder", text, secret=True),
        Field(
            "identity",
            ("身份证号", "身份证号码", "证件号码", "公民身份号码"),
            "identity number",
            IDENTITY,
            required=True,
            needed=True,
            secret=True,
        ),
        Field(
            "status",
            ("经营状况", "经营情况", "经营状态", "状态"),
            "status",
            STATUS,
            required=True,
            needed=True,
        ),
        Field("workers", ("就业人数", "带动就业人数", "用工人数", "从业人数"), "workers", WHOLE),
        Field(
            "laid_off_workers",
            ("其中下岗失业人员", "下岗失业人员数"),
            "of them laid-off workers",
            WHOLE,
        ),
        Field("mode", ("回访方式", "走访方式", "方式"), "mode", text),
        Field("satisfaction", ("满意度", "是否满意"), "satisfaction", text),
    ),
    records=records,
    once=("identity", "visited_on"),
    twice=Sentence("同一人同一天已有一次回访", "was visited on the same day already"),
    checks={
        "workers": (between("workers", 0, 5000),),
        "laid_off_workers": (
            at_most("laid_off_workers", "workers", "大于就业人数", "exceeds all workers"),
            goes_with("laid_off_workers", "workers", "没有就业人数", "has no number of workers"),
        ),
    },
    readings=(
        Sentence(
            "见到本人或通了电话的回访按已核实计；“联系不上”的不计。",
            "A visit that met somebody counts as verified; one that met nobody does not count.",
        ),
    ),
)
