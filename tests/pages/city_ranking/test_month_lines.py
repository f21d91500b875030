"""The line in a cell of the ranking's table has no gaps: months without a case are left out."""

import numpy as np
import pandas as pd
import pytest

from shell.screens.city_ranking import table
from tests.metrics.text_counts import text_counts

MONTHS = pd.DataFrame({"value": [0.1, np.nan, 0.2, 0.3], "mature": [True, True, True, False]})


def test_months_without_a_case_are_left_out_of_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "month_line", lambda *_choices: MONTHS)
    lines = table.month_lines(text_counts("2010-06-30"), "pass_rate", None)
    assert lines["110000"] == [0.1, 0.2]
