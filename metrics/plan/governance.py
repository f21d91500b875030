"""Clause 四: who leads, who carries out, who is appraised, and the city's own plan."""

from metrics.definition import Text
from metrics.duty import Duty
from metrics.plan.places import BOARD

GOVERNANCE: tuple[Duty, ...] = (
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
