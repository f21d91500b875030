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
    estimate="filled",
    before="unvisited_zero",
    target=5.0,
    window=6,
    settling=1,
    numerator_text=Text(
        "开业满六个月（前后45天）走访时除创业者外的从业人数",
        "workers other than founders at the visit nearest six months (± 45 days)",
    ),
    denominator_text=Text("该批次开业企业数", "businesses opened in the cohort"),
    clock=Text("开业日期", "opening date"),
    formula=Text(
        "带动就业人数之和（未走访的按平均数）÷ 开业企业数",
        "sum of jobs, the unvisited as the mean ÷ businesses opened",
    ),
    caveats=(
        Text(
            "半年内已关闭的企业按 0 人计；关闭未填日期、半年之后未曾见其经营的，同样按 0 人计。",
            "A business closed within half a year counts 0; so does one without a closing date that "
            "nobody saw operating since.",
        ),
        Text(
            "仍在经营而期间未走访到的企业，按本市同年开业、已走访企业的平均人数计（已走访不足30户的，"
            "按同类城市计），由此带来的误差计入区间；按创业者人数、满十二个月时两个口径同样处理，按 0 人计的值（下限）见另一口径。",
            "An operating business that nobody visited in time counts as the mean of the city's "
            "visited ones opened in the same year (under 30 of them, of its kind of city), and the "
            "interval holds that error; so do the variants per founder and at 12 months. The lower "
            "bound, with 0 jobs for them, is a variant.",
        ),
        Text(
            "经营中的企业走访到的不足八成时，数据存疑，核实前不作判定。",
            "Where fewer than 80 % of the operating businesses were visited the data are on hold.",
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
    gates=("lost", "visited", "contacts", "business_dates"),
    module="metrics/job_multiplier.py",
    variants={
        "unvisited_zero": Variant(
            Text("未走访的按 0 人计（下限）", "unvisited as 0 (lower bound)"),
            "jobs_6",
            "opened",
            "jobs_6_squares",
        ),
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
            Text("按创业者人数", "per founder"),
            "jobs_6",
            "founders",
            "jobs_6_squares",
            estimate="filled",
        ),
        "at_12": Variant(
            Text("满十二个月时", "at 12 months"),
            "jobs_12",
            "opened",
            "jobs_12_squares",
            window=12,
            estimate="filled",
        ),
    },
)
