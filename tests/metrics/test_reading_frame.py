"""Made-up readings have the columns of real ones."""

import pandas as pd
import pytest

from tests.metrics import reading_frame as module
from tests.metrics.reading_frame import reading_frame


def test_what_is_not_named_is_missing_or_its_usual_word() -> None:
    frame = reading_frame({"entity": ["110000", "120000"], "value": [0.5, 0.6], "name": ["a", "b"]})

    assert list(frame.columns) == [*module.COLUMNS, "name"]
    assert frame["value"].tolist() == [0.5, 0.6]
    assert frame["by"].tolist() == ["city", "city"]
    assert frame["lower"].isna().all()


def test_a_column_that_readings_gain_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "COLUMNS", (*module.COLUMNS, "completeness"))

    assert pd.isna(reading_frame({"value": [0.5]})["completeness"].iloc[0])
