"""学员花名册: one sheet per class, its facts in the title, a row for every trainee."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from data_access.returns.forms.choices import (
    COURSE,
    DAY,
    GROUP,
    IDENTITY,
    PASSED,
    WHOLE,
    YES_NO,
    text,
)
from data_access.returns.forms.form import Field, Form, Values
from data_access.returns.forms.records import course_of, if_told, institution_named, person_of
from data_access.returns.forms.rules import between, days_in_order, in_programme_time, of_age
from data_access.returns.returned import Returned, Sender, key_of
from data_access.wording import Sentence

BY_CLASS = "培训班登记表中已有此班的，可留空。"


def records(say: Values, sender: Sender) -> Iterator[Returned]:
    """Institution, class, person and enrolment of a trainee.

    Who attended did so on the first day, who completed or was assessed on the last, as rosters
    name no other days. A resit without its day counts on the day on which we learnt of it.
    """
    course, person = course_of(say, sender), person_of(say["identity"], sender)
    yield institution_named(say["institution"], sender)
    yield course
    yield person
    yield Returned(
        "enrolments",
        key_of("enrolment", person.key, course.key),
        {
            "person_id": person.key,
            "course_id": course.key,
            **_result(say, sender),
            **if_told(say, ("file_complete",)),
        },
    )


def _result(say: Values, sender: Sender) -> dict[str, Any]:
    """Attendance, completion, assessment and resit of one trainee."""
    assessed = say.get("passed") is not None
    completed = say.get("completed", assessed)
    attended = say.get("attended", completed or assessed) or completed or assessed
    resit = say.get("resit_passed") if assessed else None
    return {
        "target_group": say.get("group", "other"),
        "first_attended_on": say["starts_on"] if attended else None,
        "completed_on": say["ends_on"] if completed else None,
        "assessed_on": say["ends_on"] if assessed else None,
        "assessment_passed": say.get("passed"),
        "resit_on": None if resit is None else say.get("resit_on", sender.received_on),
        "resit_passed": resit,
    }


def resit_after_failing(say: Values, _: date) -> Sentence | None:
    """Only who did not pass sits again."""
    if say.get("resit_passed") is not None and say.get("passed"):
        return Sentence("考核已合格，不应有补考成绩", "was passed, so there is no resit")
    if say.get("resit_passed") is not None and say.get("passed") is None:
        return Sentence("没有考核成绩，却有补考成绩", "has a resit without an assessment")
    return None


ROSTER = Form(
    "roster",
    Sentence("学员花名册", "roster of trainees"),
    (
        Field("name", ("姓名", "学员姓名", "学员名称"), "name", text, needed=True, secret=True),
        Field(
            "identity",
            ("身份证号", "身份证号码", "证件号码", "居民身份证号", "公民身份号码", "身份证"),
            "identity number",
            IDENTITY,
            required=True,
            needed=True,
            secret=True,
        ),
        Field("group", ("人员类别", "学员类别", "对象类别", "类别", "人员性质"), "group", GROUP),
        Field("attended", ("到课", "是否到课", "出勤"), "attended", YES_NO),
        Field("completed", ("结业", "是否结业", "毕业"), "completed", YES_NO),
        Field(
            "passed",
            ("考核成绩", "成绩", "考试成绩", "考核结果", "是否合格"),
            "passed",
            PASSED,
            note="填合格、不合格，或填分数（60 分及格）。",
        ),
        Field("resit_passed", ("补考成绩", "补考", "补考结果"), "resit passed", PASSED),
        Field("resit_on", ("补考时间", "补考日期"), "resit on", DAY),
        Field("class_number", ("班级编号", "班级", "期次", "期数", "培训期次"), "class", text),
        Field(
            "course", ("课程", "培训课程", "培训类型", "培训项目"), "course", COURSE, note=BY_CLASS
        ),
        Field(
            "institution",
            ("培训机构", "机构", "机构名称", "承办单位"),
            "institution",
            text,
            note=BY_CLASS,
        ),
        Field("starts_on", ("开班时间", "开班日期", "开始日期"), "starts on", DAY, note=BY_CLASS),
        Field("ends_on", ("结业时间", "结业日期", "结束日期"), "ends on", DAY, note=BY_CLASS),
        Field(
            "telephone", ("联系电话", "电话", "手机", "联系方式"), "telephone", text, secret=True
        ),
        Field("file_complete", ("档案是否完整", "学员档案完整"), "file complete", YES_NO),
        Field("places", ("名额", "计划人数"), "places", WHOLE),
    ),
    facts={
        "class_number": text,
        "course": COURSE,
        "institution": text,
        "starts_on": DAY,
        "ends_on": DAY,
    },
    records=records,
    once=("class_number", "institution", "starts_on", "identity"),
    twice=Sentence("同一人在本班出现两次", "is in this class twice"),
    checks={
        "ends_on": (
            days_in_order("starts_on", "ends_on", "早于开班时间", "lies before the start"),
        ),
        "starts_on": (in_programme_time("starts_on"), of_age("starts_on")),
        "places": (between("places", 1, 500),),
        "resit_passed": (resit_after_failing,),
        "resit_on": (days_in_order("ends_on", "resit_on", "早于结业时间", "lies before the end"),),
    },
    readings=(
        Sentence(
            "到课按开班日计，结业和考核按结业日计；补考未写日期的，按收到台账之日计。",
            "Attendance counts on the first day, completion and assessment on the last; "
            "a resit without its day on the day of receipt.",
        ),
    ),
)
