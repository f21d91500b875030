"""Clause 三(四): enough teachers, from universities and business too, with files that are kept."""

from functools import partial

from metrics.definition import OF_CITIES, Clause, Task, Text, Variant
from metrics.tasks.forms import AT_MONTH_END, KNOWN_ONLY, at_month_end, recorded_share

CLAUSE = "三(四)"
MODULE = "metrics/tasks/teachers.py"
ACTIVE = Text("月末在任教师", "teachers active at the month's end")
_stock = partial(at_month_end, by=OF_CITIES, module=MODULE)

_recorded = partial(
    recorded_share,
    stock=True,
    clock=AT_MONTH_END,
    counts="teacher_files",
    by=OF_CITIES,
    module=MODULE,
)

PER_TRAINEES = _stock(
    key="teachers_per_trainees",
    name=Text("每百名学员教师数", "Teachers per 100 trainees"),
    short=Text("师资配备", "Teachers"),
    question=Text("教师与学员相比够不够?", "Are there enough teachers for the trainees?"),
    clause=Clause(
        CLAUSE, "扩大创业培训教师选拔的范围", "widen the circle from which trainers are chosen"
    ),
    kind="events",
    unit="per_hundred",
    counts="teachers",
    numerator="active",
    denominator="trainees",
    scale=100.0,
    numerator_text=ACTIVE,
    denominator_text=Text(
        "近十二个月创业培训（SYB）结业人数", "persons who completed SYB in the last twelve months"
    ),
    formula=Text("在任教师 ÷ 近十二个月学员 × 100", "active teachers ÷ trainees × 100"),
    caveats=(
        Text(
            "兼职、专职不分；培训规模小的城市数值偏高。",
            "Part-time teachers count in full; a city that trains few shows a high figure.",
        ),
    ),
    missing=Text("名教师", "more {n:teacher|teachers}"),
)

FILE_COMPLETE = _stock(
    key="teacher_files_complete",
    name=Text("教师档案齐全率", "Teachers with a complete file"),
    short=Text("教师档案", "Teacher files"),
    question=Text(
        "多少教师证书有效、考评过并参加过交流?",
        "How many teachers are certified, evaluated and in exchange with others?",
    ),
    clause=Clause(CLAUSE, "建立创业培训教师档案", "keep files on trainers"),
    kind="share",
    unit="percent",
    counts="teacher_files",
    numerator="complete",
    denominator="active",
    numerator_text=Text(
        "证书当日有效、近二十四个月考评过且近十二个月参加过研讨交流或观摩的教师",
        "with a valid certificate, evaluated within 24 months, in an exchange activity within 12",
    ),
    denominator_text=ACTIVE,
    formula=Text("三项齐全的教师 ÷ 在任教师", "all three ÷ active teachers"),
    caveats=(
        Text(
            "方案未定考评周期，本系统取二十四个月。",
            "The plan sets no period for evaluations; 24 months is our choice.",
        ),
        Text(
            "档案只记最近的证书和考评，以往月份无从得知，逐月变化要比较各期快照。",
            "A file holds the newest certificate and evaluation only, so earlier months are unknown; "
            "compare snapshots to see change.",
        ),
        Text("未填写的视为没有。", "What is not filled in counts as not there."),
    ),
    missing=Text("名教师待补齐", "more {n:teacher|teachers} to complete"),
    nothing=Text("无在任教师", "no active teacher"),
    variants={
        "certified": Variant(Text("证书有效", "certificate valid"), "certified", "active"),
        "evaluated": Variant(
            Text("近二十四个月考评过", "evaluated within 24 months"), "evaluated", "active"
        ),
        "exchanged": Variant(
            Text("近十二个月参加过交流", "in exchange within 12 months"), "exchanged", "active"
        ),
    },
)

FROM_OUTSIDE = _stock(
    key="teachers_from_outside",
    name=Text("高校和企业教师占比", "Teachers from universities and business"),
    short=Text("校企教师", "From outside"),
    question=Text(
        "多少教师来自高校和企业?", "How many teachers come from universities and business?"
    ),
    clause=Clause(
        CLAUSE, "大学教师和企业成功人士", "university teachers and successful business people"
    ),
    kind="share",
    unit="percent",
    counts="teachers",
    numerator="from_outside",
    denominator="active",
    numerator_text=Text("其中来自高校或企业的", "of them from a university or a business"),
    denominator_text=ACTIVE,
    formula=Text("高校和企业教师 ÷ 在任教师", "from universities and business ÷ active teachers"),
    caveats=(
        Text(
            "来源按聘任时登记；不反映授课量。",
            "By the origin recorded on appointment; it says nothing of how much each teaches.",
        ),
    ),
    missing=Text("名高校或企业教师", "more {n:teacher|teachers} from universities or business"),
    nothing=Text("无在任教师", "no active teacher"),
    variants={
        "university": Variant(Text("来自高校", "from universities"), "from_university", "active"),
        "business": Variant(Text("来自企业", "from business"), "from_business", "active"),
        "government": Variant(Text("来自政府部门", "from government"), "from_government", "active"),
        "institution": Variant(
            Text("来自培训机构", "from training institutions"), "from_institution", "active"
        ),
    },
)

ABILITY = _recorded(
    key="teacher_ability",
    name=Text("教师考评合格率", "Teachers who passed their evaluation"),
    short=Text("教师考评", "Evaluation"),
    question=Text(
        "考评过的教师有多少合格?", "How many of the evaluated teachers passed the evaluation?"
    ),
    clause=Clause(
        CLAUSE, "提升教师业务素质和能力水平", "raise the quality and ability of trainers"
    ),
    numerator="able",
    denominator="ability_known",
    numerator_text=Text("其中最近一次考评合格的教师", "of them who passed the newest evaluation"),
    denominator_text=Text("已登记考评结果的在任教师", "active teachers with a result on record"),
    formula=Text("考评合格的教师 ÷ 有考评结果的教师", "passed ÷ with a result"),
    caveats=(
        KNOWN_ONLY,
        Text("考评办法由各地自定，城市间不宜直接比较。", "Each city sets its own evaluation."),
        Text("教学效果另看所教班次的培训合格率。", "For what they achieve see the pass rates."),
    ),
    missing=Text("名教师考评合格", "more {n:teacher|teachers} to pass"),
)

DUTIES = _recorded(
    key="teacher_duties",
    name=Text("教师工作职责明确率", "Teachers with their duties set down"),
    short=Text("教师职责", "Duties"),
    question=Text(
        "多少教师的工作职责已书面明确?", "How many teachers have their duties in writing?"
    ),
    clause=Clause(CLAUSE, "明确工作职责", "set out their duties"),
    numerator="duties_set",
    denominator="duties_known",
    numerator_text=Text("其中职责已书面明确的教师", "of them with duties in writing"),
    denominator_text=Text(
        "已登记是否明确职责的在任教师", "active teachers for whom it is recorded"
    ),
    formula=Text("职责已明确的教师 ÷ 已登记的教师", "duties in writing ÷ recorded"),
    caveats=(
        KNOWN_ONLY,
        Text("只说明是否书面明确，不反映是否履行。", "It says nothing of whether they are done."),
    ),
    missing=Text("名教师待明确职责", "more {n:teacher|teachers}"),
)

TEACHERS = Task(
    key="teachers",
    name=Text("教师队伍", "Teachers"),
    clause=CLAUSE,
    asks=Text(
        "扩大教师选拔范围，吸收高校教师和企业成功人士；定期组织研讨交流、观摩教学；建立教师档案，实行动态管理。",
        "Teachers are recruited more widely, from universities and from business; they meet and "
        "observe each other's teaching regularly; their files are kept up to date.",
    ),
    silent=Text(
        "教师多不等于教得好：教学效果要看所教班次的合格率和学员评价。",
        "Many teachers are not good teachers: for that see the pass rates of those they teach.",
    ),
    figures=(PER_TRAINEES, FILE_COMPLETE, FROM_OUTSIDE, ABILITY, DUTIES),
    module=MODULE,
)
