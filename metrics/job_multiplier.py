"""Workers besides the founders per business opened, at the visit nearest six months."""

from metrics.definition import Clause, Indicator, Text, Variant

JOB_MULTIPLIER = Indicator(
    key="job_multiplier",
    name=Text("带动就业率", "Jobs per business opened"),
    short=Text("带动就业", "Jobs"),
    question=Text("每户开业企业带动几人就业?", "How many jobs does each business opened bring?"),
    clause=Clause("二", "带动就业率达到1:5", "an employment ratio of 1:5"),
    kind="mean",
    unit="jobs",
    counts="business",
    numerator="jobs_6",
    denominator="opened",
    squares="jobs_6_squares",
    target=5.0,
    window=6,
    settling=1,
    numerator_text=Text(
        "开业满六个月（前后45天）走访时除创业者外的从业人数",
        "workers other than founders at the visit nearest six months (± 45 days)",
    ),
    denominator_text=Text("该批次开业企业数", "businesses opened in the cohort"),
    clock=Text("开业日期", "opening date"),
    formula=Text("带动就业人数之和 ÷ 开业企业数", "sum of jobs ÷ businesses opened"),
    caveats=(
        Text("已关闭的企业按 0 人计。", "A closed business counts 0."),
        Text(
            "期间未走访到的企业留在分母中、人数按 0 计，因此本值偏低；只看已走访企业的值见另一口径。",
            "A business not visited in time stays in the denominator with 0 jobs, so the figure errs "
            "on the low side; the value among businesses with a known reading is a variant.",
        ),
        Text(
            "分布很偏：少数企业带动多数就业。",
            "The distribution is skewed: few businesses bring most jobs.",
        ),
    ),
    missing=Text("人就业", "more {n:job|jobs}"),
    sentence=Text(
        "开业{n}户，半年时带动{x}人就业。",
        "{x} {x:job|jobs} in {n} {n:business|businesses} after six months.",
    ),
    amount=Text("{n}人就业", "{n} {n:job|jobs}"),
    planned="jobs",
    gates=("lost", "contacts", "business_dates"),
    module="metrics/job_multiplier.py",
    variants={
        "known": Variant(
            Text("按已知从业人数的企业", "of businesses with a known reading"),
            "jobs_6",
            "jobs_6_known",
            "jobs_6_squares",
        ),
        "survivors": Variant(
            Text("按仍在经营的企业", "of businesses still operating"),
            "jobs_6",
            "jobs_6_survivors",
            "jobs_6_squares",
        ),
        "per_founder": Variant(
            Text("按创业者人数", "per founder"), "jobs_6", "founders", "jobs_6_squares"
        ),
        "at_12": Variant(
            Text("满十二个月时", "at 12 months"), "jobs_12", "opened", "jobs_12_squares", window=12
        ),
    },
)
