"""What the last ripe month says of a line: good, bad, up or down, steady, or too short to tell."""

import numpy as np
import pandas as pd
import pytest

from metrics.readings.trends import TRENDS, course, trend
from metrics.registry import FIGURES

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
    fewer = {key for key, figure in FIGURES.items() if figure.better == "lower"}

    assert {"loan_days", "relief_days", "lost_share"} <= fewer
    assert not fewer & {"pass_rate", "satisfaction", "contact_90"}


def test_every_trend_has_a_name() -> None:
    assert set(TRENDS) == {
        "improving",
        "worsening",
        "rising",
        "falling",
        "steady",
        "trial",
        "no_line",
    }


def test_of_sums_and_mixes_only_which_way_is_said() -> None:
    neutral = {key for key, figure in FIGURES.items() if figure.better == "neither"}

    assert {"beyond_laid_off", "service_modes", "expert_backgrounds"} <= neutral
    assert {"relief_amount", "exchange_events", "projects_listed"} <= neutral
    assert not neutral & {"satisfaction", "lost_share", "dedicated_body", "trained"}
    assert trend(line([*STEADY, 0.70]), "neither") == "rising"
    assert trend(line([*STEADY, 0.30]), "neither") == "falling"


def stock(before: tuple[float, float], now: tuple[float, float]) -> pd.DataFrame:
    """Thirteen month ends, of which only the first and the last are looked at."""
    pairs = [before, *[(1.0, 2.0)] * 11, now]
    return pd.DataFrame(
        {
            "numerator": [x for x, _ in pairs],
            "denominator": [n for _, n in pairs],
            "value": [x / n for x, n in pairs],
            "mature": True,
        }
    )


@pytest.mark.parametrize(
    ("key", "before", "now", "said"),
    [
        ("contact_90", (50, 100), (60, 100), "steady"),
        ("contact_90", (500, 1000), (600, 1000), "improving"),
        ("contact_90", (600, 1000), (500, 1000), "worsening"),
        ("dedicated_body", (80, 100), (80.9, 100), "steady"),
        ("dedicated_body", (80, 100), (90, 100), "improving"),
        ("lost_share", (40, 1000), (90, 1000), "worsening"),
        ("expert_backgrounds", (40, 1000), (90, 1000), "rising"),
        ("occupancy", (90, 100), (60, 100), "falling"),
    ],
)
def test_a_stock_is_held_against_a_year_before(
    key: str, before: tuple[float, float], now: tuple[float, float], said: str
) -> None:
    assert course(stock(before, now), FIGURES[key]) == said


def test_a_stock_without_a_year_before_tells_no_trend() -> None:
    assert course(stock((1, 2), (1, 2)).iloc[1:], FIGURES["contact_90"]) == "trial"


def test_a_stock_that_only_ever_grew_is_not_called_out_of_control() -> None:
    grown = stock((80, 100), (80.5, 100))
    grown["value"] = np.linspace(0.5, 0.505, 13)
    assert trend(grown) != "steady"
    assert course(grown, FIGURES["dedicated_body"]) == "steady"
