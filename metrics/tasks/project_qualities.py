"""Clause 三(五), of listed projects: shown and recommended, local, and soon to pay."""

from functools import partial

from metrics.definition import OF_CITIES, Clause, Text
from metrics.tasks.forms import AT_MONTH_END, KNOWN_ONLY, recorded_share

CLAUSE = "三(五)"
MODULE = "metrics/tasks/project_qualities.py"
_of_listed = partial(
    recorded_share,
    stock=True,
    clock=AT_MONTH_END,
    counts="project_qualities",
    by=OF_CITIES,
    missing=Text("个项目", "more {n:project|projects}"),
    module=MODULE,
)

SHOWN = _of_listed(
    key="projects_shown",
    name=Text("项目展示率", "Listed projects shown"),
    short=Text("项目展示", "Shown"),
    question=Text(
        "在库项目有多少公开展示过?", "How many listed projects have been shown to the public?"
    ),
    clause=Clause(CLAUSE, "展示和推介的工作机制", "a working system of display and promotion"),
    numerator="shown",
    denominator="showing_known",
    numerator_text=Text("其中展示过的项目", "of them shown"),
    denominator_text=Text(
        "登记展示情况的城市的在库项目", "listed projects of cities that record what is shown"
    ),
    formula=Text("展示过的项目 ÷ 在库项目", "shown ÷ listed"),
    caveats=(
        Text(
            "没有登记过任何展示的城市为无记录，不视为没有展示。",
            "A city without any showing on record has no value, and not the value zero.",
        ),
        Text("展示一次即计入，不反映场次和效果。", "Once is enough to count."),
    ),
)

RECOMMENDED = _of_listed(
    key="projects_recommended",
    name=Text("项目推介率", "Listed projects recommended"),
    short=Text("项目推介", "Recommended"),
    question=Text(
        "在库项目有多少向创业者推介过?", "How many listed projects were recommended to a founder?"
    ),
    clause=Clause(CLAUSE, "向创业者推荐", "recommend them to founders"),
    numerator="recommended",
    denominator="listed",
    numerator_text=Text("其中至少向一人推介过的项目", "of them recommended to at least one"),
    denominator_text=Text("截至月末的在库项目", "projects listed by the month's end"),
    formula=Text("推介过的项目 ÷ 在库项目", "recommended ÷ listed"),
    caveats=(
        Text(
            "按服务个案中的推介记录；刚发布的项目尚未及推介的也在分母中。",
            "As service cases record it; what was listed only just now is included.",
        ),
    ),
    nothing=Text("无在库项目", "no listed project"),
    optional=False,
)

LOCAL = _of_listed(
    key="projects_local",
    name=Text("本土化项目占比", "Projects of local origin"),
    short=Text("本土化", "Local"),
    question=Text(
        "在库项目有多少立足本地资源或产业?",
        "How many listed projects build on resources or trades of the place?",
    ),
    clause=Clause(CLAUSE, "突出本土化", "stress local character"),
    numerator="local",
    denominator="origin_known",
    numerator_text=Text("其中立足本地资源或产业的", "of them building on the place"),
    denominator_text=Text("已登记是否本土化的在库项目", "listed projects for which it is recorded"),
    formula=Text("本土化项目 ÷ 已登记项目", "local ÷ recorded"),
    caveats=(
        KNOWN_ONLY,
        Text("由征集单位认定，各地掌握不一。", "Judged by who collects them, and not alike."),
    ),
)

PAY_SOON = _of_listed(
    key="projects_pay_soon",
    name=Text("一年内可收回投资的项目占比", "Projects that pay back within a year"),
    short=Text("见效快", "Soon to pay"),
    question=Text(
        "在库项目有多少预计一年内收回投资?",
        "How many listed projects should pay back within a year?",
    ),
    clause=Clause(CLAUSE, "投资少、见效快", "little investment, quick returns"),
    numerator="soon",
    denominator="payback_known",
    numerator_text=Text("其中预计十二个月内收回投资的", "of them in twelve months or less"),
    denominator_text=Text(
        "已登记预计回收期的在库项目", "listed projects whose payback is recorded"
    ),
    formula=Text("一年内收回的项目 ÷ 已登记项目", "within a year ÷ recorded"),
    caveats=(
        KNOWN_ONLY,
        Text(
            "为论证时的预计，非实际；方案未定多快为快，本系统取一年。",
            "Expected and not actual; the plan says no number of months, a year is our choice.",
        ),
    ),
)
