"""Clause 三(八): incubators give inexperienced founders a place, and let them go as businesses."""

from functools import partial

from metrics.definition import OF_CITIES, Clause, Task, Text, Variant
from metrics.tasks.forms import AT_MONTH_END, KNOWN_ONLY, UNDIVIDED, at_once, recorded_share

CLAUSE = "三(八)"
MODULE = "metrics/tasks/incubation.py"
_figure = partial(
    at_once,
    by=(*OF_CITIES, "incubator"),
    clause=Clause(
        CLAUSE,
        "建设小企业创业孵化基地或创业园",
        "build incubators or start-up parks for small businesses",
    ),
    module=MODULE,
)
OF_INCUBATOR = Text(
    "按孵化基地所在城市统计；一次入驻计一户，转入另一基地另计。",
    "By the city of the incubator; each entry is one tenant, moving to another incubator a new one.",
)

TENANTS_OPERATING = _figure(
    key="tenants_operating",
    name=Text("入驻企业一年存活率", "Tenants operating after a year"),
    short=Text("入驻存活率", "Tenants operating"),
    question=Text(
        "入驻孵化基地的企业一年后还在经营吗?", "Do tenants still operate a year after entry?"
    ),
    kind="rate",
    unit="percent",
    counts="tenants",
    numerator="operating",
    denominator="entered",
    window=12,
    settling=1,
    gates=("lost",),
    numerator_text=Text(
        "入驻满365天核实仍在经营的企业数", "tenants verified operating 365 days after entry"
    ),
    denominator_text=Text("入驻企业数", "tenants entered"),
    clock=Text("入驻日期", "date of entry"),
    formula=Text("满365天仍经营的企业 ÷ 入驻企业", "operating after 365 days ÷ entered"),
    caveats=(
        Text(
            "第365天或以后走访核实在经营、其后才关闭或以毕业离开的，认定为仍在经营；第365天及以前已关闭或转让的，认定为未经营。",
            "Operating: verified by a visit on day 365 or later, or closed or left as a graduate only "
            "after it. Not operating: known to have closed or been transferred by day 365.",
        ),
        Text(
            "情况不明的留在分母中、不计入分子，结果偏低；只计情况已知和视为经营的数可一键切换。",
            "An unknown status stays in the denominator alone, which errs on the low side; status "
            "known, and unknown taken as operating, are one click away.",
        ),
        Text(
            "合并视为继续经营；六个月内同一人重新登记视为延续。",
            "A merged business operates on; the same person registering again within six months "
            "continues the old one.",
        ),
        OF_INCUBATOR,
    ),
    missing=Text("户入驻企业存活", "more {n:tenant|tenants} operating"),
    variants={
        "known": Variant(Text("仅计情况已知的", "status known only"), "operating", "known"),
        "unknown_operating": Variant(
            Text("情况不明视为经营（上限）", "unknown taken as operating (upper bound)"),
            "not_closed",
            "entered",
        ),
    },
)

OCCUPANCY = _figure(
    key="occupancy",
    better="neither",
    name=Text("孵化基地使用率", "Occupancy of incubators"),
    short=Text("基地使用率", "Occupancy"),
    question=Text("孵化基地用满了吗?", "Are the incubators' places taken?"),
    kind="share",
    unit="percent",
    counts="occupancy",
    numerator="tenants",
    denominator="places",
    stock=True,
    numerator_text=Text("月末在驻企业数", "tenants present at the month's end"),
    denominator_text=Text("可容纳企业数", "places"),
    clock=AT_MONTH_END,
    formula=Text("在驻企业 ÷ 可容纳企业", "tenants ÷ places"),
    caveats=(
        Text(
            "长期不迁出也会抬高使用率，须与毕业占比同看；超过100%表示超额入驻。",
            "Tenants who never leave raise it too: read it with the share of graduates. Above "
            "100 % there are more tenants than places.",
        ),
        OF_INCUBATOR,
    ),
    missing=Text("个位置空闲", "more {n:place|places} to fill"),
    nothing=Text("无孵化基地", "no incubator"),
)

GRADUATES = _figure(
    key="graduates",
    name=Text("离驻企业毕业占比", "Tenants leaving as graduates"),
    short=Text("毕业占比", "Graduates"),
    question=Text("离开孵化基地的企业有多少是毕业?", "How many who leave do so as graduates?"),
    kind="rate",
    unit="percent",
    counts="departures",
    numerator="graduates",
    denominator="departed",
    numerator_text=Text("以毕业离开的企业数", "tenants who left as graduates"),
    denominator_text=Text("离开孵化基地的企业数", "tenants who left"),
    clock=Text("离开日期", "date of leaving"),
    formula=Text("毕业企业 ÷ 离开企业", "graduates ÷ all who left"),
    caveats=(
        Text(
            "新建基地早期离开的多是关闭或迁出，占比会先低后高。",
            "In a young incubator those who leave early have closed or moved, so it starts low.",
        ),
        Text(
            "未登记离开方式的不计为毕业。",
            "Who left without a recorded way is not taken for a graduate.",
        ),
        OF_INCUBATOR,
    ),
    missing=Text("户毕业", "more {n:graduate|graduates}"),
)

INCUBATOR_JOBS = _figure(
    key="incubator_jobs",
    name=Text("孵化基地内就业人数", "Jobs in incubators"),
    short=Text("基地就业", "Incubator jobs"),
    question=Text("在驻企业带动了多少人就业?", "How many work at the tenants?"),
    kind="count",
    better="neither",
    unit="persons",
    counts="occupancy",
    numerator="jobs",
    denominator="",
    stock=True,
    numerator_text=Text(
        "在驻企业最近一次核实走访时的就业人数（不含创业者）",
        "workers other than founders at the latest verified visit of present tenants",
    ),
    denominator_text=UNDIVIDED,
    clock=AT_MONTH_END,
    formula=Text("各在驻企业就业人数之和", "sum over the tenants present"),
    caveats=(
        Text(
            "没有走访过的企业计0人，已知关闭的计0人；走访越早，人数越旧。",
            "A tenant never visited, or known to have closed, counts 0; an old visit gives an old "
            "number.",
        ),
        Text(
            "同时在两处入驻的企业，只计在最后入驻的基地。",
            "A business in two incubators works where it entered last.",
        ),
        OF_INCUBATOR,
    ),
    missing=Text("人", "more {n:job|jobs}"),
)

_premises = partial(
    recorded_share,
    stock=True,
    clock=AT_MONTH_END,
    counts="premises",
    missing=Text("个孵化基地", "more {n:incubator|incubators}"),
    by=OF_CITIES,
    module=MODULE,
)

MONEY = _premises(
    key="incubator_money",
    name=Text("有政府投资的孵化基地占比", "Incubators with public money"),
    short=Text("基地投资", "Money"),
    question=Text("多少孵化基地争取到了政府投资?", "How many incubators won public money?"),
    clause=Clause(
        CLAUSE, "争取政府投资、鼓励多方投资", "seek public investment and encourage other investors"
    ),
    numerator="with_public",
    denominator="money_known",
    numerator_text=Text("其中有政府投资的", "of them with public money"),
    denominator_text=Text("已登记投资来源的孵化基地", "incubators whose money is on record"),
    formula=Text("有政府投资的基地 ÷ 已登记基地", "with public money ÷ recorded"),
    caveats=(
        KNOWN_ONLY,
        Text(
            "政府投资和其他投资两项都登记的才计入；按累计投资，不分年度。",
            "Both sums must be on record; they are totals and not of a year.",
        ),
    ),
    variants={
        "other": Variant(Text("有其他投资", "with other money"), "with_other", "money_known"),
        "both": Variant(Text("两种投资都有", "with both"), "with_both", "money_known"),
        "of_yuan": Variant(
            Text("政府投资占投资额", "public share of the money"), "public_money", "money"
        ),
    },
)

SITES = _premises(
    key="incubator_sites",
    name=Text("利用现有场所的孵化基地占比", "Incubators in existing premises"),
    short=Text("场所来源", "Sites"),
    question=Text(
        "多少孵化基地利用了园区、闲置厂房场地或专业市场?",
        "How many incubators use parks, idle sites or markets?",
    ),
    clause=Clause(
        CLAUSE,
        "各类园区、规模较大的闲置厂房和场地、专业化市场",
        "parks of every kind, large idle workshops and sites, specialised markets",
    ),
    numerator="reused",
    denominator="site_known",
    numerator_text=Text("其中利用现有场所的", "of them in existing premises"),
    denominator_text=Text("已登记场所来源的孵化基地", "incubators whose former site is recorded"),
    formula=Text("利用现有场所的基地 ÷ 已登记基地", "in existing premises ÷ recorded"),
    caveats=(KNOWN_ONLY,),
    variants={
        "park": Variant(Text("园区", "parks"), "park", "site_known"),
        "idle": Variant(Text("闲置厂房和场地", "idle sites"), "idle_site", "site_known"),
        "market": Variant(Text("专业化市场", "markets"), "market", "site_known"),
    },
)

INCUBATION = Task(
    key="incubation",
    name=Text("创业孵化", "Incubation"),
    clause=CLAUSE,
    asks=Text(
        "建设创业孵化基地或创业园，为缺乏经验和场地的创业者提供一段时期的孵化和政策扶持。",
        "Incubators that give founders without experience or premises a place and support for a "
        "time.",
    ),
    silent=Text(
        "入驻企业是挑选过的，存活率高不等于孵化有效；与未入驻企业的比较见生存曲线。",
        "Tenants are selected, so their survival does not prove that incubation works; the survival "
        "curves set them beside the others.",
    ),
    figures=(TENANTS_OPERATING, OCCUPANCY, GRADUATES, INCUBATOR_JOBS, MONEY, SITES),
    module=MODULE,
)
