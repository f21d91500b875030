"""Clauses 三(一) to 三(四): who trains whom, by what standard and with which teachers."""

from metrics.definition import Text
from metrics.plan.duty import Duty, not_computed
from metrics.plan.places import BOARD, BUSINESS

TRAINING: tuple[Duty, ...] = (
    Duty(
        "三(一)",
        "专门组织",
        Text("建立专门组织。", "Set up a dedicated body."),
        ("dedicated_body",),
        BOARD,
        ("organisations",),
    ),
    Duty(
        "三(一)",
        "工作平台",
        Text("搭建覆盖全市的平台。", "A platform for the whole city."),
        ("districts_covered",),
        BOARD,
        ("organisations",),
    ),
    not_computed(
        "三(一)",
        "示范性培训",
        Text("开展示范性培训。", "Hold model courses."),
        Text("无记录：班次不分是否示范。", "Not recorded: no course is marked as a model."),
    ),
    Duty(
        "三(一)",
        "“一条龙”服务",
        Text("平台提供各类服务。", "The platform offers the whole chain of services."),
        ("service_kinds",),
        BOARD,
        ("courses", "services"),
    ),
    not_computed(
        "三(一)",
        "承担全市…质量监控",
        Text(
            "可受托承担全市的规划、指导、实施和监控。",
            "It may be charged to plan, guide, carry out and supervise training for the city.",
        ),
        Text(
            "无记录：机构只登记类型、成立日期、人员和覆盖区县，不登记受托职责。",
            "Not recorded: of a body its kind, date, staff and districts are known, not what it is charged with.",
        ),
    ),
    not_computed(
        "三(一)",
        "公共就业服务体系内设立",
        Text(
            "设在公共就业服务体系内，也可由培训机构改建。",
            "Within the public employment service, or made from a training centre.",
        ),
        Text("无记录：机构的隶属关系没有登记。", "Not recorded: to whom a body belongs."),
    ),
    Duty(
        "三(二)",
        "各类城乡创业者",
        Text(
            "下岗失业人员之外，扩展到大学生、农村劳动者、退伍军人、残疾人等，并看各类人员的开业情况。",
            "Beyond the laid-off: students, rural workers, veterans, disabled persons and others, "
            "and how many of each group open a business.",
        ),
        ("beyond_laid_off", "groups_reached", "opening_rate"),
        (*BOARD, "cohort_survival"),
        ("enrolments", "service_cases", *BUSINESS[:2]),
    ),
    Duty(
        "三(二)",
        "SYB培训技术标准",
        Text("按统一标准教学。", "Teach to the common standard."),
        ("syb_standard",),
        BOARD,
        ("courses",),
    ),
    not_computed(
        "三(二)",
        "教辅资料",
        Text("可自主开发、选用地方教辅资料。", "Local teaching material may be made and chosen."),
        Text("无记录：教辅资料没有登记。", "Not recorded: teaching material."),
    ),
    not_computed(
        "三(二)",
        "案例剖析…创业实训",
        Text(
            "探索培训模式：案例、现身说法、创业实训。",
            "Try ways of training: cases, entrepreneurs who tell, practice.",
        ),
        Text(
            "无记录：班次只登记课程类别和是否按标准教学，不登记教学方式。",
            "Not recorded: of a course its kind and standard are known, not how it is taught.",
        ),
    ),
    Duty(
        "三(二)",
        "改善和发展企业",
        Text("为已开业者提供培训。", "Train those who already run a business."),
        ("iyb_persons",),
        BOARD,
        ("courses", "enrolments"),
    ),
    not_computed(
        "三(三)",
        "社会各类优质资源",
        Text("吸收社会各类资源参与培训。", "Draw on good institutions of every kind."),
        Text(
            "有记录，不设指标：机构类型已登记，但方案没有说明各类应占多少。",
            "Recorded, without a figure: kinds of institutions are known, but the plan names no share of any.",
        ),
    ),
    Duty(
        "三(三)",
        "日常管理和指导",
        Text("管理和指导定点机构。", "Manage and guide designated institutions."),
        ("institutions_inspected",),
        BOARD,
        ("institutions", "inspections"),
    ),
    Duty(
        "三(三)",
        "制定培训计划…教学管理",
        Text(
            "通过检查了解机构的计划和教学；检查只登记日期和结论。",
            "Know how institutions plan and teach, by inspection, of which date and result are recorded.",
        ),
        ("institutions_inspected",),
        BOARD,
        ("inspections",),
    ),
    Duty(
        "三(三)",
        "确保培训质量",
        Text("保证每个机构的质量。", "Assure the quality of each institution."),
        ("institutions_within_limits",),
        BOARD,
        ("institutions", "enrolments", *BUSINESS[:2]),
    ),
    Duty(
        "三(三)",
        "后续服务和跟踪指导",
        Text("学员结业后仍有服务和指导。", "Services and guidance after the course."),
        ("chain_coverage",),
        ("service_chain",),
        ("service_cases", "services"),
    ),
    Duty(
        "三(三)",
        "学员档案",
        Text("建立完整的学员档案。", "Keep complete trainee files."),
        ("trainee_files_complete",),
        BOARD,
        ("enrolments",),
    ),
    Duty(
        "三(三)",
        "记录学员开办和经营企业的情况",
        Text("及时记录学员企业的情况。", "Record in time how the trainees' businesses do."),
        ("contact_90",),
        BOARD,
        (*BUSINESS,),
    ),
    Duty(
        "三(四)",
        "教师选拔",
        Text("吸收大学教师和企业人士。", "Recruit teachers from universities and from business."),
        ("teachers_from_outside", "teachers_per_trainees"),
        BOARD,
        ("teachers",),
    ),
    not_computed(
        "三(四)",
        "能力水平",
        Text("提升教师业务素质和能力。", "Raise the ability of teachers."),
        Text(
            "无记录：教师能力没有测评；可间接看培训合格率。",
            "Not recorded: nobody tests teachers; pass rates tell something of it.",
        ),
    ),
    Duty(
        "三(四)",
        "研讨交流、观摩教学",
        Text(
            "定期组织教师交流；近十二个月参加过的，档案才算齐全。",
            "Regular exchange; a file is complete only with one in the last twelve months.",
        ),
        ("teacher_files_complete",),
        BOARD,
        ("teachers", "teacher_activities"),
    ),
    Duty(
        "三(四)",
        "教师档案",
        Text("建立教师档案，动态管理。", "Files of teachers, kept up to date."),
        ("teacher_files_complete",),
        BOARD,
        ("teachers", "teacher_activities"),
    ),
    not_computed(
        "三(四)",
        "工作职责",
        Text("明确教师工作职责。", "Say what a teacher has to do."),
        Text("无记录：教师职责没有登记。", "Not recorded: the duties of teachers."),
    ),
)
