"""Clauses 三(一) to 三(四): who trains whom, by what standard and with which teachers."""

from metrics.definition import Text
from metrics.duty import Duty
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
    Duty(
        "三(一)",
        "“一条龙”服务",
        Text("平台提供各类服务。", "The platform offers the whole chain of services."),
        ("service_kinds",),
        BOARD,
        ("courses", "services"),
    ),
    Duty(
        "三(二)",
        "各类城乡创业者",
        Text(
            "下岗失业人员之外，扩展到大学生、农村劳动者、退伍军人、残疾人等。",
            "Beyond the laid-off: students, rural workers, veterans, disabled persons and others.",
        ),
        ("beyond_laid_off", "groups_reached", "opening_rate"),
        (*BOARD, "cohort_survival"),
        ("enrolments",),
    ),
    Duty(
        "三(二)",
        "SYB培训技术标准",
        Text("按统一标准教学。", "Teach to the common standard."),
        ("syb_standard",),
        BOARD,
        ("courses",),
    ),
    Duty(
        "三(二)",
        "改善和发展企业",
        Text("为已开业者提供培训。", "Train those who already run a business."),
        ("iyb_persons",),
        BOARD,
        ("courses", "enrolments"),
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
        "确保培训质量",
        Text("保证每个机构的质量。", "Assure the quality of each institution."),
        ("institutions_within_limits",),
        BOARD,
        ("institutions", "enrolments", *BUSINESS[:2]),
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
        "三(四)",
        "教师选拔",
        Text("吸收大学教师和企业人士。", "Recruit teachers from universities and from business."),
        ("teachers_from_outside", "teachers_per_trainees"),
        BOARD,
        ("teachers",),
    ),
    Duty(
        "三(四)",
        "教师档案",
        Text("定期交流，建档，动态管理。", "Regular exchange, files, dynamic management."),
        ("teacher_files_complete",),
        BOARD,
        ("teachers", "teacher_activities"),
    ),
)
