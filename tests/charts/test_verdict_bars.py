"""Stacked bars: order, numbers and colours of the verdicts."""

import pandas as pd

from charts.base.palette import palette
from charts.verdict_bars import describe_verdict_bars, verdict_bars
from i18n.verdicts import STATES, badge
from tests.charts.frames import titles

COUNTS = pd.DataFrame(
    [
        ("pass_rate", "missed", 3),
        ("pass_rate", "met", 60),
        ("trained", "immature", 7),
        ("trained", "met", 50),
        ("pass_rate", "likely_met", 0),
    ],
    columns=["indicator", "state", "n"],
)


def test_segments_run_from_met_to_missed_and_carry_their_numbers() -> None:
    bars = verdict_bars(COUNTS, titles("zh"), "zh", "light").data
    assert [bar.name for bar in bars] == [badge(v, "zh") for v in ("met", "missed", "immature")]
    assert list(bars[0].text) == ["▲ 60", "▲ 50"]
    assert list(bars[1].text) == ["3", ""]
    assert list(bars[2].x) == [0, 7]


def test_every_segment_has_its_verdicts_colour() -> None:
    counts = pd.DataFrame({"indicator": "trained", "state": STATES, "n": 5})
    bars = verdict_bars(counts, titles("en"), "en", "dark").data
    assert [bar.marker.color for bar in bars] == [palette("dark").verdict[v] for v in STATES]


def test_rows_keep_the_order_of_the_indicators() -> None:
    assert verdict_bars(COUNTS, titles("en"), "en", "dark").layout.yaxis.ticktext == (
        "Pass rate",
        "Trained",
    )


def test_the_alt_text_names_every_number() -> None:
    told = describe_verdict_bars(COUNTS, titles("en"), "en")
    assert "Pass rate: Met 60, Missed 3" in told
    assert "Trained: Met 50, Immature 7" in told
