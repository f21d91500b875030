"""On the task of the target groups: how many of each group open a business, with interval."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from i18n import LANGUAGES, Language, pick, text
from metrics.board.group_rates import group_rates
from metrics.counts.entities import GROUP_NAMES, NATION, keys
from metrics.counts.snapshot import Counts
from metrics.registry import TASKS
from shell.screens.tasks import groups
from shell.screens.tasks.choice import Choice
from shell.viewer.view import KEY

Open = Callable[[str, dict[str, str]], AppTest]


def captions(test: AppTest) -> list[str]:
    return [node.value for node in test.main.caption]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_task_of_the_groups_draws_the_opening_rate_of_each(
    run_page: Open, counts: Counts, language: Language
) -> None:
    reported = [
        code for code, there in zip(keys(counts, "city"), counts.reported, strict=True) if there
    ]
    for code in (NATION, reported[0]):
        test = run_page("tasks", {"lang": language, "task": "target_groups", "city": code})
        choice = Choice("target_groups", "beyond_laid_off", city=code)
        finding, chart, alt = groups.group_figure(test.session_state[KEY], choice, "opening_rate")
        trace = chart.to_dict()["data"][0]

        assert not test.exception
        assert text("task_groups.note", language) in captions(test)
        assert f"**{finding}**" in [node.value for node in test.main.markdown]
        assert all(pick(name, language) in alt for name in GROUP_NAMES.values())
        rows = group_rates(counts, "opening_rate", code)
        assert list(trace["x"]) == pytest.approx(rows["value"].tolist(), nan_ok=True)
        reach = (rows["upper"] - rows["value"]).tolist()
        assert list(trace["error_x"]["array"]) == pytest.approx(reach, nan_ok=True)


def test_no_other_task_draws_it(run_page: Open) -> None:
    assert [key for key, task in TASKS.items() if task.by_group] == ["target_groups"]
    test = run_page("tasks", {"lang": "zh", "task": "teachers"})

    assert text("task_groups.note", "zh") not in captions(test)
