"""Every count table of the tasks against counting one by one, on SQLite and PostgreSQL."""

from types import ModuleType

import pytest

from tests.metrics.conftest import Demo
from tests.oracle.tasks import organisation
from tests.oracle.tasks.listing import assert_tables_agree

ORACLES: dict[str, ModuleType] = {
    "organisation": organisation,
}


@pytest.mark.parametrize("clause", ORACLES)
def test_every_count_agrees(demo: Demo, clause: str) -> None:
    wanted = ORACLES[clause].tables(demo.records, demo.counts.as_of)
    assert wanted and all(wanted.values())
    assert_tables_agree(demo.counts, wanted)
