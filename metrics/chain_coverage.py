"""Share of passers who received every link of the one-stop chain that applies to them."""

from metrics.definition import Clause, Indicator, Text, Variant

LINKS = {
    "guidance": Text("开业指导", "opening guidance"),
    "project": Text("项目开发", "project development"),
    "finance": Text("融资服务", "financing"),
    "incubation": Text("创业孵化", "incubation"),
    "follow_up": Text("跟踪扶持", "follow-up"),
}

CHAIN_COVERAGE = Indicator(
    key="chain_coverage",
    name=Text("“一条龙”服务覆盖率", "One-stop chain coverage"),
    short=Text("服务覆盖", "Coverage"),
    question=Text(
        "合格学员得到全部适用服务的有多少?",
        "How many passers received all services that apply to them?",
    ),
    clause=Clause("二", "“一条龙”服务体系", "a one-stop system of services"),
    kind="rate",
    unit="percent",
    counts="chain",
    numerator="all_links",
    denominator="passers",
    target=None,
    window=6,
    settling=0,
    numerator_text=Text(
        "六个月内得到全部适用环节服务的合格人数",
        "passers who received all links that apply to them within six months",
    ),
    denominator_text=Text("培训合格人数", "persons who passed"),
    clock=Text("与开业成功率相同", "as for the opening rate"),
    formula=Text(
        "全部适用环节均已服务的人数 ÷ 合格人数", "all applicable links received ÷ passers"
    ),
    caveats=(
        Text(
            "工作方案未定目标值，参照值为同类其他城市的中位数；其他城市不足5个或中位数为零时不设参照值。",
            "The plan sets no figure; the mark is the median of the other cities of its tier, none "
            "where these are fewer than five or the median is zero.",
        ),
        Text(
            "适用环节由服务个案逐人登记：不适用的环节不计。",
            "Which links apply is recorded person by person; others are not asked for.",
        ),
        Text(
            "没有服务个案的合格者留在分母中。",
            "Passers without a service case stay in the denominator.",
        ),
    ),
    missing=Text("人得到全部服务", "more {n:person|persons} with every service"),
    sentence=Text(
        "合格{n}人，其中{x}人得到全部应享服务。",
        "{x} of {n} {n:passer|passers} received every service.",
    ),
    amount=Text("{n}人得到全部服务", "{n} fully served"),
    gates=("duplicates", "threshold", "service_dates"),
    module="metrics/chain_coverage.py",
    peers=True,
    variants={
        "training": Variant(Text("仅创业培训", "training alone"), "training_received", "passers"),
        **{
            key: Variant(
                Text(f"仅{name.zh}", f"{name.en} alone"), f"{key}_received", f"{key}_applies"
            )
            for key, name in LINKS.items()
        },
    },
)
