"""The targets that a city has missed: the widest shortfall first, with its place in its league."""

from typing import Any

import pandas as pd
import pytest

from metrics.city import missed
from metrics.city.finding import Finding, chosen
from metrics.registry import INDICATORS
from tests.metrics.text_counts import text_counts

# value, target, verdict, rank
ROWS = {
    "pass_rate": (0.72, 0.8, "missed", 60.0),
    "opening_rate": (0.30, 0.5, "missed", 59.0),
    "stability_rate": (0.78, 0.8, "likely_missed", 40.0),
}


def league(counts: Any, indicator: Any, by: str, tier: str) -> pd.DataFrame:
    value, target, verdict, rank = ROWS.get(indicator.key, (1.0, 1.0, "met", 1.0))
    return pd.DataFrame(
        {
            "entity": ["130200", "130300"],
            "value": [value, 1.0],
            "target": target,
            "verdict": [verdict, "unreported"],
            "rank": [rank, None],
        }
    )


def test_missed_targets_come_by_their_shortfall_with_their_rank(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(missed, "readings", league)
    targets = missed.missed_targets(text_counts("2009-12-31"), "130200")

    assert [target.indicator for target in targets] == ["opening_rate", "pass_rate"]
    assert [target.shortfall for target in targets] == pytest.approx([0.4, 0.1])
    assert [(target.rank, target.n) for target in targets] == [(59, 1), (60, 1)]
    assert set(ROWS) <= set(INDICATORS)


def test_a_city_that_did_not_report_has_missed_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(missed, "readings", league)

    assert missed.missed_targets(text_counts("2009-12-31"), "130300") == ()


def test_what_bears_on_a_missed_target_comes_before_what_is_merely_rare() -> None:
    rare = Finding("closing", "7-12", "stability_rate", -2.9, None, ())
    weighty = Finding("step", "pass", "pass_rate", -1.2, None, ())

    assert chosen([rare, weighty]) == (rare, weighty)
    assert chosen([rare, weighty], shortfalls={"pass_rate": 0.3}) == (weighty, rare)
