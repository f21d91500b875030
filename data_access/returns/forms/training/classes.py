"""培训班登记表: one row for every class, so that a roster need only name its number."""

from collections.abc import Iterator

from data_access.returns.forms.choices import COURSE, DAY, WHOLE, YES_NO, text
from data_access.returns.forms.form import Field, Form, Values
from data_access.returns.forms.records import course_of, if_told, institution_named, staff_key
from data_access.returns.forms.rules import between, days_in_order, in_programme_time
from data_access.returns.returned import Returned, Sender
from data_access.wording import Sentence

WAYS = ("uses_cases", "uses_speakers", "uses_practice", "local_material", "promoted_by_office")


def records(say: Values, sender: Sender) -> Iterator[Returned]:
    """An institution and its class; its teacher is known once the teachers are returned.

    Empty cells say nothing, as a roster speaks of the class too.
    """
    course = course_of(say, sender)
    more = if_told(say, ("syb_standard", "model", *WAYS))
    if "teacher" in say:
        more["teacher_id"] = staff_key("teacher", say["teacher"], sender)
    yield institution_named(say["institution"], sender)
    yield Returned("courses", course.key, {**course.values, **more})


CLASSES = Form(
    "classes",
    Sentence("培训班登记表", "register of classes"),
    (
        Field(
            "class_number",
            ("班级编号", "班级", "期次", "期数", "班次"),
            "class",
            text,
            required=True,
            needed=True,
            note="同一机构同一年内不重复，花名册按此编号对应。",
        ),
        Field(
            "institution",
            ("培训机构", "承办机构", "机构名称", "承办单位", "培训单位"),
            "institution",
            text,
            required=True,
            needed=True,
        ),
        Field(
            "course", ("课程", "培训课程", "培训类型"), "course", COURSE, required=True, needed=True
        ),
        Field(
            "starts_on",
            ("开班时间", "开班日期", "开始日期"),
            "starts on",
            DAY,
            required=True,
            needed=True,
        ),
        Field(
            "ends_on",
            ("结业时间", "结业日期", "结束日期"),
            "ends on",
            DAY,
            required=True,
            needed=True,
        ),
        Field("places", ("名额", "计划人数"), "places", WHOLE),
        Field("teacher", ("任课教师", "教师", "教师姓名"), "teacher", text, secret=True),
        Field("syb_standard", ("是否按标准教学", "按技术标准教学"), "to the standard", YES_NO),
        Field("model", ("示范性培训", "是否示范班"), "model course", YES_NO),
        Field("uses_cases", ("案例剖析",), "taught with cases", YES_NO),
        Field("uses_speakers", ("企业家现身说法",), "entrepreneurs speak", YES_NO),
        Field("uses_practice", ("创业实训",), "taught with practice", YES_NO),
        Field("local_material", ("地方教辅资料",), "local material", YES_NO),
        Field("promoted_by_office", ("街道社区推介",), "made known by offices", YES_NO),
    ),
    records=records,
    once=("class_number", "institution", "starts_on"),
    checks={
        "starts_on": (in_programme_time("starts_on"),),
        "ends_on": (
            days_in_order("starts_on", "ends_on", "早于开班时间", "lies before the start"),
        ),
        "places": (between("places", 1, 500),),
    },
)
