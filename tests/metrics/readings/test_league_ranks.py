"""A league's ranks are those of its own cities; nothing else changes by naming one."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from metrics.counts.snapshot import TIERS, Counts
from metrics.methods.ranks import rank_intervals
from metrics.readings.tidy import COLUMNS, readings
from metrics.registry import INDICATORS

RATES = INDICATORS["pass_rate"]
PASSED = (900, 700, 880, 640, 930, 500, 10)
ATTENDED = (1000, 1000, 1000, 1000, 1000, 1000, 20)
TIER_OF = ("municipality", "municipality", *["capital_or_subprovincial"] * 2, *["other"] * 3)


def pass_counts() -> Counts:
    """Seven cities of three leagues, all of whose trainees attended in January 2009; one is small."""
    codes = np.arange(len(PASSED)) + 110000
    month = 2009 * 12
    tables = {
        "cities": {"code": codes, "tier": np.array(TIER_OF, dtype=object)},
        "attended": {
            "city": codes,
            "month": np.full(len(codes), month),
            "attended": np.array(ATTENDED),
            "passed": np.array(PASSED),
        },
        "returns": {"city": codes, "month": np.full(len(codes), month + 11)},
        "duplicates": {"city": codes, "persons": np.array(ATTENDED), "duplicates": codes * 0},
        "targets": {"indicator": np.array([], dtype=object), "year": np.array([], dtype=int)},
    }
    return Counts(1, date(2009, 12, 31), "", tables)


@pytest.mark.parametrize("tier", TIERS)
def test_a_league_changes_nothing_but_the_ranks(tier: str) -> None:
    whole, league = (readings(pass_counts(), RATES, tier=name) for name in (None, tier))
    own = whole[[name == tier for name in TIER_OF]].reset_index(drop=True)
    ranks = ["rank", "rank_lower", "rank_upper"]
    pd.testing.assert_frame_equal(league.drop(columns=ranks), own.drop(columns=ranks))
    assert tuple(league) == COLUMNS


def test_the_first_of_a_league_ranks_first_though_others_are_better() -> None:
    whole, league = (readings(pass_counts(), RATES, tier=t) for t in (None, TIERS[1]))
    assert whole["rank"].tolist()[2:4] == [3, 5]
    assert league["rank"].tolist() == [1, 2]


def test_a_leagues_intervals_compare_its_own_cities_only() -> None:
    league = readings(pass_counts(), RATES, tier="municipality")
    error = (league["upper"] - league["lower"]) / (2 * 1.959963984540054)
    places = rank_intervals(league["value"], error)
    assert league["rank_lower"].tolist() == list(places.lower) == [1, 2]
    assert league["rank_upper"].tolist() == list(places.upper) == [1, 2]


def test_a_city_with_too_few_cases_stays_outside_its_leagues_ranks() -> None:
    league = readings(pass_counts(), RATES, tier="other")
    assert league["verdict"].tolist()[-1] == "too_small"
    assert league["rank"].tolist()[:2] == [1, 2]
    assert np.isnan(league["rank"].tolist()[-1])


@pytest.mark.parametrize(
    ("by", "tier", "named"), [("province", "other", "province"), ("city", "village", "village")]
)
def test_a_league_that_does_not_exist_is_refused(by: str, tier: str, named: str) -> None:
    with pytest.raises(ValueError, match=named):
        readings(pass_counts(), RATES, by, tier=tier)  # type: ignore[arg-type]
