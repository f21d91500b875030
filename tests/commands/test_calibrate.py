"""Earlier forecasts are replayed, printed and kept; what cannot be tested or kept is a sentence."""

from argparse import Namespace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from commands import CommandError, calibrate
from commands.arguments import parse
from data_access import forecast_record
from data_access.demo import write
from data_access.engine import open_database
from data_access.load import load_folder
from metrics.readings.track_record import COLUMNS
from metrics.what_if.targets.fair_record import COLUMNS as FAIR_COLUMNS

ROWS = pd.DataFrame(
    [
        (24113, 110000, 0.9, 1.0, 1.0, "trained"),
        (24113, 130100, 0.1, 1.0, 0.0, "trained"),
        (24113, 130100, 0.85, 1.0, 1.0, "pass_rate"),
    ],
    columns=list(COLUMNS),
)
FAIR = pd.DataFrame([("pass_rate", 0.8, 10, 9)], columns=list(FAIR_COLUMNS))


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "forecast_record.json"
    monkeypatch.setattr(forecast_record, "OF_RECORDS", path)
    return path


def chosen(database: Path, **more: Any) -> Namespace:
    return Namespace(database=str(database), demo=None, quick=True, trainees=10, **more)


def test_arguments_have_their_defaults() -> None:
    assert (parse(["calibrate"]).demo, parse(["calibrate", "--demo"]).demo) == (None, 5)
    assert parse(["calibrate", "--demo", "7", "--quick"]).demo == 7


def test_the_bins_and_scores_are_printed_and_kept(
    kept: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(calibrate, "tested", lambda engine, quick, title: (ROWS, FAIR))
    assert calibrate.main(chosen(tmp_path / "new.sqlite3")) == 0
    printed = capsys.readouterr().out
    assert "2 forecasts of cities at month ends" in printed
    assert "80%-95%: 1, mean 90.0% -> 100.0%" in printed
    assert "Pass rate of the year: 1 forecasts of cities at month ends" in printed
    assert "80%-95%: 1, mean 85.0% -> 100.0%" in printed
    assert "made up of reliability 0.010 - resolution 0.250 + uncertainty 0.250" in printed
    assert "meant to be reached by 80%, reached by 90.0% a year on (10 cities" in printed
    assert "this forecast 0.010, plain run rate 0.500, overall share 0.250" in printed
    record = forecast_record.read(own=True)
    assert record is not None
    assert (record["records"], record["forecasts"]) == ("own", 2)
    assert record["rates"]["pass_rate"]["forecasts"] == 1
    assert record["fair"] == [{"figure": "pass_rate", "meant": 0.8, "n": 10, "reached": 9}]


def test_a_database_without_a_full_year_is_told_so(kept: Path, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no year on record is over"):
        calibrate.main(chosen(tmp_path / "new.sqlite3"))
    assert not kept.exists()


def test_a_folder_that_cannot_be_written_is_a_sentence(
    kept: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("x")
    monkeypatch.setattr(forecast_record, "OF_RECORDS", tmp_path / "file" / "record.json")
    monkeypatch.setattr(calibrate, "tested", lambda engine, quick, title: (ROWS, FAIR))
    with pytest.raises(CommandError, match="cannot be kept in"):
        calibrate.main(chosen(tmp_path / "new.sqlite3"))


@pytest.mark.slow
def test_quarter_ends_of_full_years_are_replayed(tmp_path: Path) -> None:
    folder = tmp_path / "records"
    folder.mkdir()
    write(folder, total=3_000)
    engine = open_database(str(tmp_path / "a.sqlite3"))
    assert not load_folder(engine, folder).errors
    rows, fair = calibrate.tested(engine, True, "replaying")
    count = rows[rows["figure"] == "trained"]
    assert sorted(count["month"].unique() % 12) == sorted([2, 5, 8, 11] * 2)
    assert set(count["month"] // 12) == {2008, 2009}
    # The cohorts of December 2009 are ripe for the pass rate, not for openings by June 2010.
    years = {key: set(part["month"] // 12) for key, part in rows.groupby("figure")}
    assert (years["pass_rate"], years["opening_rate"]) == ({2008, 2009}, {2008})
    assert set(fair["meant"]) == {0.8, 0.5, 0.2}
    engine.dispose()
