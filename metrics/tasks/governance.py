"""Clause 四: who leads, who carries out, and the city's own plan."""

from functools import partial

from metrics.definition import OF_CITIES, Clause, Task, Text, Variant
from metrics.tasks.forms import AT_MONTH_END, KNOWN_ONLY, at_month_end, recorded_share

CLAUSE = "四"
MODULE = "metrics/tasks/governance.py"
_duty = partial(
    at_month_end,
    kind="share",
    unit="percent",
    counts="governance",
    denominator="cities",
    denominator_text=Text("城市数", "cities"),
    by=OF_CITIES,
    module=MODULE,
)

LEADERSHIP_GROUP = _duty(
    key="leadership_group",
    name=Text("领导小组建立率", "Leadership group set up"),
    short=Text("领导小组", "Leadership group"),
    question=Text(
        "成立了创业促就业领导小组的城市有多少?", "How many cities have a leadership group?"
    ),
    clause=Clause(
        CLAUSE,
        "成立主管市领导牵头，相关部门参加的创业促就业工作领导小组",
        "set up a leadership group headed by the city leader in charge, with the departments concerned",
    ),
    numerator="leadership_group",
    numerator_text=Text("已成立领导小组的城市数", "cities with a leadership group"),
    formula=Text("已成立的城市 ÷ 城市", "cities with a group ÷ cities"),
    caveats=(
        Text(
            "按登记的成立日期计；由谁牵头、哪些部门参加另有指标，是否开会未登记。",
            "By the date of its setting up; who heads it and who sits in it are figures of their "
            "own, and whether it meets is not recorded.",
        ),
    ),
    missing=Text("个城市未成立", "more {n:city|cities} to set one up"),
    states=(Text("已成立", "set up"), Text("未成立", "not set up")),
    variants={
        "all_three": Variant(
            Text("领导小组、实施机构、实施方案齐备", "group, body and plan, all three"),
            "all_three",
            "cities",
        )
    },
)

IMPLEMENTING_BODY = _duty(
    key="implementing_body",
    name=Text("工作实施机构建立率", "Implementing body set up"),
    short=Text("实施机构", "Implementing body"),
    question=Text("成立了工作实施机构的城市有多少?", "How many cities have an implementing body?"),
    clause=Clause(
        CLAUSE,
        "成立由主管局领导牵头，培训、就业等相关部门参加的工作实施机构",
        "set up an implementing body headed by the bureau's leader, with the training and employment departments",
    ),
    numerator="implementing_body",
    numerator_text=Text("已成立实施机构的城市数", "cities with an implementing body"),
    formula=Text("已成立的城市 ÷ 城市", "cities with a body ÷ cities"),
    caveats=(
        Text(
            "按登记的成立日期计；与三(一)的专门组织是两件事。",
            "By the date of its setting up; the dedicated body of clause 三(一) is another thing.",
        ),
    ),
    missing=Text("个城市未成立", "more {n:city|cities} to set one up"),
    states=(Text("已成立", "set up"), Text("未成立", "not set up")),
)

LOCAL_PLAN = _duty(
    key="local_plan",
    name=Text("具体实施方案制定率", "Local plan adopted"),
    short=Text("实施方案", "Local plan"),
    question=Text("制定了具体工作实施方案的城市有多少?", "How many cities have adopted a plan?"),
    clause=Clause(CLAUSE, "制定具体工作实施方案", "draw up a detailed local plan"),
    numerator="local_plan",
    numerator_text=Text("已印发实施方案的城市数", "cities with a local plan adopted"),
    formula=Text("已印发的城市 ÷ 城市", "cities with a plan ÷ cities"),
    caveats=(
        Text(
            "按首次印发日期计；方案内容是否符合要求未登记。",
            "By the date of the first plan; whether it meets the requirements is not recorded.",
        ),
    ),
    missing=Text("个城市未制定", "more {n:city|cities} to adopt one"),
    states=(Text("已制定", "adopted"), Text("未制定", "not adopted")),
)

_leadership = partial(
    recorded_share, stock=True, clock=AT_MONTH_END, counts="leadership", by=OF_CITIES, module=MODULE
)

GROUP_LEADER = _leadership(
    key="group_leader",
    name=Text("由主管市领导牵头的领导小组占比", "Groups headed by the city leader in charge"),
    short=Text("牵头领导", "Headed by"),
    question=Text(
        "多少领导小组由主管市领导牵头?", "How many groups does the city leader in charge head?"
    ),
    clause=Clause(CLAUSE, "主管市领导牵头", "headed by the city leader in charge"),
    numerator="city_led",
    denominator="leader_known",
    numerator_text=Text("其中由主管市领导牵头的", "of them headed by the city leader in charge"),
    denominator_text=Text("已登记牵头领导的领导小组", "leadership groups whose head is recorded"),
    formula=Text("市领导牵头的小组 ÷ 已登记小组", "headed by the city leader ÷ recorded"),
    caveats=(KNOWN_ONLY, Text("只登记职务，不登记姓名。", "The office is recorded, and no name.")),
    missing=Text("个小组由市领导牵头", "more {n:group|groups}"),
    states=(Text("主管市领导牵头", "the city leader in charge"), Text("其他领导牵头", "another")),
    variants={
        "body": Variant(
            Text("由主管局领导牵头的实施机构", "bodies headed by the bureau's leader"),
            "bureau_led",
            "head_known",
        )
    },
)

GROUP_DEPARTMENTS = _leadership(
    key="group_departments",
    name=Text("相关部门参加领导小组的比例", "Departments that sit in the groups"),
    short=Text("参加部门", "Departments"),
    question=Text(
        "财政、税务、工商部门参加领导小组了吗?",
        "Do the departments of finance, tax, and industry and commerce sit in the groups?",
    ),
    clause=Clause(CLAUSE, "相关部门参加的", "with the departments concerned"),
    numerator="seats_taken",
    denominator="seats",
    numerator_text=Text("其中已参加的", "of them taken"),
    denominator_text=Text(
        "已登记是否参加的三部门席位", "seats of the three departments, where recorded"
    ),
    formula=Text("参加的部门 ÷ 已登记的部门", "departments that sit ÷ recorded"),
    caveats=(
        KNOWN_ONLY,
        Text(
            "方案未列明部门，本系统取办理减免和贷款所需的财政、税务、工商三家。",
            "The plan names no department; we take the three that relief and loans need.",
        ),
    ),
    missing=Text("个部门未参加", "more {n:department|departments}"),
    variants={
        "finance": Variant(Text("财政部门", "finance"), "finance", "finance_known"),
        "tax": Variant(Text("税务部门", "tax"), "tax", "tax_known"),
        "commerce": Variant(
            Text("工商部门", "industry and commerce"), "commerce", "commerce_known"
        ),
    },
)

GOVERNANCE = Task(
    key="governance",
    name=Text("组织领导与实施方案", "Leadership and local plan"),
    clause=CLAUSE,
    asks=Text(
        "成立主管市领导牵头的领导小组和主管局领导牵头的实施机构，建立目标责任制和考核指标体系，制定具体实施方案。",
        "A leadership group under a vice-mayor, an implementing body under the labour bureau, "
        "responsibility for targets with an appraisal index, and a local plan.",
    ),
    silent=Text(
        "机构和文件齐备不等于工作落实；责任是否落到部门和个人见“考核”。",
        "Bodies and papers are no results; whether departments and officers answer for the targets "
        "is shown under appraisal.",
    ),
    figures=(LEADERSHIP_GROUP, IMPLEMENTING_BODY, LOCAL_PLAN, GROUP_LEADER, GROUP_DEPARTMENTS),
    module=MODULE,
)
