"""Clause 三(二): training for all groups and not the laid-off alone, to one technical standard."""

from functools import partial

from metrics.counts.entities import GROUP_NAMES
from metrics.definition import OF_CITIES, Clause, Task, Text, Variant
from metrics.opening_rate import OPENING_RATE
from metrics.tasks.forms import KNOWN_ONLY, NO_RECORD, at_month_end, at_once, recorded_share

CLAUSE = "三(二)"
MODULE = "metrics/tasks/target_groups.py"
COMPLETION = Text("结业日期", "completion of training")
TRAINEES = Text("创业培训（SYB）结业人数", "persons who completed a start-up course (SYB)")
BY = (*OF_CITIES, "institution")
END_OF_COURSE = Text("培训班结业日期", "end of the course")
_of_events = partial(at_once, by=BY, module=MODULE)
_of_courses = partial(recorded_share, counts="courses", clock=END_OF_COURSE, by=BY, module=MODULE)

BEYOND_LAID_OFF = _of_events(
    key="beyond_laid_off",
    better="neither",
    name=Text("下岗失业人员以外学员占比", "Trainees other than laid-off workers"),
    short=Text("其他群体占比", "Other groups"),
    question=Text(
        "培训对象拓展到下岗失业人员以外了吗?", "Does training reach others than the laid-off?"
    ),
    clause=Clause(CLAUSE, "扩大培训对象范围", "widen the circle of those trained"),
    kind="rate",
    unit="percent",
    counts="trainees",
    numerator="beyond_laid_off",
    denominator="trainees",
    numerator_text=Text("其中非下岗失业人员的人数", "of them not declared as laid off"),
    denominator_text=TRAINEES,
    clock=COMPLETION,
    formula=Text("非下岗失业学员 ÷ 结业学员", "trainees not laid off ÷ trainees"),
    caveats=(
        Text(
            "按报名时申报的主要类别，一人只计一类；同一人一年内结业多期，只看第一期。",
            "By the one main group declared at enrolment; of several completions in a year the first.",
        ),
        Text(
            "比例高低反映当地失业结构，不以越高越好论；各类占比见另一口径。",
            "It reflects who is out of work in a city, so more is not simply better; the share of "
            "each group is a variant.",
        ),
    ),
    missing=Text("人来自其他群体", "more {n:trainee|trainees} of other groups"),
    gates=("duplicates",),
    variants={
        group: Variant(Text(f"{name.zh}占比", f"share of: {name.en}"), group, "trainees")
        for group, name in GROUP_NAMES.items()
    },
)

GROUPS_REACHED = at_month_end(
    key="groups_reached",
    name=Text("对象类别覆盖率", "Target groups reached"),
    short=Text("覆盖类别", "Groups reached"),
    question=Text("六类对象中培训到了几类?", "How many of the six groups are reached?"),
    clause=Clause(
        CLAUSE, "各类城乡创业者延伸和拓展", "extend to founders of every kind, urban and rural"
    ),
    kind="share",
    unit="percent",
    counts="groups_reached",
    numerator="reached",
    denominator="of_six",
    numerator_text=Text(
        "近十二个月有学员结业的类别", "groups with a trainee in the last twelve months"
    ),
    denominator_text=Text("六类对象", "the six groups"),
    formula=Text("有学员的类别 ÷ 6", "groups reached ÷ 6"),
    caveats=(
        Text(
            "一人结业即计入，不反映人数多少；“其他”算作一类。",
            "One trainee is enough, however few there are; “others” count as a group.",
        ),
    ),
    missing=Text("类对象未覆盖", "more {n:group|groups} to reach"),
    by=OF_CITIES,
    module=MODULE,
)

SYB_STANDARD = _of_events(
    key="syb_standard",
    name=Text("按统一标准教学的班次占比", "Courses taught to the SYB standard"),
    short=Text("标准教学", "SYB standard"),
    question=Text(
        "多少班次按SYB技术标准组织教学?", "How many courses are taught to the SYB standard?"
    ),
    clause=Clause(CLAUSE, "统一的SYB培训技术标准", "uniform technical standards of SYB training"),
    kind="rate",
    unit="percent",
    counts="courses",
    numerator="to_standard",
    denominator="standard_known",
    numerator_text=Text("按SYB技术标准组织教学的班次", "courses taught to the SYB standard"),
    denominator_text=Text(
        "已结业且记录是否按标准教学的各类创业培训班次",
        "courses held, of all kinds, that record whether they were taught to it",
    ),
    clock=END_OF_COURSE,
    formula=Text("按标准教学班次 ÷ 班次", "to the standard ÷ courses"),
    caveats=(
        Text(
            "按各班申报，未经教学检查核对；只看SYB班次见另一口径。",
            "As each course reports it, unchecked by inspection; SYB courses alone are a variant.",
        ),
    ),
    missing=Text("期班按标准教学", "more {n:course|courses} to the standard"),
    variants={
        "syb": Variant(
            Text("只看SYB班次", "of SYB courses"), "syb_to_standard", "syb_standard_known"
        )
    },
    nothing=NO_RECORD,
    optional=True,
)

TEACHING_METHODS = _of_courses(
    key="teaching_methods",
    name=Text(
        "采用案例、现身说法或实训的班次占比", "Courses taught with cases, speakers or practice"
    ),
    short=Text("教学方式", "Ways of teaching"),
    question=Text(
        "多少班次采用了案例剖析、企业家现身说法或创业实训?",
        "How many courses use cases, entrepreneurs who speak, or practice?",
    ),
    clause=Clause(
        CLAUSE,
        "案例剖析、企业家现身说法以及创业实训",
        "case studies, entrepreneurs' own accounts and practical training",
    ),
    numerator="any_method",
    denominator="methods_known",
    numerator_text=Text("其中至少采用一种方式的班次", "of them with at least one of the three"),
    denominator_text=Text(
        "已登记教学方式的结业班次", "courses held whose ways of teaching are recorded"
    ),
    formula=Text("至少采用一种的班次 ÷ 已登记班次", "with one of the three ÷ courses recorded"),
    caveats=(
        KNOWN_ONLY,
        Text("采用一次即计入；各种方式见另一口径。", "Once is enough; each way is a variant."),
    ),
    missing=Text("期班采用", "more {n:course|courses}"),
    variants={
        "cases": Variant(Text("案例剖析", "cases"), "cases", "cases_known"),
        "speakers": Variant(
            Text("企业家现身说法", "entrepreneurs speak"), "speakers", "speakers_known"
        ),
        "practice": Variant(Text("创业实训", "practice"), "practice", "practice_known"),
    },
)

LOCAL_MATERIAL = _of_courses(
    key="local_material",
    better="neither",
    name=Text("使用地方教辅资料的班次占比", "Courses with local teaching material"),
    short=Text("地方教辅资料", "Local material"),
    question=Text(
        "多少班次使用了具有地方特色的教辅资料?", "How many courses use local teaching material?"
    ),
    clause=Clause(CLAUSE, "具有地方特色的教辅资料", "teaching aids with local character"),
    numerator="local_material",
    denominator="material_known",
    numerator_text=Text("其中使用地方教辅资料的班次", "of them with local teaching material"),
    denominator_text=Text("已登记教辅资料的结业班次", "courses held whose material is recorded"),
    formula=Text("使用地方资料的班次 ÷ 已登记班次", "with local material ÷ courses recorded"),
    caveats=(
        KNOWN_ONLY,
        Text(
            "方案允许而不要求使用，不以越高越好论。", "The plan allows it and does not ask for it."
        ),
    ),
    missing=Text("期班使用", "more {n:course|courses}"),
)

IYB_PERSONS = at_once(
    key="iyb_persons",
    name=Text("改善企业培训人数", "Owners trained to improve their business"),
    short=Text("改善企业培训", "IYB trainees"),
    question=Text(
        "有多少已开业者参加了改善和发展企业的培训?", "How many owners completed IYB training?"
    ),
    clause=Clause(CLAUSE, "改善和发展企业的培训", "training in improving and expanding a business"),
    kind="count",
    better="neither",
    unit="persons",
    counts="trained",
    numerator="iyb",
    denominator="",
    numerator_text=Text("改善企业培训（IYB）结业人数", "persons who completed an IYB course"),
    denominator_text=Text("无（人数）", "none: a number of persons"),
    clock=COMPLETION,
    formula=Text("结业人数之和", "sum of persons"),
    caveats=(
        Text(
            "按课程计，不核对学员是否已有企业；同一人一年内只计一次。",
            "By the course, without checking that the person owns a business; once a year each.",
        ),
    ),
    missing=Text("人结业", "more {n:person|persons}"),
    gates=("duplicates",),
    module=MODULE,
)

TARGET_GROUPS = Task(
    key="target_groups",
    name=Text("培训对象与模式", "Who is trained, and how"),
    clause=CLAUSE,
    asks=Text(
        "在做好下岗失业人员培训的同时，向大学生、农村劳动者、复员转业退伍军人、残疾人等拓展；按统一的SYB技术标准教学；为已开业者提供改善和发展企业的培训。",
        "Training for the laid-off is extended to students, rural workers, veterans and disabled "
        "persons, taught to the one SYB standard; owners are offered training to improve their "
        "business.",
    ),
    silent=Text(
        "占比不等于需求满足程度：各类人员的总数和意愿不在记录中；各类人员的开业情况见下图。",
        "Shares are not needs: how many of each group live in a city, or wish to start up, is not "
        "recorded. How many of each group open a business is drawn below.",
    ),
    figures=(
        BEYOND_LAID_OFF,
        GROUPS_REACHED,
        SYB_STANDARD,
        TEACHING_METHODS,
        LOCAL_MATERIAL,
        IYB_PERSONS,
    ),
    module=MODULE,
    by_group=(OPENING_RATE,),
)
