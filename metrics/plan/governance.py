"""Clause 四: who leads, who carries out, who is appraised, and the city's own plan."""

from metrics.appraisal.plan import KEYS
from metrics.definition import Text
from metrics.plan.duty import Duty, not_computed
from metrics.plan.places import BOARD

GOVERNANCE: tuple[Duty, ...] = (
    not_computed(
        "四",
        "当地党委和政府的重视",
        Text("争取当地重视。", "Win the attention of the city's leaders."),
        Text("无记录：不是可以登记的事项。", "Not recorded, and not a thing to be recorded."),
    ),
    Duty(
        "四",
        "领导小组",
        Text("成立领导小组。", "Set up a leadership group."),
        ("leadership_group",),
        BOARD,
        ("organisations",),
    ),
    Duty(
        "四",
        "主管市领导牵头…统筹规划",
        Text(
            "由市领导牵头、部门参加，统筹规划。", "A city leader and the departments plan together."
        ),
        ("group_leader", "group_departments"),
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
        "工作目标责任制",
        Text(
            "每项目标和任务有责任部门、责任人。",
            "A department and an officer answer for every target and task.",
        ),
        (),
        ("appraisal",),
        ("departments", "officers", "responsibilities"),
    ),
    Duty(
        "四",
        "考核指标体系",
        Text(
            "以质量、满意度、政策落实、初始成功、稳定经营和倍增效应为主要指标。",
            "An index of quality, satisfaction, policy, initial success, stability and the job "
            "multiplier.",
        ),
        KEYS,
        ("appraisal",),
        ("appraisal_plans",),
    ),
    Duty(
        "四",
        "对相关部门和个人定期考核检查",
        Text("按年评定部门和责任人。", "Rate departments and officers every year."),
        (),
        ("appraisal",),
        ("departments", "officers", "responsibilities"),
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
