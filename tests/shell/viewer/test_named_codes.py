"""Which cities a choice names, and of which tiers totals may be shown."""

from typing import Any

import pandas as pd
import pytest

from metrics.counts.entities import NATION
from metrics.counts.snapshot import TIERS
from metrics.what_if.scenario import Scenario, Target
from shell.viewer.access import AccessRefused, Scope
from shell.viewer.named_codes import named_codes, require_place

OWN, OTHER = "440100", "440300"
CITY = Scope("city", (OWN,))


def test_a_tier_with_hardly_another_city_has_no_totals() -> None:
    class Few:
        codes = pd.Series([OWN, OTHER, "440500", "440600"]).astype(int).to_numpy()
        tier_of = pd.Series([0, 0, 0, 1]).to_numpy()
        left = pd.Series([False] * 4).to_numpy()

    few: Any = Few()
    require_place(CITY, few, NATION)
    for tier in TIERS[:2]:
        with pytest.raises(AccessRefused):
            require_place(CITY, few, tier)


def test_a_city_is_found_however_deep_a_choice_names_it() -> None:
    scenario = Scenario(OWN, (Target("pass_rate", 0.9, OTHER), Target("trained", 9.0)))

    assert set(named_codes({"a": (1, [scenario], "440100~x")})) == {OWN, OTHER}
    assert set(named_codes({OTHER: None})) == {OTHER}
    assert set(named_codes(("all", "pass_rate", 440300, None))) == set()
