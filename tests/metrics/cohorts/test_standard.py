"""Where a reading lies to its target, and what may be said of it."""

import numpy as np
import pandas as pd
import pytest

from metrics.cohorts.standard import Standard, curve_verdict, position, standard_of

NAN = float("nan")


@pytest.mark.parametrize(
    ("lower", "upper", "standard", "expected"),
    [
        (0.81, 0.85, Standard(0.8), "above"),
        (0.70, 0.79, Standard(0.8), "below"),
        (0.78, 0.82, Standard(0.8), "open"),
        (0.78, 0.82, Standard(NAN), "none"),
        (0.81, 0.85, Standard(0.8, "unreported"), "unreported"),
    ],
)
def test_a_reading_lies_somewhere_to_its_target(
    lower: float, upper: float, standard: Standard, expected: str
) -> None:
    assert position(pd.Series({"lower": lower, "upper": upper}), standard) == expected


@pytest.mark.parametrize(
    ("value", "at_risk", "n", "expected"),
    [
        (0.83, 40, 29, "too_small"),
        (0.83, 40, 30, "met"),
        (NAN, 5, 30, "too_small"),
        (NAN, 0, 30, "immature"),
    ],
)
def test_the_verdict_waits_for_enough_that_were_followed(
    value: float, at_risk: int, n: int, expected: str
) -> None:
    row = pd.Series({"value": value, "lower": 0.81, "upper": 0.85, "at_risk": at_risk})
    assert curve_verdict(row, n, Standard(0.8)) == expected


def test_a_standard_is_the_target_and_why_no_verdict_is_given() -> None:
    assert standard_of(pd.Series({"target": 0.8, "verdict": "quality_hold"})) == Standard(
        0.8, "quality_hold"
    )
    free = standard_of(pd.Series({"target": NAN, "verdict": "no_target"}))
    assert np.isnan(free.target)
    assert free.withheld == ""
