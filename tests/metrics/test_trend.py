"""What the last ripe month says of a line: improving, worsening, steady, or too short to tell."""

import numpy as np
import pandas as pd
import pytest

from metrics.registry import FIGURES
from metrics.trend import TRENDS, better, trend

STEADY = [0.50, 0.52, 0.49, 0.51, 0.50, 0.52, 0.49, 0.51, 0.50, 0.52, 0.49, 0.51]


def line(values: list[float], unripe: int = 0) -> pd.DataFrame:
    mature = [True] * (len(values) - unripe) + [False] * unripe
    return pd.DataFrame({"value": values, "mature": mature})


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (STEADY, "steady"),
        ([*STEADY, 0.70], "improving"),
        ([*STEADY, 0.30], "worsening"),
        ([*STEADY, 0.70, 0.50], "steady"),
        ([0.9] * 14, "steady"),
        (STEADY[:11], "trial"),
        ([0.5], "no_line"),
        ([], "no_line"),
        ([*STEADY, np.nan], "steady"),
        ([*STEADY, 0.70, np.nan], "improving"),
    ],
)
def test_the_last_month_with_a_value_speaks(values: list[float], said: str) -> None:
    assert trend(line(values)) == said


def test_seven_rises_in_a_row_improve_without_leaving_the_limits() -> None:
    noise = [0.50, 0.58, 0.49, 0.57, 0.50, 0.58, 0.49, 0.57]
    assert trend(line([*noise, 0.500, 0.505, 0.510, 0.515, 0.520, 0.525, 0.530])) == "improving"


def test_where_less_is_better_a_rise_is_worse() -> None:
    assert trend(line([*STEADY, 0.70]), "lower") == "worsening"
    assert trend(line([*STEADY, 0.30]), "lower") == "improving"


def test_months_that_are_not_ripe_say_nothing() -> None:
    assert trend(line([*STEADY, 0.10], unripe=1)) == "steady"


def test_days_and_lost_businesses_are_better_when_fewer() -> None:
    fewer = {key for key, figure in FIGURES.items() if better(figure) == "lower"}

    assert {"loan_days", "relief_days", "lost_share"} <= fewer
    assert not fewer & {"pass_rate", "satisfaction", "contact_90"}


def test_every_trend_has_a_name() -> None:
    assert set(TRENDS) == {"improving", "worsening", "steady", "trial", "no_line"}
