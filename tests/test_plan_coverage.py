"""Every number, list and duty of the work plan has a figure, a screen and a table of records."""

from data_access.schema import metadata
from metrics.plan import PLAN
from metrics.registry import FIGURES, INDICATORS, TASKS
from shell.navigation import PAGES
from tools.plan_coverage import PLACE, coverage

CLAUSES = ("二", *(f"三({n})" for n in "一二三四五六七八九十"), "四")
# The plan's own words of duty, number or list; each must be quoted by a duty below.
WORDS = (
    *("1500人", "80%以上", "50%以上", "1:5", "80%", "“一条龙”"),
    *("专门组织", "平台", "各类城乡创业者", "SYB", "改善和发展企业", "日常管理", "培训质量"),
    *("学员档案", "教师选拔", "教师档案", "资源库", "项目", "专家", "多种形式", "满意度"),
    *("信用社区", "小额贷款", "诚信档案", "孵化", "税费减免", "跟踪", "交流", "联谊会"),
    *("领导小组", "实施机构", "考核指标体系", "实施方案"),
)


def test_the_page_is_current() -> None:
    assert PLACE.read_text(encoding="utf-8") == coverage(), "run tools/plan_coverage.py"


def test_every_clause_with_a_duty_is_covered() -> None:
    assert tuple(dict.fromkeys(duty.clause for duty in PLAN)) == CLAUSES


def test_every_word_of_duty_is_quoted() -> None:
    quotes = " ".join(duty.quote for duty in PLAN)
    assert [word for word in WORDS if word not in quotes] == []


def test_every_figure_serves_a_duty_and_every_duty_has_what_it_names() -> None:
    shown = {key for duty in PLAN for key in duty.figures}
    assert shown == set(FIGURES)
    assert {page for duty in PLAN for page in duty.pages} <= {row.stem for row in PAGES}
    assert {name for duty in PLAN for name in duty.tables} <= set(metadata.tables)
    assert all(duty.figures or "appraisal" in duty.pages for duty in PLAN)


def test_every_task_and_target_stands_under_its_clause() -> None:
    clause_of = {key: duty.clause for duty in PLAN for key in duty.figures}
    for task in TASKS.values():
        own = {figure.key for figure in task.figures}
        assert {clause_of[key] for key in own} == {task.clause}, task.key
    assert set(INDICATORS) <= set(clause_of)


def test_every_table_of_records_is_used_by_a_duty() -> None:
    used = {name for duty in PLAN for name in duty.tables}
    reference = {"cities", "provinces", "persons", "settings", "city_returns"}
    loaded = {name for name, table in metadata.tables.items() if table.info["loaded"]}
    assert loaded - used <= reference
