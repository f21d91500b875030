"""Clause 三(三): designated institutions are looked after, train well, and keep trainee files."""

from functools import partial

from metrics.definition import OF_CITIES, Clause, Task, Text, Variant
from metrics.tasks import institution_limits
from metrics.tasks.forms import NO_RECORD, at_month_end, at_once

CLAUSE = "三(三)"
MODULE = "metrics/tasks/institutions.py"
_share = partial(at_month_end, kind="share", unit="percent", by=(*OF_CITIES, "institution"))

INSPECTED = _share(
    key="institutions_inspected",
    name=Text("定点机构检查率", "Institutions inspected"),
    short=Text("机构检查", "Inspected"),
    question=Text(
        "近一年检查过的定点机构有多少?", "How many institutions were inspected within a year?"
    ),
    clause=Clause(
        CLAUSE,
        "定点机构的日常管理和指导",
        "daily management and guidance of designated institutions",
    ),
    counts="inspections",
    numerator="inspected",
    denominator="designated",
    numerator_text=Text(
        "近十二个月检查过的定点机构", "of them inspected in the last twelve months"
    ),
    denominator_text=Text("月末在册的定点机构", "institutions designated at the month's end"),
    formula=Text("检查过的机构 ÷ 定点机构", "inspected ÷ designated"),
    caveats=(
        Text(
            "检查一次即计入；新定点不满一年的机构也在分母中。",
            "One inspection is enough; institutions designated within the year are included.",
        ),
        Text(
            "一年内检查多次的，“且合格”以最近一次结论为准。",
            "Of several inspections the last one tells whether the institution passed.",
        ),
    ),
    missing=Text("家机构未检查", "more {n:institution|institutions} to inspect"),
    states=(Text("已检查", "inspected"), Text("未检查", "not inspected")),
    nothing=Text("无定点机构", "no designated institution"),
    module=MODULE,
    variants={
        "passed": Variant(Text("且结论合格", "and passed"), "inspected_passed", "designated")
    },
)

WITHIN_LIMITS = _share(
    key="institutions_within_limits",
    name=Text("培训质量未见异常的机构占比", "Institutions above the lower limits"),
    short=Text("质量正常", "Above limits"),
    question=Text(
        "有多少机构的合格率和开业率没有明显偏低?",
        "How many institutions are not clearly low in passing or opening?",
    ),
    clause=Clause(CLAUSE, "确保培训质量", "ensure the quality of training"),
    counts="institution_limits",
    numerator="within",
    denominator="judged",
    numerator_text=Text(
        "合格率、开业率均不低于漏斗图下限的机构",
        "of them with neither rate below the lower funnel limit",
    ),
    denominator_text=Text(
        "二十四个月内到课满60人且已有学员满开业观察期的机构",
        "institutions with 60 or more trainees in 24 months, and openings due",
    ),
    formula=Text("两率均未偏低的机构 ÷ 参评机构", "neither rate low ÷ institutions judged"),
    caveats=(
        Text(
            "各率取最近二十四个成熟批次月；以参评机构合计为中心，按99.8%下限并作过度离散修正。",
            "Each rate takes its latest 24 mature months; the funnel is centred on the pooled rate of "
            "the institutions judged, at 99.8 %, adjusted for overdispersion.",
        ),
        Text(
            "低于下限表示需要核实原因，不等于质量差；人数少的机构不易落到下限以下。",
            "Below the limit means to look into, not bad; small institutions rarely fall below it.",
        ),
    ),
    missing=Text("家机构偏低", "more {n:institution|institutions} to lift"),
    states=(Text("未见异常", "nothing unusual"), Text("偏低", "low")),
    nothing=Text("无参评机构", "no institution judged"),
    gates=("duplicates",),
    module=institution_limits.MODULE,
    variants={
        "pass_only": Variant(Text("只看合格率", "pass rate alone"), "pass_within", "judged"),
        "opening_only": Variant(
            Text("只看开业率", "opening rate alone"), "opening_within", "judged"
        ),
    },
)

KINDS = at_month_end(
    key="institution_kinds",
    better="neither",
    name=Text("社会力量定点机构占比", "Institutions other than public training centres"),
    short=Text("机构类型", "Kinds"),
    question=Text(
        "就业训练中心以外，有哪些机构参与培训?",
        "Which institutions train besides the public employment training centres?",
    ),
    clause=Clause(CLAUSE, "社会各类优质资源", "good resources of every kind in society"),
    kind="share",
    unit="percent",
    counts="inspections",
    numerator="beyond_centres",
    denominator="designated",
    numerator_text=Text(
        "其中职业学校、高校和民办机构", "of them vocational schools, universities and private ones"
    ),
    denominator_text=Text("月末在册的定点机构", "institutions designated at the month's end"),
    formula=Text("就业训练中心以外的机构 ÷ 定点机构", "other than public centres ÷ designated"),
    caveats=(
        Text(
            "方案未规定各类机构应占多少，此数只说明结构；按定点时登记的类型。",
            "The plan names no share of any kind; this tells the mix, by the kind on designation.",
        ),
    ),
    missing=Text("家其他机构", "more such {n:institution|institutions}"),
    nothing=Text("无定点机构", "no designated institution"),
    module=MODULE,
    by=OF_CITIES,
    variants={
        "school": Variant(
            Text("职业学校占比", "vocational schools"), "vocational_school", "designated"
        ),
        "university": Variant(Text("高校占比", "universities"), "university", "designated"),
        "private": Variant(Text("民办机构占比", "private institutions"), "private", "designated"),
    },
)

FILES_COMPLETE = at_once(
    key="trainee_files_complete",
    name=Text("学员档案完整率", "Complete trainee files"),
    short=Text("学员档案", "Trainee files"),
    question=Text("多少学员的档案是完整的?", "How many trainee files are complete?"),
    clause=Clause(CLAUSE, "建立学员档案", "keep files on trainees"),
    kind="rate",
    unit="percent",
    counts="trainee_files",
    numerator="complete",
    denominator="files",
    numerator_text=Text("其中档案完整的", "of them with a complete file"),
    denominator_text=Text(
        "至少到课一次且记录档案是否完整的报名（各类课程）",
        "enrolments that attended, of every kind of course, with a note on their file",
    ),
    clock=Text("培训班结业日期", "end of the course"),
    formula=Text("档案完整 ÷ 到课报名", "complete files ÷ enrolments attended"),
    caveats=(
        Text(
            "一次报名一份档案，同一人参加两期计两份。",
            "A file per enrolment; a person in two courses has two.",
        ),
        Text(
            "完整与否由机构填报；后来补齐的按补齐后的状态计。",
            "Institutions say whether a file is complete; one completed later counts as complete.",
        ),
    ),
    missing=Text("份档案待补齐", "more {n:file|files} to complete"),
    module=MODULE,
    by=(*OF_CITIES, "institution"),
    nothing=NO_RECORD,
    optional=True,
)

INSTITUTIONS = Task(
    key="institutions",
    name=Text("定点机构管理", "Training institutions"),
    clause=CLAUSE,
    asks=Text(
        "做好定点机构的日常管理和指导，使其按规范的技术标准组织教学，确保培训质量；建立学员档案，跟踪学员开办和经营企业的情况。",
        "Designated institutions are guided day by day and teach to the standard, so that training "
        "is good; trainee files record how those trained start and run their business.",
    ),
    silent=Text(
        "检查次数不等于检查深度；合格率、开业率偏低可能出于生源结构，要结合对象类别看。",
        "A number of inspections tells nothing of their depth; low rates may come from whom an "
        "institution trains, so read them with the target groups.",
    ),
    figures=(INSPECTED, WITHIN_LIMITS, KINDS, FILES_COMPLETE),
    module=MODULE,
)
