"""教师名册 and 教师活动记录: teachers of start-up training, and how they exchange what they know."""

from collections.abc import Iterator

from data_access.returns.forms.choices import DAY, YES_NO, choice, text
from data_access.returns.forms.form import Field, Form, Values
from data_access.returns.forms.records import own, staff_key
from data_access.returns.forms.rules import days_in_order, goes_with
from data_access.returns.returned import Returned, Sender, key_of
from data_access.wording import Sentence

ORIGIN = choice(
    {
        "培训机构": "institution",
        "高等院校": "university",
        "企业": "business",
        "政府部门": "government",
    },
    {"院校": "university", "大学": "university", "学院": "university", "机关": "government"},
)
ACTIVITY = choice(
    {"研讨": "seminar", "观摩教学": "observation", "教学竞赛": "competition"},
    {"座谈": "seminar", "交流": "seminar", "观摩": "observation", "赛": "competition"},
)
NAMES = ("教师姓名", "教师", "姓名")
TEACHER = Field(
    "teacher",
    NAMES,
    "teacher",
    text,
    required=True,
    needed=True,
    secret=True,
    note="同名教师请在姓名后加编号区别。",
)
NAMESAKE = Sentence("教师重名，请加编号区别", "is the name of two; tell them apart by a number")
OWN = ("origin", "active_from", "active_to", "certificate_valid_to", "evaluated_on")


def of_teachers(say: Values, sender: Sender) -> Iterator[Returned]:
    """A teacher, known by a keyed hash of the name."""
    more = own(say, (*OWN, "evaluation_passed", "duties_set"))
    key = staff_key("teacher", say["teacher"], sender)
    yield Returned("teachers", key, {"city_code": sender.city, **more})


def of_activities(say: Values, sender: Sender) -> Iterator[Returned]:
    """An exchange in which a teacher took part; it waits until the teacher is returned."""
    key = staff_key("teacher", say["teacher"], sender)
    yield Returned(
        "teacher_activities",
        key_of("activity", key, say["held_on"], say["kind"]),
        {"teacher_id": key, **own(say, ("held_on", "kind"))},
    )


TEACHERS = Form(
    "teachers",
    Sentence("创业培训教师名册", "list of teachers"),
    (
        TEACHER,
        Field("origin", ("教师来源", "来源"), "origin", ORIGIN, required=True, needed=True),
        Field(
            "active_from",
            ("任教时间", "聘任时间", "任教起始", "聘任日期"),
            "active from",
            DAY,
            required=True,
            needed=True,
        ),
        Field("active_to", ("停止任教时间", "解聘时间", "解聘日期"), "active until", DAY),
        Field(
            "certificate_valid_to",
            ("证书有效期至", "证书有效期", "资格有效期"),
            "certificate valid until",
            DAY,
        ),
        Field("evaluated_on", ("最近考评时间", "考评时间", "考评日期"), "evaluated on", DAY),
        Field("evaluation_passed", ("考评是否合格", "考评合格"), "evaluation passed", YES_NO),
        Field("duties_set", ("职责是否书面明确", "职责明确"), "duties in writing", YES_NO),
    ),
    records=of_teachers,
    once=("teacher",),
    twice=NAMESAKE,
    checks={
        "active_to": (
            days_in_order("active_from", "active_to", "早于任教时间", "lies before the beginning"),
        ),
        "evaluation_passed": (
            goes_with(
                "evaluation_passed", "evaluated_on", "没有考评时间", "has no day of evaluation"
            ),
        ),
    },
)

ACTIVITIES = Form(
    "activities",
    Sentence("教师活动记录", "log of teachers' exchanges"),
    (
        TEACHER,
        Field(
            "held_on",
            ("活动时间", "活动日期", "时间", "日期"),
            "held on",
            DAY,
            required=True,
            needed=True,
        ),
        Field(
            "kind", ("活动形式", "形式", "活动类型"), "kind", ACTIVITY, required=True, needed=True
        ),
    ),
    records=of_activities,
    once=("teacher", "held_on", "kind"),
)
