"""汇总月报: the figures of a month of a city that keeps no records of persons."""

from collections.abc import Iterator
from datetime import date

from data_access.returns.forms.choices import WHOLE, month_end
from data_access.returns.forms.form import Check, Field, Form, Values
from data_access.returns.forms.records import own
from data_access.returns.forms.rules import (
    add_up,
    all_or_none,
    any_of,
    at_most,
    between,
    in_programme_time,
)
from data_access.returns.returned import Returned, Sender, key_of
from data_access.schema.summaries import FIGURES
from data_access.wording import Sentence

MOST = 1_000_000
PASS = ("attended", "passed")
OPENING = ("served", "served_opened")
HALF = ("half_opened", "half_operating", "half_visited", "half_jobs")
STATES = ("year_operating", "year_suspended", "year_closed", "year_lost")


def records(say: Values, sender: Sender) -> Iterator[Returned]:
    """The summary of a month; what it leaves empty is not told."""
    yield Returned(
        "monthly_summaries",
        key_of("summary", sender.city, say["month_end"]),
        {"city_code": sender.city, "month_end": say["month_end"], **own(say, FIGURES)},
    )


def figure(code: str, names: tuple[str, ...], en: str, note: str, needed: bool = False) -> Field:
    """A column of whole numbers; empty where the city does not know."""
    return Field(code, names, en, WHOLE, needed=needed, note=note)


def _whole(group: tuple[str, ...]) -> Check:
    return all_or_none(
        group,
        "同一组的数字应全部填写或全部留空",
        "must be filled together with the other figures of its group, or left empty with them",
    )


def _within(field: str, other: str, zh: str, en: str) -> tuple[Check, ...]:
    return between(field, 0, MOST), at_most(field, other, zh, en)


def jobs_of_visited(say: Values, _: date) -> Sentence | None:
    """Nobody counts workers where nobody came."""
    lone = say.get("half_jobs") and say.get("half_visited") == 0
    return Sentence("没有回访企业", "has no business visited") if lone else None


SUMMARIES = Form(
    "summaries",
    Sentence("汇总月报", "monthly summary"),
    (
        Field(
            "month_end",
            ("汇总月份", "月报月份", "所属月份"),
            "month",
            month_end,
            required=True,
            needed=True,
            note="填年月，如 2008年5月。",
        ),
        figure(
            "trained",
            ("本月首次结业人数", "本月结业人数", "本月培训人数"),
            "completed in the month",
            "当月结业于创业培训（SYB）的人数，同一人一年只计首次。",
            needed=True,
        ),
        figure(
            "attended",
            ("两月前结业班到课人数", "到课人数"),
            "attended classes that ended two months before",
            "两个月前结束的培训班中至少到课一次的人数，含中途退出，同一人一年只计第一期。",
        ),
        figure(
            "passed",
            ("其中合格人数", "培训合格人数"),
            "of these, passed",
            "上述人员中考核合格或两个月内补考合格的人数。",
        ),
        figure(
            "served",
            ("服务完成满半年人数", "获得服务满半年人数"),
            "served, half a year ago",
            "六个月前那个月完成创业服务的人数（最迟为结业后90天；没有服务记录的为结业人数）。",
        ),
        figure(
            "served_opened",
            ("其中半年内开业人数", "成功创业人数"),
            "of these, opened",
            "上述人员中六个月内首次开业的人数。",
        ),
        figure(
            "half_opened",
            ("开业满半年企业数", "开业满半年户数"),
            "businesses opened half a year ago",
            "六个月前那个月开业的企业数，含已关闭。",
        ),
        figure(
            "half_operating",
            ("满半年未关闭企业数", "满半年未关闭户数"),
            "of these, not closed",
            "上述企业中半年内没有关闭的。",
        ),
        figure(
            "half_visited",
            ("满半年已回访企业数", "回访企业数"),
            "of the latter, visited",
            "未关闭企业中在满半年前后45天内回访过的。",
        ),
        figure(
            "half_jobs",
            ("已回访企业带动就业人数", "带动就业人数"),
            "jobs in the visited",
            "回访时除创业者外的从业人数合计。",
        ),
        figure(
            "year_opened",
            ("开业满一年企业数", "开业满一年户数"),
            "businesses opened a year ago",
            "十二个月前那个月开业的企业数，含已关闭，等于后四栏之和。",
        ),
        figure(
            "year_operating",
            ("满一年仍在经营数", "仍在经营数"),
            "of these, operating",
            "满一年时仍在经营的。",
        ),
        figure(
            "year_suspended", ("满一年歇业数", "歇业数"), "of these, suspended", "满一年时歇业的。"
        ),
        figure(
            "year_closed",
            ("一年内关闭数", "关闭数"),
            "of these, closed",
            "一年内关闭的，转让计入，合并不计。",
        ),
        figure(
            "year_lost",
            ("一年内失访数", "失访数"),
            "of these, lost",
            "满一年前失去联系、不知是否经营的。",
        ),
    ),
    records=records,
    once=("month_end",),
    checks={
        "month_end": (
            in_programme_time("month_end"),
            any_of(FIGURES, "没有填写任何数字", "has no figure"),
        ),
        "trained": (between("trained", 0, MOST),),
        "attended": (between("attended", 0, MOST), _whole(PASS)),
        "passed": _within("passed", "attended", "合格人数大于到课人数", "exceeds who attended"),
        "served": (between("served", 0, MOST), _whole(OPENING)),
        "served_opened": _within(
            "served_opened", "served", "开业人数大于服务完成人数", "exceeds who were served"
        ),
        "half_opened": (between("half_opened", 0, MOST), _whole(HALF)),
        "half_operating": _within(
            "half_operating", "half_opened", "大于开业企业数", "exceeds the businesses opened"
        ),
        "half_visited": _within(
            "half_visited", "half_operating", "大于未关闭企业数", "exceeds those not closed"
        ),
        "half_jobs": (between("half_jobs", 0, MOST), jobs_of_visited),
        "year_opened": (
            between("year_opened", 0, MOST),
            _whole(("year_opened", *STATES)),
            add_up(
                "year_opened",
                STATES,
                "不等于经营、歇业、关闭、失访之和",
                "is not the sum of operating, suspended, closed and lost",
            ),
        ),
        **{name: (between(name, 0, MOST),) for name in STATES},
    },
    readings=(
        Sentence(
            "供没有个人记录的城市填写；同一月份有个人记录的，以个人记录为准，不重复计算。",
            "For cities without records of persons; where a month has these too, they count, and "
            "nothing is counted twice.",
        ),
        Sentence(
            "各组数字分别属于当月、两个月前、六个月前和十二个月前的批次；空格表示未报，没有发生的填 0。",
            "The groups belong to the cohorts of this month, of two, six and twelve months before; "
            "an empty cell is not told, what did not happen is 0.",
        ),
        Sentence(
            "一年内关闭和失访的企业没有日期，按月均匀计入生存曲线。",
            "Businesses closed and lost within the year have no days and enter the curve evenly "
            "over its months.",
        ),
    ),
)
