"""Share of course participants who passed the assessment, or its resit within two months."""

from metrics.definition import Clause, Indicator, Text, Variant

PASS_RATE = Indicator(
    key="pass_rate",
    name=Text("培训合格率", "Training pass rate"),
    short=Text("合格率", "Pass rate"),
    question=Text("参加培训的人有多少合格?", "How many of those who attended passed?"),
    clause=Clause("二", "培训合格率达到80%以上", "a training pass rate of 80% or more"),
    kind="rate",
    unit="percent",
    counts="attended",
    classes="attended_classes",
    numerator="passed",
    denominator="attended",
    target=0.80,
    window=2,
    settling=0,
    numerator_text=Text(
        "考核合格，或两个月内补考合格的人数",
        "persons who passed the assessment or its resit within two months",
    ),
    denominator_text=Text(
        "至少到课一次的人数（含中途退出）",
        "persons who attended at least one session, dropouts included",
    ),
    clock=Text("培训班结业日期", "end of the course"),
    formula=Text("合格人数 ÷ 到课人数", "passed ÷ attended"),
    caveats=(
        Text(
            "同班学员彼此相近，区间、判定、名次和概率按设计效应（按班级估计，各市合并）折算后的人数计算。",
            "Classmates resemble each other: intervals, verdicts, ranks and probabilities rest on the number divided by the design effect, estimated from classes over all cities.",
        ),
        Text(
            "中途退出者留在分母中；只看参加考核者的合格率见另一口径。",
            "Dropouts stay in the denominator; the rate among those assessed is a variant.",
        ),
        Text("两个月以后的补考不计。", "A resit after two months does not count."),
        Text(
            "同一人一年内参加多期创业培训，只看第一期。",
            "Of several start-up courses in a year the first one attended counts.",
        ),
    ),
    missing=Text("人合格", "more {n:person|persons} passing"),
    sentence=Text(
        "参加培训{n}人，其中{x}人合格。", "{x} of {n} {n:participant|participants} passed."
    ),
    amount=Text("{n}人合格", "{n} {n:pass|passes}"),
    planned="passed",
    gates=("duplicates", "threshold", "training_dates"),
    module="metrics/pass_rate.py",
    variants={
        "assessed": Variant(Text("按参加考核人数", "of those assessed"), "passed", "assessed")
    },
)
