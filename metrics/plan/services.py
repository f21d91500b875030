"""Clauses 三(五) to 三(十): projects, experts, loans, incubators, relief and follow-up."""

from metrics.definition import Text
from metrics.duty import Duty
from metrics.plan.places import BOARD, BUSINESS

SERVICES: tuple[Duty, ...] = (
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
)
