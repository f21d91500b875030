"""What-if is measured for targets, draws and the way back."""

from benchmarks import what_if
from tests.metrics.what_if.conftest import make_counts


def test_every_answer_of_what_if_is_measured() -> None:
    rows, seconds = what_if.answers(make_counts(), "smoke", 1)

    assert [row.target.words for row in rows] == ["2 ms", "8 ms", *["150 ms"] * 7]
    assert set(seconds) == {"what-if targets", "what-if draws"}
    assert all(value > 0 for value in seconds.values())
