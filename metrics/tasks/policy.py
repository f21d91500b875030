"""Clause 三(九): relief of taxes and fees reaches the businesses that are entitled to it."""

from functools import partial

from metrics.definition import OF_CITIES, Clause, Task, Text, Variant
from metrics.readings.medians import OF_CITIES as OF_MEDIANS
from metrics.tasks.forms import at_once

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
        "享受减免不等于减免足额；吸收下岗失业人员的优惠未单独登记。",
        "Relief received may still be less than due; the benefits for hiring laid-off workers are "
        "not recorded apart.",
    ),
    figures=(POLICY_RELIEF, RELIEF_DAYS, RELIEF_AMOUNT),
    module=MODULE,
)
