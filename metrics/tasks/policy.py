"""Clause 三(九): relief of taxes and fees reaches the businesses that are entitled to it."""

from functools import partial

from metrics.definition import OF_CITIES, Clause, Task, Text, Variant
from metrics.readings.medians import OF_CITIES as OF_MEDIANS
from metrics.tasks.forms import KNOWN_ONLY, NO_RECORD, at_once, recorded_share

CLAUSE = "三(九)"
MODULE = "metrics/tasks/policy.py"
_figure = partial(
    at_once,
    clause=Clause(CLAUSE, "办理税费减免有关手续", "handle the formalities of tax and fee relief"),
    module=MODULE,
)
OPENING = Text("开业日期", "opening date")
LED_BY_TRAINING = Text(
    "统计培训后开办的企业，记在培训本人的城市；六个月内重新登记的视为同一企业。",
    "Businesses that training led to, in the city that trained the founder; registered again "
    "within six months it is the same business.",
)

POLICY_RELIEF = _figure(
    key="policy_relief",
    name=Text("税费减免落实率", "Relief received in time"),
    short=Text("税费减免", "Relief"),
    question=Text(
        "符合条件的企业半年内享受到税费减免了吗?",
        "Do the entitled receive relief within half a year?",
    ),
    kind="rate",
    unit="percent",
    counts="relief",
    numerator="relieved",
    denominator="eligible",
    window=6,
    numerator_text=Text(
        "开业后六个月内至少享受一项税费减免的企业数",
        "businesses with at least one relief of tax or fee within 6 months after opening",
    ),
    denominator_text=Text(
        "开业后六个月内符合减免条件的企业数",
        "businesses that became eligible within 6 months after opening",
    ),
    clock=OPENING,
    formula=Text("已享受减免的企业 ÷ 符合条件的企业", "businesses relieved ÷ businesses eligible"),
    caveats=(
        Text(
            "只认已登记“符合条件日期”的企业；应享受而未被认定的不在分母中，落实率可能偏高。",
            "Only businesses recorded as eligible; those entitled but never recognised are missing, "
            "so the figure may err on the high side.",
        ),
        Text(
            "开业六个月以后才符合条件的不计，使批次成熟后不再变动；开业前已享受的视为及时。",
            "Eligible later than that is left out, so that a ripe cohort no longer moves; relief "
            "before the opening counts as in time.",
        ),
        LED_BY_TRAINING,
    ),
    missing=Text("户享受减免", "more {n:business|businesses} to receive relief"),
    variants={
        "tax": Variant(Text("税收减免", "taxes only"), "relieved_tax", "eligible_tax"),
        "fee": Variant(Text("收费减免", "fees only"), "relieved_fee", "eligible_fee"),
    },
)

RELIEF_DAYS = _figure(
    key="relief_days",
    better="lower",
    name=Text("开业到首次减免的天数（中位数）", "Days to the first relief (median)"),
    short=Text("减免用时", "Days to relief"),
    question=Text("从开业到首次减免要多少天?", "How long from opening to the first relief?"),
    kind="median",
    unit="days",
    counts="relief_days",
    numerator="n",
    denominator="n",
    window=6,
    numerator_text=Text("从开业到首次享受减免的天数", "days from the opening to the first relief"),
    denominator_text=Text(
        "最近十二个成熟批次中六个月内享受减免的企业",
        "businesses relieved within 6 months, of the latest twelve mature cohorts",
    ),
    clock=OPENING,
    formula=Text("天数的中位数", "median of the days"),
    caveats=(
        Text(
            "未享受和六个月以后才享受的不在其中，须与落实率同看；开业前已享受的计为0天。",
            "Those never relieved, or later than 6 months, are left out: read it with the share "
            "relieved. Relief before the opening counts as 0 days.",
        ),
        LED_BY_TRAINING,
    ),
    missing=Text("户享受减免", "more {n:business|businesses} to receive relief"),
    by=OF_MEDIANS,
)

RELIEF_AMOUNT = _figure(
    key="relief_amount",
    name=Text("税费减免金额", "Amount of relief"),
    short=Text("减免金额", "Amount"),
    question=Text("减免了多少税费?", "How much was relieved?"),
    kind="count",
    better="neither",
    unit="yuan",
    counts="relief_granted",
    numerator="amount",
    denominator="",
    by=(*OF_CITIES, "group"),
    numerator_text=Text("享受的税费减免金额（元）", "taxes and fees relieved, yuan"),
    denominator_text=Text("计数，无分母", "a sum without denominator"),
    clock=Text("享受日期", "date granted"),
    formula=Text("各项减免金额之和", "sum of all amounts granted"),
    caveats=(
        Text(
            "按享受月份统计，包括以前开业的企业；受企业数和规模影响，不宜作城市间比较。",
            "By the month granted, for whenever opened; it grows with number and size of "
            "businesses, so cities should not be compared by it.",
        ),
        LED_BY_TRAINING,
    ),
    missing=Text("元", "more yuan"),
)

_relief = partial(
    at_once,
    kind="rate",
    unit="percent",
    counts="relief_by_form",
    window=6,
    clock=OPENING,
    missing=Text("户享受减免", "more {n:business|businesses} to receive relief"),
    nothing=NO_RECORD,
    optional=True,
    module=MODULE,
)

RELIEF_BY_FORM = _relief(
    key="relief_by_form",
    name=Text("分组织形式的税费减免落实率", "Relief in time, by legal form"),
    short=Text("分形式减免", "By legal form"),
    question=Text(
        "个体工商户和各类企业是否都享受到减免?",
        "Do the self-employed and businesses of every form receive relief?",
    ),
    clause=Clause(
        CLAUSE,
        "按照创业者所办企业的类型或自谋职业的实际情况",
        "according to the type of enterprise, or the facts of self-employment",
    ),
    numerator="relieved",
    denominator="eligible",
    numerator_text=Text(
        "开业后六个月内至少享受一项税费减免的企业数",
        "businesses with at least one relief of tax or fee within 6 months after opening",
    ),
    denominator_text=Text(
        "开业后六个月内符合减免条件且已登记组织形式的企业数",
        "businesses eligible within 6 months after opening whose legal form is recorded",
    ),
    formula=Text("已享受减免的企业 ÷ 符合条件的企业", "businesses relieved ÷ businesses eligible"),
    caveats=(
        KNOWN_ONLY,
        Text("按首次登记的组织形式。", "By the form first registered."),
        LED_BY_TRAINING,
    ),
    variants={
        form: Variant(name, f"relieved_{form}", f"eligible_{form}")
        for form, name in {
            "self_employed": Text("个体工商户", "self-employed"),
            "sole_owner": Text("个人独资企业", "sole owners"),
            "partnership": Text("合伙企业", "partnerships"),
            "company": Text("公司", "companies"),
            "cooperative": Text("农民专业合作社", "farmers' cooperatives"),
        }.items()
    },
)

HIRING_RELIEF = _relief(
    key="hiring_relief",
    name=Text("吸收下岗失业人员减免落实率", "Relief for hiring the laid-off, in time"),
    short=Text("吸收就业减免", "For hiring"),
    question=Text(
        "吸收下岗失业人员的企业半年内享受到减免了吗?",
        "Do businesses that hire the laid-off receive their relief within half a year?",
    ),
    clause=Clause(
        CLAUSE,
        "对所办企业吸收下岗失业人员就业的",
        "where the enterprises take on laid-off and unemployed workers",
    ),
    numerator="relieved_hiring",
    denominator="eligible_hiring",
    numerator_text=Text(
        "其中六个月内享受该项减免的", "of them with that relief within 6 months after opening"
    ),
    denominator_text=Text(
        "开业后六个月内因吸收下岗失业人员符合减免条件的企业数",
        "businesses eligible for hiring the laid-off within 6 months after opening",
    ),
    formula=Text("已享受该项减免的企业 ÷ 符合条件的企业", "relieved ÷ eligible, for hiring"),
    caveats=(
        Text(
            "只认已登记为该项原因的减免；未登记原因的不计，也不视为没有。",
            "Only relief recorded as given for hiring; without a reason on record it is left out.",
        ),
        LED_BY_TRAINING,
    ),
)

LAID_OFF_JOBS = recorded_share(
    key="laid_off_jobs",
    better="neither",
    name=Text("带动就业中下岗失业人员占比", "Laid-off workers among the jobs"),
    short=Text("吸收下岗失业", "Laid-off hired"),
    question=Text(
        "开业企业带动的就业中有多少下岗失业人员?",
        "How many of those who work at the businesses opened had been laid off?",
    ),
    clause=Clause(CLAUSE, "吸收下岗失业人员就业", "taking on laid-off and unemployed workers"),
    counts="laid_off_jobs",
    numerator="laid_off",
    denominator="workers",
    window=6,
    settling=1,
    clock=OPENING,
    numerator_text=Text("其中下岗失业人员", "of them laid-off workers"),
    denominator_text=Text(
        "开业满六个月（前后45天）走访时登记了身份的带动就业人数",
        "workers at the visit nearest six months (± 45 days) that counted the laid-off",
    ),
    formula=Text("下岗失业人员 ÷ 带动就业人数", "laid-off workers ÷ workers"),
    caveats=(
        KNOWN_ONLY,
        Text("走访时已关闭的企业不计。", "A business found closed is left out."),
        LED_BY_TRAINING,
    ),
    missing=Text("名下岗失业人员", "more laid-off {n:worker|workers}"),
    module=MODULE,
    variants={
        "hiring": Variant(
            Text("吸收下岗失业人员的企业占比", "businesses that hire the laid-off"),
            "hiring",
            "visited",
        )
    },
)

POLICY = Task(
    key="policy",
    name=Text("税费减免政策落实", "Relief of taxes and fees"),
    clause=CLAUSE,
    asks=Text(
        "协助税务、工商等部门，按企业类型或自谋职业情况办理税费减免，并落实吸收下岗失业人员就业的优惠。",
        "With the tax and trade offices, relief of taxes and fees according to the kind of business, "
        "and the benefits for those who hire laid-off workers.",
    ),
    silent=Text(
        "享受减免不等于减免足额；应享受而未认定的企业不在记录中。",
        "Relief received may still be less than due; who was never recognised is not on record.",
    ),
    figures=(
        POLICY_RELIEF,
        RELIEF_DAYS,
        RELIEF_AMOUNT,
        RELIEF_BY_FORM,
        HIRING_RELIEF,
        LAID_OFF_JOBS,
    ),
    module=MODULE,
)
