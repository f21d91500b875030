"""The benchmarks run, their gates can fail, and their table says so."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks import appraisal, data, slices, snapshot
from benchmarks.rows import Row, compared, markdown, paired


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A benchmark database of a few thousand trainees."""
    folder = data.FOLDER
    data.FOLDER = tmp_path_factory.mktemp("bench")
    yield data.prepared("smoke")
    data.FOLDER = folder


def test_slices_are_measured_beside_pandas_and_sql(tiny: Path) -> None:
    rows, seconds = slices.measure(tiny, "smoke", 2)
    assert rows[0].what.startswith("4 rates")
    assert all(value > 0 for value in seconds.values())


@pytest.mark.slow
def test_a_rebuilt_snapshot_has_the_same_content(tiny: Path) -> None:
    rows, seconds = snapshot.measure(tiny, "smoke")
    assert rows[1].holds is True
    assert seconds > 0


def test_weight_draws_are_measured_beside_a_loop() -> None:
    rows = appraisal.measure(1)

    assert [row.target for row in rows] == ["100 ms"] * 2
    assert all(row.baseline.startswith("pandas") for row in rows)


def test_a_gate_is_missed_when_ours_is_slower_than_allowed() -> None:
    slow = compared("a", "S", 0.2, ("b", 0.1), "–", 1.0)
    fast = compared("a", "S", 0.05, ("b", 0.1), "–", 1.0)
    assert (slow.holds, fast.holds) == (False, True)


def test_the_table_names_the_gate() -> None:
    table = markdown([Row("甲", "S", "1", "2", "0.5 ×", "–", False)])
    assert table.splitlines()[2].endswith("| MISSED |")
    assert len(table.splitlines()) == 3


def test_calls_are_timed_in_turn() -> None:
    order: list[str] = []
    found = paired(2, lambda: order.append("a"), lambda: order.append("b"))
    assert order == ["a", "b"] * 3
    assert len(found) == 2
