"""零报告: a city declares that of a kind of record there was nothing up to a month's end."""

from collections.abc import Iterator, Mapping

from data_access.returns.forms.choices import choice, month_end, text
from data_access.returns.forms.form import Field, Form, Values
from data_access.returns.returned import Returned, Sender, key_of
from data_access.wording import Sentence

TABLES: Mapping[str, tuple[str, ...]] = {
    "培训班登记表": ("courses",),
    "学员花名册": ("enrolments",),
    "定点机构名册": ("institutions",),
    "机构检查记录": ("inspections",),
    "创业培训教师名册": ("teachers",),
    "教师活动记录": ("teacher_activities",),
    "创业服务登记表": ("service_cases",),
    "创业服务记录": ("services",),
    "创业专家名册": ("experts",),
    "创业项目库": ("projects",),
    "项目推介记录": ("project_recommendations",),
    "创业活动记录": ("events",),
    "创业联谊会名册": ("associations",),
    "开业登记表": ("businesses", "founders"),
    "回访记录": ("visits",),
    "小额担保贷款台账": ("loans",),
    "贷款还款台账": ("repayments",),
    "信用社区名册": ("credit_communities",),
    "创业者诚信档案": ("credit_files",),
    "创业孵化基地名册": ("incubators",),
    "入驻企业名册": ("tenancies",),
    "税费减免台账": ("relief_cases",),
    "组织机构名册": ("organisations",),
    "实施方案登记表": ("local_plans",),
}
"""The forms of which a city may declare that there is nothing, and the tables they fill."""
KIND = choice({name: name for name in TABLES})


def records(say: Values, sender: Sender) -> Iterator[Returned]:
    """One declaration for each table that the form fills."""
    for table in TABLES[say["kind"]]:
        yield Returned(
            "nil_returns",
            key_of("nil", sender.city, table, say["month_end"]),
            {"city_code": sender.city, "record_table": table, "month_end": say["month_end"]},
        )


NIL_RETURNS = Form(
    "nil_returns",
    Sentence("零报告", "nil return"),
    (
        Field(
            "kind",
            ("零报告表种", "表种", "台账名称"),
            "form of which there is nothing",
            KIND,
            required=True,
            needed=True,
        ),
        Field(
            "month_end",
            ("截至月份", "截至时间", "报告月份"),
            "up to the month",
            month_end,
            required=True,
            needed=True,
            note="填年月，如 2008年5月。",
        ),
        Field("remark", ("备注", "说明"), "remark", text, needed=True),
    ),
    records=records,
    once=("kind", "month_end"),
)
