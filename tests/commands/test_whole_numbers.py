"""Counts are printed as whole numbers, also where some city has no records, and missing as nothing."""

import pandas as pd
import pytest

from commands.readings import columns, show
from tests.metrics.reading_frame import reading_frame


@pytest.fixture
def rows() -> pd.DataFrame:
    """Two cities, of which the second has no records: its counts turn the column into fractions."""
    frame = reading_frame(
        {
            "entity": ["110000", "120000"],
            "numerator": [12.0, None],
            "denominator": [30.0, None],
            "needed": [3.0, None],
            "value": [0.4, None],
            "verdict": ["undecided", "not_recorded"],
        }
    ).assign(provisional=False)
    return frame.rename(columns={"entity": "city"})[columns("city")]


def test_csv_has_whole_numbers_and_blanks(
    rows: pd.DataFrame, capsys: pytest.CaptureFixture[str]
) -> None:
    show(rows, "csv")
    head, first, second = (line.split(",") for line in capsys.readouterr().out.splitlines())

    for name, words in (("numerator", "12"), ("denominator", "30"), ("needed", "3")):
        assert first[head.index(name)] == words
        assert second[head.index(name)] == ""
    assert first[head.index("value")] == "0.4"


def test_the_table_has_whole_numbers_and_strokes(
    rows: pd.DataFrame, capsys: pytest.CaptureFixture[str]
) -> None:
    show(rows, "table")
    words = capsys.readouterr().out

    assert " 12 " in words
    assert "12.0" not in words
    assert "NA" not in words


def test_json_has_whole_numbers_and_null(
    rows: pd.DataFrame, capsys: pytest.CaptureFixture[str]
) -> None:
    show(rows, "json")
    words = capsys.readouterr().out

    assert '"numerator":12,' in words
    assert '"numerator":null' in words


def test_jobs_that_are_no_whole_number_stay_as_they_are(
    rows: pd.DataFrame, capsys: pytest.CaptureFixture[str]
) -> None:
    show(rows.assign(numerator=[12.5, None]), "csv")

    assert ",12.5,30," in capsys.readouterr().out
