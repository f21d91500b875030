"""学员花名册: one sheet per class, its facts in the title, a row for every trainee."""

from data_access.returns.forms.form import (
    COURSE,
    DAY,
    GROUP,
    IDENTITY,
    PASSED,
    WHOLE,
    YES_NO,
    Field,
    Form,
    text,
)
from data_access.wording import Sentence

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
        Field("passed", ("考核成绩", "成绩", "考试成绩", "考核结果", "是否合格"), "passed", PASSED),
        Field("resit_passed", ("补考成绩", "补考", "补考结果"), "resit passed", PASSED),
        Field("resit_on", ("补考时间", "补考日期"), "resit on", DAY),
        Field("class_number", ("班级编号", "班级", "期次", "期数", "培训期次"), "class", text),
        Field("course", ("课程", "培训课程", "培训类型", "培训项目"), "course", COURSE),
        Field("institution", ("培训机构", "机构", "机构名称", "承办单位"), "institution", text),
        Field("starts_on", ("开班时间", "开班日期", "开始日期"), "starts on", DAY),
        Field("ends_on", ("结业时间", "结业日期", "结束日期"), "ends on", DAY),
        Field(
            "telephone", ("联系电话", "电话", "手机", "联系方式"), "telephone", text, secret=True
        ),
        Field("places", ("名额", "计划人数"), "places", WHOLE),
    ),
    facts={
        "class_number": text,
        "course": COURSE,
        "institution": text,
        "starts_on": DAY,
        "ends_on": DAY,
    },
)
