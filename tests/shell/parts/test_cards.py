"""What a component is sent can be read by the browser: a missing number is left out before."""

import pandas as pd
import pytest

from shell.components import sendable
from shell.screens.overview.target_cards import scale_of

NAN = float("nan")


def test_a_number_that_is_none_is_refused_before_the_browser_meets_it() -> None:
    assert sendable({"share": 0.5, "none": None}) == {"share": 0.5, "none": None}
    for number in (NAN, float("inf")):
        with pytest.raises(ValueError, match="not JSON compliant"):
            sendable({"cards": [{"scale": {"lower": number}}]})


def test_the_target_stands_in_the_middle_and_what_is_missing_has_no_scale() -> None:
    row = pd.Series({"lower": 0.7, "upper": 0.9, "value": 0.8, "target": 0.8})
    scale = scale_of("zh", row)
    assert scale is not None and scale.target == 0.5
    assert 0 < scale.lower < scale.value < scale.upper < 1
    for name in row.index:
        assert scale_of("zh", row.where(row.index != name, NAN)) is None
