"""责任分工表: which department and officer answer for which figure of a year."""

import re
from collections.abc import Iterator

from data_access.returns.cells.converted import EMPTY, Converted, is_blank, plain, wrong
from data_access.returns.forms.choices import WHOLE, choice, text
from data_access.returns.forms.form import Field, Form, Values
from data_access.returns.forms.rules import between
from data_access.returns.parsing.office_file import Cell
from data_access.returns.returned import Returned, Sender, key_of
from data_access.wording import Sentence

DUTY = choice(
    {
        "培训人数": "trained",
        "培训合格率": "pass_rate",
        "半年内开业成功率": "opening_rate",
        "带动就业率": "job_multiplier",
        "一年以上稳定经营率": "stability_rate",
        "“一条龙”服务覆盖率": "chain_coverage",
        "专门组织与平台": "organisation",
        "培训对象与模式": "target_groups",
        "定点机构管理": "institutions",
        "教师队伍": "teachers",
        "创业项目开发": "projects",
        "专家队伍与服务满意度": "experts",
        "信用社区与小额贷款联动": "credit_link",
        "创业孵化": "incubation",
        "税费减免政策落实": "policy",
        "跟踪服务": "follow_up",
        "组织领导与实施方案": "governance",
    },
    {"一条龙": "chain_coverage", "合格率": "pass_rate", "开业": "opening_rate"},
)
CODE = re.compile(r"[A-Za-z0-9-]{1,20}")
PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*%?")


def officer_code(cell: Cell) -> Converted:
    """The code of an officer; a name is refused, as it is not to be kept."""
    if is_blank(cell):
        return EMPTY
    if CODE.fullmatch(plain(cell)):
        return Converted(plain(cell))
    return wrong(
        "只填编码（字母、数字），不填姓名", "must be a code of letters and digits, no name"
    )


def share(cell: Cell) -> Converted:
    """A share as 70, 70% or 0.7, read as 0.7; a share of 1 or less is never a percentage."""
    if is_blank(cell):
        return EMPTY
    match = PERCENT.fullmatch(plain(cell))
    if match is None:
        return wrong("应为百分数，如 70", "must be a percentage, such as 70")
    value = float(match[1])
    value = value if value <= 1 and "%" not in plain(cell) else value / 100
    if not 0 < value <= 1:
        return wrong("应在 0 至 100% 之间", "must lie between 0 and 100%")
    return Converted(value)


def records(say: Values, sender: Sender) -> Iterator[Returned]:
    """A department, an officer where one is named, and the share that they answer for.

    A department has its Chinese name in both languages until another one is brought.
    """
    name = say["department"]
    department = key_of("department", sender.city, name)
    officer = key_of("officer", department, say["officer"]) if "officer" in say else None
    yield Returned(
        "departments",
        department,
        {"city_code": sender.city, "name_zh": name, "name_en": say.get("name_en", name)},
    )
    if officer:
        values = {"department_id": department, "code": say["officer"]}
        yield Returned("officers", officer, values)
    yield Returned(
        "responsibilities",
        key_of("responsibility", sender.city, say["year"], say["duty"], department),
        {
            "city_code": sender.city,
            "year": say["year"],
            "indicator": say["duty"],
            "department_id": department,
            "officer_id": officer,
            "share": say["share"],
        },
    )


def department_name(cell: Cell) -> Converted:
    """A name of at most 60 signs, as many as are kept."""
    name = text(cell)
    if name.value is not None and len(name.value) > 60:
        return wrong("超过 60 个字", "is longer than 60 signs")
    return name


DUTIES = Form(
    "duties",
    Sentence("责任分工表", "table of duties"),
    (
        Field("year", ("年度", "年份"), "year", WHOLE, required=True, needed=True),
        Field(
            "duty", ("指标任务", "指标", "任务", "目标"), "duty", DUTY, required=True, needed=True
        ),
        Field(
            "department",
            ("责任部门", "部门", "牵头部门"),
            "department",
            department_name,
            required=True,
            needed=True,
        ),
        Field("name_en", ("部门英文名称",), "department in English", text),
        Field(
            "officer",
            ("责任人编码", "责任人"),
            "officer",
            officer_code,
            note="只填编码，不填姓名。",
        ),
        Field(
            "share",
            ("责任份额", "份额", "责任比例"),
            "share",
            share,
            required=True,
            needed=True,
            note="百分数，如 70；同一指标各部门合计 100。",
        ),
    ),
    records=records,
    once=("year", "duty", "department"),
    checks={"year": (between("year", 2007, 2100),)},
    readings=(
        Sentence(
            "未填部门英文名称的，英文界面也显示中文名称。",
            "Without an English name, a department bears its Chinese one.",
        ),
    ),
)
