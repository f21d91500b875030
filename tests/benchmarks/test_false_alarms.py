"""The count of false alarms runs on small records, and would notice an alarm."""

from pathlib import Path

import pytest

from benchmarks import false_alarms
from data_access.demo import AS_OF, write
from metrics.doubts.screening import GATES, detections


def test_a_small_country_without_oddities_raises_no_alarm() -> None:
    assert false_alarms.alarms_of(7, 3_000) == []


def test_every_screen_is_run(tmp_path: Path) -> None:
    write(tmp_path, total=3_000, oddities=False)
    assert set(detections(false_alarms.counted(tmp_path, AS_OF))["screen"]) == set(GATES)


def test_an_alarm_is_counted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(false_alarms, "alarms_of", lambda seed, total: ["window"] * (seed == 2))
    monkeypatch.setattr("sys.argv", ["false_alarms", "--seeds", "4"])
    false_alarms.main()
    assert "1 of 4 seeds with an alarm (4.6% to 69.9%, 95 %)" in capsys.readouterr().out


def test_what_is_found_is_told_apart_from_what_is_not(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(false_alarms, "named_in", lambda seed, total: ["window", "other"][:seed])
    monkeypatch.setattr("sys.argv", ["false_alarms", "--seeds", "2", "--planted"])
    false_alarms.main()
    assert "2 {'window': 2, 'other': 1}" in capsys.readouterr().out
