"""Clause 三(一): a dedicated body for training and services, and what it offers where."""

from functools import partial

from metrics.definition import OF_CITIES, Clause, Task, Text, Variant
from metrics.tasks.forms import AT_MONTH_END, KNOWN_ONLY, at_month_end, recorded_share

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

_body = partial(
    recorded_share,
    stock=True,
    clock=AT_MONTH_END,
    counts="organisation",
    by=OF_CITIES,
    module=MODULE,
)

BODY_CHARGED = _body(
    key="body_charged",
    better="neither",
    name=Text("受托承担全市培训工作的专门组织占比", "Bodies charged with the city's training"),
    short=Text("受托职责", "Charged"),
    question=Text(
        "多少专门组织受托承担全市的规划、指导、实施和监控?",
        "How many bodies are charged to plan, guide, carry out and supervise training for the city?",
    ),
    clause=Clause(
        CLAUSE,
        "受劳动保障行政部门委托",
        "entrusted by the labour and social security administration",
    ),
    numerator="charged",
    denominator="charge_known",
    numerator_text=Text("其中受托的专门组织", "of them charged"),
    denominator_text=Text("已登记是否受托的专门组织", "dedicated bodies for which it is recorded"),
    formula=Text("受托的组织 ÷ 已登记的组织", "charged ÷ recorded"),
    caveats=(
        KNOWN_ONLY,
        Text("方案说“也可”受托，不以越高越好论。", "The plan allows it and does not ask for it."),
    ),
    missing=Text("个专门组织受托", "more {n:body|bodies}"),
    states=(Text("已受托", "charged"), Text("未受托", "not charged")),
)

BODY_OWNER = _body(
    key="body_owner",
    name=Text("设在公共就业服务体系内的专门组织占比", "Bodies within the public service"),
    short=Text("隶属关系", "Owner"),
    question=Text(
        "多少专门组织设在公共就业服务体系内或由就业训练机构改建?",
        "How many bodies stand within the public employment service or grew from a training centre?",
    ),
    clause=Clause(
        CLAUSE,
        "在公共就业服务体系内设立",
        "to be set up within the public employment service system",
    ),
    numerator="within_service",
    denominator="owner_known",
    numerator_text=Text(
        "其中设在体系内或由就业训练机构改建的", "of them within it, or made from a training centre"
    ),
    denominator_text=Text("已登记隶属关系的专门组织", "dedicated bodies whose owner is recorded"),
    formula=Text("体系内的组织 ÷ 已登记的组织", "within the service ÷ recorded"),
    caveats=(KNOWN_ONLY,),
    missing=Text("个专门组织纳入体系", "more {n:body|bodies}"),
    states=(Text("在体系内", "within it"), Text("在体系外", "outside")),
    variants={
        "service": Variant(Text("直接设在体系内", "set up within it"), "in_service", "owner_known"),
        "centre": Variant(
            Text("由就业训练机构改建", "made from a training centre"), "in_centre", "owner_known"
        ),
    },
)

MODEL_COURSES = recorded_share(
    key="model_courses",
    better="neither",
    name=Text("示范性培训班次占比", "Model courses"),
    short=Text("示范性培训", "Model courses"),
    question=Text("多少班次是示范性培训?", "How many courses are held as model courses?"),
    clause=Clause(CLAUSE, "开展示范性培训", "hold model training"),
    counts="courses",
    numerator="model",
    denominator="model_known",
    numerator_text=Text("其中示范性培训班次", "of them model courses"),
    denominator_text=Text("已登记是否示范的结业班次", "courses held for which it is recorded"),
    clock=Text("培训班结业日期", "end of the course"),
    formula=Text("示范班次 ÷ 已登记班次", "model courses ÷ recorded"),
    caveats=(
        KNOWN_ONLY,
        Text(
            "方案未定示范班应占多少，有无比多少重要。", "The plan names no share; some is enough."
        ),
    ),
    missing=Text("期示范班", "more model {n:course|courses}"),
    by=(*OF_CITIES, "institution"),
    module=MODULE,
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
    figures=(
        DEDICATED_BODY,
        SERVICE_KINDS,
        DISTRICTS_COVERED,
        BODY_CHARGED,
        BODY_OWNER,
        MODEL_COURSES,
    ),
    module=MODULE,
)
