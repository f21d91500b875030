"""Clause 三(一): a dedicated body for training and services, and what it offers where."""

from functools import partial

from metrics.definition import OF_CITIES, Clause, Task, Text, Variant
from metrics.tasks.forms import at_month_end

CLAUSE = "三(一)"
MODULE = "metrics/tasks/organisation.py"
_share = partial(at_month_end, kind="share", unit="percent", by=OF_CITIES, module=MODULE)

DEDICATED_BODY = _share(
    key="dedicated_body",
    name=Text("专门组织建立率", "Dedicated body set up"),
    short=Text("专门组织", "Dedicated body"),
    question=Text(
        "建立了创业培训服务专门组织的城市有多少?", "How many cities have set up a dedicated body?"
    ),
    clause=Clause(
        CLAUSE,
        "建立创业培训服务专门组织",
        "set up dedicated bodies for start-up training and services",
    ),
    counts="organisation",
    numerator="body",
    denominator="cities",
    numerator_text=Text("已建立专门组织的城市数", "cities with a dedicated body"),
    denominator_text=Text("城市数", "cities"),
    formula=Text("已建立的城市 ÷ 城市", "cities with a body ÷ cities"),
    caveats=(
        Text(
            "按登记的成立日期计；是否真正运转由“有专职人员”和“服务种类”说明。",
            "By the date of establishment; staff and kinds of services tell whether it works.",
        ),
    ),
    missing=Text("个城市未建立", "more {n:city|cities} to set one up"),
    states=(Text("已建立", "set up"), Text("未建立", "not set up")),
    variants={"staffed": Variant(Text("且有专职人员", "and staffed"), "staffed", "cities")},
)

SERVICE_KINDS = _share(
    key="service_kinds",
    name=Text("“一条龙”服务种类覆盖率", "Kinds of chain services offered"),
    short=Text("服务种类", "Kinds of services"),
    question=Text(
        "“一条龙”六类服务开展了几类?", "How many of the six kinds of services are offered?"
    ),
    clause=Clause(CLAUSE, "“一条龙”服务", "one-stop services"),
    counts="service_kinds",
    numerator="kinds",
    denominator="of_six",
    numerator_text=Text("近十二个月开展过的服务种类", "kinds offered in the last twelve months"),
    denominator_text=Text("六类服务", "the six kinds"),
    formula=Text("开展的种类 ÷ 6", "kinds offered ÷ 6"),
    caveats=(
        Text(
            "开展过一次即计入；不反映数量和质量。",
            "Once is enough to count; it says nothing of amount or quality.",
        ),
    ),
    missing=Text("类服务未开展", "more {n:kind|kinds} to offer"),
)

DISTRICTS_COVERED = _share(
    key="districts_covered",
    name=Text("服务平台区县覆盖率", "Districts covered"),
    short=Text("区县覆盖", "Districts"),
    question=Text("服务平台覆盖了多少区县?", "How many districts does the platform cover?"),
    clause=Clause(CLAUSE, "搭建培训和服务工作平台", "build platforms for training and services"),
    counts="organisation",
    numerator="covered",
    denominator="districts",
    numerator_text=Text("专门组织覆盖的区县数", "districts that the body covers"),
    denominator_text=Text("有专门组织城市的区县总数", "districts of the cities with a body"),
    formula=Text("覆盖区县 ÷ 区县总数", "districts covered ÷ districts"),
    caveats=(
        Text(
            "区县总数由专门组织填报，未建立的城市不在分母中。",
            "The body reports how many districts there are; cities without one are left out.",
        ),
    ),
    missing=Text("个区县未覆盖", "more {n:district|districts} to cover"),
    nothing=Text("未建立专门组织", "no dedicated body"),
)

ORGANISATION = Task(
    key="organisation",
    name=Text("专门组织与平台", "Dedicated body and platform"),
    clause=CLAUSE,
    asks=Text(
        "在公共就业服务体系内建立专门组织，搭建平台，提供“一条龙”服务，可受托承担全市的规划、指导、实施和质量监控。",
        "A dedicated body within the public employment service, with a platform for the whole chain "
        "of services; it may plan, guide, carry out and supervise training for the city.",
    ),
    silent=Text(
        "有机构不等于有能力：人员素质、服务数量和效果要看后面各项任务和六项目标。",
        "A body on paper is no ability: for that see the other tasks and the six targets.",
    ),
    figures=(DEDICATED_BODY, SERVICE_KINDS, DISTRICTS_COVERED),
    module=MODULE,
)
