"""A file of an office is brought in by a process of its own, and its memory is watched."""

from pathlib import Path

import pytest

from benchmarks import returns


@pytest.mark.slow
def test_a_text_file_is_brought_in_and_measured(tmp_path: Path) -> None:
    file = tmp_path / "openings.csv"
    returns._write_text(file, 100)
    seconds, memory = returns._measured("openings, text", file, 100)
    assert (seconds.what, seconds.size) == ("openings, text brought in", "100 rows")
    assert memory.gate.met
    assert 50 < float(memory.ours.removesuffix(" MB")) < 500
