"""What the work plan of 2007 obliges the cities to, duty by duty, and which figures show it."""

from dataclasses import dataclass

from metrics.definition import Text


@dataclass(frozen=True)
class Duty:
    """One number, list or duty of the plan: where it stands, what it asks, who shows it.

    `figures` are keys of the registry, `pages` the stems of the screens, `tables` the records.
    """

    clause: str
    quote: str
    asks: Text
    figures: tuple[str, ...]
    pages: tuple[str, ...]
    tables: tuple[str, ...]


TARGETS = ("overview", "target_gap", "city_ranking")
BUSINESS = ("businesses", "founders", "visits")
BOARD = ("tasks", "city_profile")

PLAN: tuple[Duty, ...] = (
    Duty(
        "二",
        "每年至少对1500人",
        Text(
            "每年培训1500人，直辖市3000人。", "Train 1,500 persons a year, 3,000 in municipalities."
        ),
        ("trained",),
        TARGETS,
        ("enrolments", "courses", "targets"),
    ),
    Duty(
        "二",
        "合格率达到80%以上",
        Text("培训合格率不低于80%。", "At least 80 % pass."),
        ("pass_rate",),
        TARGETS,
        ("enrolments", "courses"),
    ),
    Duty(
        "二",
        "半年内开业成功率达到50%以上",
        Text(
            "服务完成后半年内，半数以上开业。",
            "Half of those served open a business within half a year.",
        ),
        ("opening_rate",),
        (*TARGETS, "cohort_survival"),
        ("enrolments", "service_cases", *BUSINESS[:2]),
    ),
    Duty(
        "二",
        "带动就业率达到1:5",
        Text("每户开业企业带动5人就业。", "Each business brings five jobs."),
        ("job_multiplier",),
        TARGETS,
        BUSINESS,
    ),
    Duty(
        "二",
        "稳定经营率达到80%",
        Text("一年后八成企业仍在经营。", "80 % of businesses still operate after a year."),
        ("stability_rate",),
        (*TARGETS, "cohort_survival"),
        BUSINESS,
    ),
    Duty(
        "二",
        "“一条龙”服务体系",
        Text(
            "六个环节：培训、开业指导、项目开发、融资、孵化、跟踪。",
            "Six links: training, opening guidance, projects, financing, incubation, follow-up.",
        ),
        ("chain_coverage",),
        ("service_chain", *TARGETS),
        ("service_cases", "services"),
    ),
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
        Text("定期交流，建档，动态管理。", "Regular exchange, files and dynamic management."),
        ("teacher_files_complete",),
        BOARD,
        ("teachers", "teacher_activities"),
    ),
    Duty(
        "三(五)",
        "创业项目资源库",
        Text("征集、论证、展示、推介项目。", "Collect, appraise, show and recommend projects."),
        ("projects_listed", "project_library", "projects_feasible"),
        BOARD,
        ("projects",),
    ),
    Duty(
        "三(五)",
        "选准创业项目",
        Text("项目要有人选用、经营得住。", "Projects are chosen and survive."),
        ("projects_chosen", "project_survival"),
        BOARD,
        ("projects", "project_recommendations", *BUSINESS),
    ),
    Duty(
        "三(五)",
        "投资少",
        Text("项目投资少、见效快。", "Projects need little money."),
        ("project_investment",),
        BOARD,
        ("projects",),
    ),
    Duty(
        "三(六)",
        "创业专家队伍",
        Text(
            "企业家、专家教授、政府人员组成队伍。",
            "Experts from business, universities, government.",
        ),
        ("experts_active", "expert_backgrounds"),
        BOARD,
        ("experts",),
    ),
    Duty(
        "三(六)",
        "多种形式",
        Text("上门、集中、电话、面谈。", "Visits, sessions, telephone, interviews."),
        ("service_modes",),
        BOARD,
        ("services",),
    ),
    Duty(
        "三(六)",
        "满意度",
        Text("评估服务质量和满意度。", "Evaluate services and satisfaction."),
        ("satisfaction", "services_evaluated", "response_rate"),
        (*BOARD, "appraisal"),
        ("services",),
    ),
    Duty(
        "三(七)",
        "小额贷款",
        Text(
            "培训、信用社区与小额贷款联动，信用社区提供反担保。",
            "Link training, credit communities and micro-loans; the communities stand guarantee.",
        ),
        ("loan_access", "loan_days", "guarantee_waived", "loan_recovery"),
        BOARD,
        ("loans", "repayments", "credit_communities"),
    ),
    Duty(
        "三(七)",
        "信用社区…诚信档案",
        Text("建立创业者诚信档案。", "Open credit files of entrepreneurs."),
        ("credit_files",),
        BOARD,
        ("credit_files", "credit_communities"),
    ),
    Duty(
        "三(八)",
        "创业孵化",
        Text(
            "建设孵化基地，给予一段时期的孵化和扶持。",
            "Build incubators and give businesses a time of incubation and support.",
        ),
        ("tenants_operating", "occupancy", "graduates", "incubator_jobs"),
        BOARD,
        ("incubators", "tenancies", "visits"),
    ),
    Duty(
        "三(九)",
        "税费减免",
        Text("协助办理税费减免。", "Help businesses to relief of taxes and fees."),
        ("policy_relief", "relief_days", "relief_amount"),
        (*BOARD, "appraisal"),
        ("relief_cases", "businesses"),
    ),
    Duty(
        "三(十)",
        "跟踪了解",
        Text(
            "跟踪企业经营情况，提供持续服务。", "Follow how businesses do, and keep serving them."
        ),
        ("contact_90", "lost_share"),
        (*BOARD, "data_quality"),
        BUSINESS,
    ),
    Duty(
        "三(十)",
        "交流和考察",
        Text("定期组织交流和考察。", "Hold exchanges and study visits regularly."),
        ("exchange_events", "exchange_participants"),
        BOARD,
        ("events",),
    ),
    Duty(
        "三(十)",
        "创业联谊会",
        Text("引导成立联谊会，结对互助。", "Lead entrepreneurs to found associations."),
        ("association",),
        BOARD,
        ("associations",),
    ),
    Duty(
        "四",
        "领导小组",
        Text("主管市领导牵头的领导小组。", "A leadership group under a city leader."),
        ("leadership_group",),
        BOARD,
        ("organisations",),
    ),
    Duty(
        "四",
        "工作实施机构",
        Text("劳动保障部门的实施机构。", "An implementing body in the labour department."),
        ("implementing_body",),
        BOARD,
        ("organisations",),
    ),
    Duty(
        "四",
        "考核指标体系",
        Text(
            "按质量、满意度、政策落实、初始成功、稳定经营和倍增效应考核部门和个人。",
            "Appraise departments and officers by quality, satisfaction, policy, initial success, "
            "stability and the job multiplier.",
        ),
        (),
        ("appraisal",),
        ("departments", "officers", "responsibilities", "appraisal_plans"),
    ),
    Duty(
        "四",
        "实施方案",
        Text("制定本地实施方案。", "Adopt a local implementation plan."),
        ("local_plan",),
        BOARD,
        ("local_plans",),
    ),
)
