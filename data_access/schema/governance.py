"""Governance records: organisations, local plans, departments and officers with what they answer for."""

from sqlalchemy import Boolean, Date, Float, Integer, SmallInteger, String

from data_access.schema.columns import column, later_column, table

ORGANISATION_KINDS = ("leadership_group", "implementing_body", "dedicated_body")
LEADERS = ("city_leader", "bureau_leader", "other")
OWNERS = ("employment_service", "training_centre", "other")

organisations = table(
    "organisations",
    "领导小组、实施机构、专门组织",
    "Leadership groups, implementing bodies, dedicated bodies",
    column("id", Integer, "编号", "number", key=True),
    column("city_code", String(6), "城市", "city", to="cities.code", index=True),
    column("kind", String(20), "类型", "kind", one_of=ORGANISATION_KINDS),
    column("established_on", Date, "成立日期", "established on"),
    column("staff", SmallInteger, "工作人员数", "staff", least=0),
    column("districts_covered", SmallInteger, "覆盖区县数", "districts covered", least=0),
    column("districts_total", SmallInteger, "区县总数", "districts in all", least=1),
    later_column(
        "led_by", String(14), "牵头领导 (主管市领导、主管局领导、其他)", "headed by", one_of=LEADERS
    ),
    later_column(
        "finance_joins", Boolean, "财政部门是否参加", "whether the finance department sits in it"
    ),
    later_column("tax_joins", Boolean, "税务部门是否参加", "whether the tax department sits in it"),
    later_column(
        "commerce_joins",
        Boolean,
        "工商部门是否参加",
        "whether the department of industry and commerce sits in it",
    ),
    later_column(
        "belongs_to",
        String(18),
        "隶属 (公共就业服务体系、就业训练机构改建、其他)",
        "belongs to",
        one_of=OWNERS,
    ),
    later_column(
        "charged",
        Boolean,
        "是否受托承担全市培训服务工作",
        "whether charged with training and services for the city",
    ),
)

local_plans = table(
    "local_plans",
    "本地实施方案",
    "Local implementation plans",
    column("id", Integer, "编号", "number", key=True),
    column("city_code", String(6), "城市", "city", to="cities.code", index=True),
    column("adopted_on", Date, "印发日期", "adopted on"),
)

departments = table(
    "departments",
    "责任部门",
    "Departments",
    column("id", Integer, "编号", "number", key=True),
    column("city_code", String(6), "城市", "city", to="cities.code", index=True),
    column("name_zh", String(60), "中文名称", "Chinese name"),
    column("name_en", String(80), "英文名称", "English name"),
)

officers = table(
    "officers",
    "责任人 (仅编码)",
    "Officers, by code only",
    column("id", Integer, "编号", "number", key=True),
    column("department_id", Integer, "部门", "department", to="departments.id", index=True),
    column("code", String(20), "编码", "code"),
)

responsibilities = table(
    "responsibilities",
    "目标责任",
    "Who answers for which indicator",
    column("id", Integer, "编号", "number", key=True),
    column("city_code", String(6), "城市", "city", to="cities.code", index=True),
    column("year", SmallInteger, "年度", "year", least=2007, most=2100),
    column("indicator", String(40), "指标代码", "indicator key"),
    column("department_id", Integer, "部门", "department", to="departments.id"),
    column("officer_id", Integer, "责任人", "officer", to="officers.id", optional=True),
    column("share", Float, "责任份额 (0-1)", "share of the responsibility, 0-1", least=0, most=1),
)
