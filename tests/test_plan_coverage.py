"""Every sentence of duty in the work plan has a figure, a screen that shows it and its records, or a reason."""

from data_access.schema import metadata
from metrics.appraisal.plan import KEYS
from metrics.appraisal.responsibility import figure_of
from metrics.plan import PLAN
from metrics.plan.duty import Duty
from metrics.registry import FIGURES, INDICATORS, TASKS
from shell.session.navigation import PAGES
from tools.plan_coverage import PLACE, coverage

# The plan's own words of every duty, number and list, clause by clause, as its sentences go.
WORDS: dict[str, tuple[str, ...]] = {
    "二": ("1500人", "80%以上", "50%以上", "1:5", "稳定经营率达到80%", "“一条龙”"),
    "三(一)": ("专门组织", "工作平台", "示范性培训", "“一条龙”", "承担全市", "公共就业服务体系"),
    "三(二)": ("各类城乡创业者", "SYB", "教辅资料", "案例剖析", "创业实训", "改善和发展企业"),
    "三(三)": (
        *("优质资源", "日常管理和指导", "制定培训计划", "培训质量", "后续服务和跟踪指导"),
        *("学员档案", "记录学员开办和经营企业的情况"),
    ),
    "三(四)": ("教师选拔", "能力水平", "研讨交流", "观摩教学", "教师档案", "工作职责"),
    "三(五)": (
        *("资源库", "展示和推介", "本土化", "投资少", "见效快", "市场前景好", "论证可行"),
        "选准创业项目",
    ),
    "三(六)": ("专家队伍", "多种形式", "个性化和专业化", "资格认证", "满意度"),
    "三(七)": (
        *("信用社区建设", "联动机制", "宣传推介", "在社区创业", "反担保", "诚信教育"),
        "诚信档案",
    ),
    "三(八)": ("政府投资", "多方投资", "园区", "闲置厂房", "孵化"),
    "三(九)": ("税费减免", "自谋职业", "吸收下岗失业人员就业"),
    "三(十)": ("跟踪了解", "持续的咨询和服务", "交流和考察", "联谊会", "结对互助"),
    "四": (
        *("党委和政府的重视", "领导小组", "主管市领导牵头", "统筹规划", "实施机构"),
        *("目标责任制", "考核指标体系", "部门和个人定期考核", "实施方案"),
    ),
}
OF_TASKS = {figure.key for task in TASKS.values() for figure in task.figures}
SHOWN: dict[str, set[str]] = {
    "tasks": OF_TASKS | {one.key for task in TASKS.values() for one in task.by_group},
    "city_profile": {key for key in FIGURES if "city" in FIGURES[key].by},
    **{page: set(INDICATORS) for page in ("overview", "target_gap", "city_ranking")},
    "cohort_survival": {key for key in FIGURES if FIGURES[key].curve},
    "service_chain": {"chain_coverage"},
    "data_quality": {"lost_share"},
    "appraisal": {*KEYS, *(one.key for one in map(figure_of, TASKS) if one)},
}
"""What every screen shows of the registry."""


def test_the_page_is_current() -> None:
    assert PLACE.read_text(encoding="utf-8") == coverage(), "run tools/plan_coverage.py"


def test_every_clause_with_a_duty_is_covered() -> None:
    assert tuple(dict.fromkeys(duty.clause for duty in PLAN)) == tuple(WORDS)


def test_every_word_of_duty_is_quoted_in_its_clause() -> None:
    quotes = {clause: " ".join(d.quote for d in PLAN if d.clause == clause) for clause in WORDS}
    assert [
        (clause, word)
        for clause, words in WORDS.items()
        for word in words
        if word not in quotes[clause]
    ] == []


def test_every_figure_serves_a_duty_and_every_duty_has_what_it_names() -> None:
    named = {key for duty in PLAN for key in duty.figures}
    assert named == set(FIGURES)
    assert {page for duty in PLAN for page in duty.pages} <= {row.stem for row in PAGES}
    assert {name for duty in PLAN for name in duty.tables} <= set(metadata.tables)


def test_a_duty_is_shown_with_its_records_or_says_why_it_is_not_computed() -> None:
    for duty in PLAN:
        if duty.why_not is None:
            assert duty.pages and duty.tables, duty.quote
            assert duty.figures or duty.pages == ("appraisal",), duty.quote
        else:
            assert not (duty.figures or duty.pages or duty.tables), duty.quote
            assert duty.why_not.zh.startswith(("无记录", "有记录")), duty.quote


def test_a_page_that_a_duty_names_shows_its_figure() -> None:
    assert [(duty.quote, page) for duty in PLAN for page in idle(duty)] == []


def test_every_figure_of_a_duty_stands_on_a_page_that_the_duty_names() -> None:
    homeless = [
        (duty.quote, key)
        for duty in PLAN
        for key in duty.figures
        if not any(key in SHOWN[page] for page in duty.pages)
    ]
    assert homeless == []


def idle(duty: Duty) -> list[str]:
    """Pages named by a duty that show none of its figures; the board of tasks must show them all."""
    if not duty.figures:
        return []
    wanted, idle_pages = set(duty.figures), []
    for page in duty.pages:
        there = wanted & SHOWN[page]
        if not there or (page == "tasks" and there != wanted):
            idle_pages.append(page)
    return idle_pages


def test_every_task_and_target_stands_under_its_clause() -> None:
    in_clauses = {(duty.clause, key) for duty in PLAN for key in duty.figures}
    for task in TASKS.values():
        assert {(task.clause, figure.key) for figure in task.figures} <= in_clauses, task.key
    assert {("二", key) for key in INDICATORS} <= in_clauses


def test_every_table_of_records_is_used_by_a_duty() -> None:
    used = {name for duty in PLAN for name in duty.tables}
    reference = {"cities", "provinces", "persons", "settings", "city_returns", "nil_returns"}
    reference.add("monthly_summaries")  # the counts of duties, by cities without their records
    loaded = {name for name, table in metadata.tables.items() if table.info["loaded"]}
    assert loaded - used <= reference
