"""The benchmarks run, and the suite judges by gates alone while it tells missed targets as well."""

from pathlib import Path

import pytest

from benchmarks import appraisal, slices, snapshot, suite
from benchmarks.rows import Limit, Row


@pytest.mark.slow
def test_slices_are_measured_beside_pandas_and_sql(tiny: Path) -> None:
    rows, seconds = slices.measure(tiny, "smoke", 2)
    assert rows[0].what.startswith("4 rates")
    assert all(value > 0 for value in seconds.values())


@pytest.mark.slow
def test_a_rebuilt_snapshot_has_the_same_content(tiny: Path) -> None:
    rows, seconds = snapshot.measure(tiny, "smoke")
    assert rows[1].gate.met is True
    assert seconds > 0


@pytest.mark.slow
def test_a_target_for_another_size_is_named_but_not_compared(tiny: Path) -> None:
    rows, _ = snapshot.measure(tiny, "smoke")
    assert rows[0].target == Limit("15 s at M", None)


def test_weight_draws_are_measured_beside_a_loop() -> None:
    rows = appraisal.measure(1)

    assert [row.target.words for row in rows] == ["100 ms"] * 2
    assert all(row.baseline.startswith("pandas") for row in rows)


@pytest.mark.parametrize(("gate", "target", "status"), [(True, False, 0), (False, True, 1)])
def test_the_suite_judges_by_gates_and_tells_the_targets(
    gate: bool,
    target: bool,
    status: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    row = Row("the row", "S", "1", target=Limit("1 s", target), gate=Limit("1 ×", gate))
    monkeypatch.setattr(suite, "measure", lambda sizes, quick: [row])
    monkeypatch.setattr(suite, "TABLE", tmp_path / "table.md")

    assert suite.run(("S",), True) == status

    told = capsys.readouterr().out
    missed = "Targets missed: 1: the row." if gate else "Gates missed: 1: the row."
    assert missed in told
    assert told.count("missed: 0.") == 1
    assert (tmp_path / "table.md").read_text(encoding="utf-8").startswith("| what")
