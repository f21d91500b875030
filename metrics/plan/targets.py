"""Clause 二 of the work plan: the six targets."""

from metrics.definition import Text
from metrics.plan.duty import Duty
from metrics.plan.places import BUSINESS, TARGETS

SIX_TARGETS: tuple[Duty, ...] = (
    Duty(
        "二",
        "每年至少对1500人",
        Text("每年1500人，直辖市3000人。", "1,500 persons a year, 3,000 in municipalities."),
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
        Text("服务后半年内半数以上开业。", "Half of those served open within half a year."),
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
)
