"""Share of served persons whose first business began operating within half a year."""

from metrics.definition import Clause, Indicator, Text, Variant

OPENING_RATE = Indicator(
    key="opening_rate",
    name=Text("半年内开业成功率", "Opening rate within half a year"),
    short=Text("开业率", "Opening rate"),
    question=Text(
        "接受创业服务后半年内有多少人开业?",
        "How many opened a business within half a year of the services?",
    ),
    clause=Clause(
        "二",
        "经创业服务后半年内开业成功率达到50%以上",
        "50% or more open a business within half a year of the start-up services",
    ),
    kind="rate",
    unit="percent",
    counts="opening",
    classes="opening_classes",
    numerator="served_opened",
    denominator="served",
    target=0.50,
    window=6,
    settling=0,
    numerator_text=Text(
        "起算日后六个月内首次开业的人数",
        "persons whose first business began operating within six months",
    ),
    denominator_text=Text("创业服务已完成的人数", "persons whose start-up services are complete"),
    clock=Text(
        "创业服务完成之日，最迟为培训结业后90天，且不晚于开业；未接受服务者为培训结业之日",
        "completion of services, at the latest 90 days after training and never after the "
        "opening; training completion where there was no service",
    ),
    formula=Text("半年内开业人数 ÷ 服务完成人数", "opened within six months ÷ served"),
    caveats=(
        Text(
            "同班学员彼此相近，区间、判定、名次和概率按设计效应（按班级估计，各市合并）折算后的人数计算。",
            "Classmates resemble each other: intervals, verdicts, ranks and probabilities rest on the number divided by the design effect, estimated from classes over all cities.",
        ),
        Text(
            "培训开始前已有的企业不算成果，本人仍在分母中。",
            "A business from before the course is no result; its owner stays in the denominator.",
        ),
        Text(
            "服务期间开业的，以开业前一日为起算日，计为第一个月开业。",
            "Where the business opened during the services the clock starts on the eve of opening.",
        ),
        Text(
            "只有满七个月（六个月加一个月报送期）的批次进入本指标。",
            "Only cohorts of seven completed months (six and one for reports) enter the rate.",
        ),
        Text(
            "没有创业服务记录的城市，分母为全部结业学员，自结业之日起算。",
            "In a city that keeps no service records all who completed the course are counted, from that day.",
        ),
        Text(
            "改善企业培训（IYB）学员已在经营，不在分母中。",
            "IYB trainees already run a business and are not in the denominator.",
        ),
    ),
    missing=Text("人开业", "more {n:person|persons} opening"),
    sentence=Text(
        "服务完成{n}人，其中{x}人半年内开业。", "{x} of {n} served opened within six months."
    ),
    amount=Text("{n}人开业", "{n} {n:opening|openings}"),
    planned="opened",
    gates=(
        *("duplicates", "openings", "contacts"),
        *("training_dates", "service_dates", "business_dates"),
    ),
    module="metrics/opening_rate.py",
    curve="opening",
    horizon=6,
    variants={
        "passers": Variant(
            Text("按培训合格人数", "of those who passed"), "passed_opened", "passed"
        ),
        "trained": Variant(Text("按培训人数", "of those trained"), "trained_opened", "trained"),
    },
)
