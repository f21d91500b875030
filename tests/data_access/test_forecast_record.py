"""The kept record of forecasts: the own one first, the demonstration's else, never half a file."""

from pathlib import Path

import pytest

from data_access import forecast_record

RECORD = {"records": "own", "bins": [{"n": 1.0}]}


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "var" / "forecast_record.json"
    monkeypatch.setattr(forecast_record, "OF_RECORDS", path)
    return path


def test_what_is_written_is_read(own: Path) -> None:
    forecast_record.write(RECORD, own)
    assert forecast_record.read(own=True) == RECORD
    assert [path.name for path in own.parent.iterdir()] == ["forecast_record.json"]


def test_the_program_brings_the_record_of_demonstrations(own: Path) -> None:
    record = forecast_record.read(own=True)
    assert record is not None
    assert record["records"] == "demo"
    assert record["sets"] >= 5
    assert forecast_record.read(own=False) == record


def test_a_demonstration_is_not_shown_the_record_of_other_records(own: Path) -> None:
    forecast_record.write(RECORD, own)
    record = forecast_record.read(own=False)
    assert record is not None
    assert record["records"] == "demo"


def test_the_record_of_a_demonstration_is_never_shown_as_that_of_own_records(own: Path) -> None:
    forecast_record.write(RECORD | {"records": "demo"}, own)
    record = forecast_record.read(own=True)
    assert record is not None
    assert record["sets"] >= 5


def test_a_damaged_file_is_none(own: Path) -> None:
    own.parent.mkdir()
    own.write_text('{"bins": [', encoding="utf-8")
    record = forecast_record.read(own=True)
    assert record is not None
    assert record["records"] == "demo"


def test_the_record_of_demonstrations_passes_its_gates() -> None:
    record = forecast_record.read(own=False)
    assert record is not None
    assert record["brier"]["ours"] <= 0.8 * record["brier"]["run_rate"]
    (likely,) = (row for row in record["bins"] if row["low"] == 0.8)
    assert 0.75 <= likely["reached"] / likely["n"] <= 0.97


def test_another_record_is_another_version(own: Path) -> None:
    without = forecast_record.version(own=True)
    forecast_record.write(RECORD, own)

    assert without[0] == 0
    assert forecast_record.version(own=True)[0] > 0
    assert (
        forecast_record.version(own=True)[1:] == without[1:] == forecast_record.version(own=False)
    )
