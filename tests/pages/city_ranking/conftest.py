"""The ranking in the tests: its page, its words, and the opening rates counted again."""

from collections.abc import Callable

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from metrics.counts.snapshot import Counts
from metrics.methods.proportions import wilson
from metrics.readings.tidy import readings
from metrics.registry import INDICATORS

OPENING = INDICATORS["opening_rate"]
Open = Callable[..., AppTest]


@pytest.fixture
def open_page(run_page: Callable[[str, dict[str, str]], AppTest]) -> Open:
    def opened(**link: str) -> AppTest:
        test = run_page("city_ranking", {"indicator": "opening_rate", **link})
        assert not test.exception
        assert not test.error
        return test

    return opened


def words_outside_charts(test: AppTest) -> str:
    """All words of the main part that are not inside charts."""
    parts = [*test.main.header, *test.main.subheader, *test.main.markdown, *test.main.caption]
    return "\n".join(str(part.value) for part in parts)


def ranked_rates(counts: Counts, tier: str | None = None) -> pd.DataFrame:
    """Opening rates counted again from the readings' numbers; intervals from the effective ones."""
    rates = readings(counts, OPENING, tier=tier)
    ranked = rates[
        (rates["denominator"] >= 30) & ~rates["verdict"].isin(["unreported", "quality_hold"])
    ]
    rate = ranked["numerator"] / ranked["denominator"]
    lower, upper = wilson(rate * ranked["effective"], ranked["effective"])
    return ranked.assign(low=lower, high=upper, rate=rate)
