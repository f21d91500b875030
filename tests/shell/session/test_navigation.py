"""Every page in both languages through the frame: it runs, says its name, and draws something."""

from typing import Any

import pytest

from shell.session.navigation import PAGES

# Page, its heading in Chinese and English, and the least number of elements it must draw.
SCREENS = [
    ("overview", "领导概览", "Overview", 10),
    ("what_if", "目标测算", "What if", 20),
    ("city_ranking", "城市排名", "City ranking", 5),
    ("target_gap", "目标差距", "Target gap", 5),
    ("city_profile", "城市画像", "City profile", 10),
    ("appraisal", "考核", "Appraisal", 10),
    ("cohort_survival", "队列生存", "Cohort survival", 5),
    ("tasks", "工作任务", "Tasks", 8),
    ("service_chain", "一条龙", "Service chain", 15),
    ("data_quality", "数据质量", "Data quality", 8),
    ("start", "开始", "Start", 5),
    ("data_returns", "数据填报", "Data returns", 5),
    ("definitions", "指标说明", "Definitions", 5),
]


def elements(test: Any) -> int:
    """Number of leaves in the main part."""
    return sum(1 for node in test.main if not getattr(node, "children", None))


def test_every_page_has_a_row_here() -> None:
    assert [row.stem for row in PAGES] == [row[0] for row in SCREENS]


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("page", "zh", "en", "least"), SCREENS)
def test_a_page_shows_its_name_and_data(
    open_page: Any, page: str, zh: str, en: str, least: int, language: str
) -> None:
    test = open_page(page, lang=language)

    assert [error.message for error in test.exception] == []
    assert not test.error
    assert test.header[0].value == (zh if language == "zh" else en)
    assert elements(test) >= least


@pytest.mark.slow
@pytest.mark.parametrize("page", [row[0] for row in SCREENS])
def test_every_page_says_which_data_it_shows(open_page: Any, page: str) -> None:
    test = open_page(page, lang="zh")
    words = " ".join(node.value for node in test.markdown)

    assert "演示数据" in words
    assert "截至2010年6月30日 · 快照第2号" in words
