"""Every count table of the tasks against counting one by one, on SQLite and PostgreSQL."""

from types import ModuleType

import pytest

from data_access.counts.tables import TASKS
from tests.metrics.conftest import Demo
from tests.oracle.tasks import (
    credit_link,
    experts,
    follow_up,
    governance,
    incubation,
    institutions,
    organisation,
    policy,
    projects,
    target_groups,
    teachers,
)
from tests.oracle.tasks.listing import assert_tables_agree

ORACLES: dict[str, ModuleType] = {
    "organisation": organisation,
    "target_groups": target_groups,
    "institutions": institutions,
    "teachers": teachers,
    "projects": projects,
    "experts": experts,
    "credit_link": credit_link,
    "incubation": incubation,
    "policy": policy,
    "follow_up": follow_up,
    "governance": governance,
}
ELSEWHERE = {"doubts", "funnel"}  # counted one by one in the tests of their own readings


def test_every_count_of_a_task_has_an_oracle() -> None:
    assert set(ORACLES) | ELSEWHERE == set(TASKS)


@pytest.mark.parametrize("clause", ORACLES)
def test_every_count_agrees(demo: Demo, clause: str) -> None:
    wanted = ORACLES[clause].tables(demo.records, demo.counts.as_of)
    assert wanted and all(wanted.values())
    assert_tables_agree(demo.counts, wanted)
