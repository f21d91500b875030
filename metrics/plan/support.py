"""Clauses 三(八) to 三(十): incubators, relief of taxes and fees, and follow-up."""

from metrics.definition import Text
from metrics.plan.duty import Duty
from metrics.plan.places import BOARD, BUSINESS

SUPPORT: tuple[Duty, ...] = (
    Duty(
        "三(八)",
        "政府投资…多方投资",
        Text("争取政府投资，鼓励多方投资。", "Win public and other money."),
        ("incubator_money",),
        BOARD,
        ("incubators",),
    ),
    Duty(
        "三(八)",
        "园区…闲置厂房",
        Text("利用园区、闲置厂房、专业市场。", "Use parks, idle workshops and markets."),
        ("incubator_sites",),
        BOARD,
        ("incubators",),
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
        "三(九)",
        "企业的类型或自谋职业",
        Text(
            "按企业类型或自谋职业分别办理。",
            "By the form of the business, or for the self-employed.",
        ),
        ("relief_by_form",),
        BOARD,
        ("relief_cases", "businesses"),
    ),
    Duty(
        "三(九)",
        "吸收下岗失业人员就业",
        Text("对吸收下岗失业人员的企业落实减免。", "Relief for businesses that hire the laid-off."),
        ("hiring_relief", "laid_off_jobs"),
        BOARD,
        ("relief_cases", "visits"),
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
        "持续的咨询和服务",
        Text("开业后仍有咨询和服务。", "Advice and services after the opening."),
        ("chain_coverage",),
        ("service_chain",),
        ("service_cases", "services"),
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
        Text("引导成立联谊会。", "Lead entrepreneurs to found associations."),
        ("association",),
        BOARD,
        ("associations",),
    ),
    Duty(
        "三(十)",
        "结对互助",
        Text(
            "沟通信息，结对互助；活动次数可按结对互助分开看。",
            "Share news and help each other in pairs; events of this kind are a variant.",
        ),
        ("exchange_events",),
        BOARD,
        ("events",),
    ),
)
