"""Clause 三(五): a library of projects, appraised by experts, that people choose and that last."""

from functools import partial

from metrics.definition import OF_CITIES, Clause, Task, Text, Variant
from metrics.readings.medians import OF_CITIES as OF_MEDIANS
from metrics.stability_rate import STABILITY_RATE
from metrics.tasks.forms import AT_MONTH_END, at_once
from metrics.tasks.project_qualities import LOCAL, PAY_SOON, RECOMMENDED, SHOWN

CLAUSE = "三(五)"
MODULE = "metrics/tasks/projects.py"
LISTING = Text("发布日期", "listing of the project")
_figure = partial(at_once, by=OF_CITIES, module=MODULE)
_rate = partial(_figure, kind="rate", unit="percent")
_number = partial(
    _figure,
    kind="count",
    better="neither",
    unit="number",
    numerator="listed",
    denominator="",
    denominator_text=Text("无（个数）", "none: a number of projects"),
    missing=Text("个项目", "more {n:project|projects}"),
)

LISTED = _number(
    key="projects_listed",
    name=Text("新发布项目数", "Projects newly listed"),
    short=Text("新发布项目", "Newly listed"),
    question=Text(
        "近一年论证可行并发布的项目有多少?", "How many projects were appraised and listed?"
    ),
    clause=Clause(CLAUSE, "经专家论证可行后", "once experts have judged them feasible"),
    counts="listings",
    numerator_text=Text("论证可行并已发布的项目", "projects appraised feasible and listed"),
    clock=LISTING,
    formula=Text("项目数之和", "sum of projects"),
    caveats=(
        Text(
            "未经论证或论证不可行而发布的不计。",
            "Projects listed without an appraisal, or against it, do not count.",
        ),
    ),
)

LIBRARY = _number(
    key="project_library",
    name=Text("项目库在库项目数", "Projects in the library"),
    short=Text("在库项目", "Library"),
    question=Text("项目库里有多少可供选择的项目?", "How many projects does the library offer?"),
    clause=Clause(
        CLAUSE, "建立本地区创业项目资源库", "set up a local library of start-up projects"
    ),
    counts="library",
    stock=True,
    numerator_text=Text(
        "截至月末论证可行并已发布的项目",
        "projects appraised feasible and listed by the month's end",
    ),
    clock=AT_MONTH_END,
    formula=Text("累计项目数", "all projects so far"),
    caveats=(
        Text(
            "记录中没有撤下日期，发布后一直计入。",
            "No withdrawal is recorded, so a listed project stays.",
        ),
    ),
    variants={"collected": Variant(Text("已征集", "collected"), "collected", "")},
)

FEASIBLE = _rate(
    key="projects_feasible",
    better="neither",
    name=Text("项目论证可行率", "Projects appraised feasible"),
    short=Text("论证可行", "Feasible"),
    question=Text("论证过的项目有多少可行?", "How many appraised projects are feasible?"),
    clause=Clause(CLAUSE, "论证、展示和推介", "appraise, display and promote"),
    counts="appraisals",
    numerator="feasible",
    denominator="appraised",
    numerator_text=Text("其中论证可行的", "of them found feasible"),
    denominator_text=Text("已论证并有结论的项目", "projects appraised, with a result"),
    clock=Text("论证日期", "appraisal of the project"),
    formula=Text("可行项目 ÷ 论证项目", "feasible ÷ appraised"),
    caveats=(
        Text(
            "过高可能是论证走过场，过低可能是征集不准，宜与选用率一并看。",
            "Very high may mean a mere formality, very low poor collecting; read it with the share "
            "chosen.",
        ),
    ),
    missing=Text("个项目可行", "more feasible {n:project|projects}"),
)

CHOSEN = _rate(
    key="projects_chosen",
    name=Text("项目选用率", "Projects chosen by a business"),
    short=Text("项目选用", "Chosen"),
    question=Text(
        "发布一年内有人用来开业的项目有多少?",
        "How many projects does a business open with within a year of listing?",
    ),
    clause=Clause(CLAUSE, "选准创业项目", "choose the right project"),
    counts="listings",
    numerator="chosen",
    denominator="listed",
    window=12,
    numerator_text=Text(
        "发布后十二个月内被选用并据以开业的项目",
        "of them chosen, and a business opened with them, within twelve months of listing",
    ),
    denominator_text=Text("论证可行并已发布的项目", "projects appraised feasible and listed"),
    clock=LISTING,
    formula=Text("开业选用的项目 ÷ 发布项目", "chosen by an opened business ÷ listed"),
    caveats=(
        Text(
            "选用和开业都须在发布后十二个月内；只选用未开业的不计，一个项目多户选用计一次。",
            "Both choice and opening lie within twelve months of listing; a choice without opening "
            "does not count, and a project chosen by many counts once.",
        ),
    ),
    missing=Text("个项目被选用", "more {n:project|projects} chosen"),
)

INVESTMENT = _figure(
    key="project_investment",
    better="lower",
    name=Text("项目投资额中位数", "Median investment of a project"),
    short=Text("投资额", "Investment"),
    question=Text("开办一个项目要投多少钱?", "How much does a project take to start?"),
    clause=Clause(CLAUSE, "投资少、见效快", "little investment, quick returns"),
    kind="median",
    unit="yuan",
    counts="investments",
    numerator="n",
    denominator="n",
    stock=True,
    numerator_text=Text("在库项目投资额的中间值", "middle value of the projects' investment"),
    denominator_text=Text("论证可行并已发布的项目", "projects appraised feasible and listed"),
    clock=AT_MONTH_END,
    formula=Text("投资额从小到大排列取中间值", "middle of the investments in ascending order"),
    caveats=(
        Text(
            "为预计投资额，非实际投入；方案要求投资少，数值大不代表好。",
            "Planned and not actual money; the plan asks for small sums, so more is not better.",
        ),
    ),
    missing=Text("元", "yuan"),
    by=OF_MEDIANS,
)

SURVIVAL = _rate(
    key="project_survival",
    name=Text("项目企业一年稳定率", "One-year stability of project businesses"),
    short=Text("项目企业稳定", "Project businesses"),
    question=Text(
        "用库内项目开办的企业一年后还有多少在经营?",
        "How many businesses opened with a listed project operate after a year?",
    ),
    clause=Clause(CLAUSE, "市场前景好", "good prospects in the market"),
    counts="project_businesses",
    numerator="operating_12",
    denominator="opened",
    estimate="curve",
    before="known",
    window=12,
    settling=1,
    numerator_text=Text(
        "其中十二个月内未关闭的，按生存曲线推算，失访企业计至最后一次联系",
        "of them not closed at 12 months, by the survival curve; a lost business counts up to its "
        "last contact",
    ),
    denominator_text=Text("选用库内项目开业的企业", "businesses opened with a listed project"),
    clock=Text("开业日期", "opening date"),
    formula=Text(
        "1－十二个月内关闭的比例（乘积极限法）",
        "1 - share closed within 12 months (product-limit method)",
    ),
    caveats=(
        Text(
            "口径同“一年以上稳定经营率”，归项目所在城市；选用几个项目的，归最先选用的一个。",
            "As the one-year stability rate, but in the project's city; a business that chose several "
            "projects belongs to the first.",
        ),
        Text(
            "单个项目的企业很少，多为“样本过小”，只供查看。",
            "A single project has few businesses, mostly too few to judge.",
        ),
    ),
    missing=Text("户稳定经营", "more {n:business|businesses} operating"),
    gates=("lost",),
    by=(*OF_CITIES, "project"),
    base="opened",
    variants=dict(STABILITY_RATE.variants),
)

PROJECTS = Task(
    key="projects",
    name=Text("创业项目开发", "Business projects"),
    clause=CLAUSE,
    asks=Text(
        "建立创业项目资源库，完善开发、征集、论证、展示和推介机制；项目要本土化、投资少、见效快、市场前景好，经专家论证可行后推荐给创业者。",
        "A library of projects, collected, appraised by experts, shown and recommended; local ones "
        "that need little money, pay soon and have a market.",
    ),
    silent=Text(
        "项目多不等于合用；见效快慢为预计，市场前景没有记录，只能由选用和企业存续间接看出。",
        "Many projects are not useful ones; how soon they pay is expected only, and what market "
        "they have shows in what is chosen and what lasts.",
    ),
    figures=(
        LISTED,
        LIBRARY,
        FEASIBLE,
        SHOWN,
        RECOMMENDED,
        CHOSEN,
        LOCAL,
        INVESTMENT,
        PAY_SOON,
        SURVIVAL,
    ),
    module=MODULE,
)
