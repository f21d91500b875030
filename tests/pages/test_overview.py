"""The cities behind a piece of the leaders' bars."""

from collections.abc import Callable
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from i18n import LANGUAGES, Language
from i18n.formats import MISSING
from metrics.counts.snapshot import Counts
from metrics.overall.targets import cities_by_state
from metrics.readings.tidy import readings
from metrics.registry import INDICATORS
from shell.screens.overview import cities_by_verdict as pieces


def test_every_piece_names_as_many_cities_as_it_counts(counts: Counts) -> None:
    for row in cities_by_state(counts).itertuples():
        lines = pieces.cities_in_state(counts, row.indicator, row.state, "zh")
        assert len(lines) == row.n


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lowest_value_stands_first_and_silent_cities_have_none(
    counts: Counts, language: Language
) -> None:
    rates = readings(counts, INDICATORS["opening_rate"], "city", ranks=False)
    for verdict, cities in rates.groupby("verdict"):
        lines = pieces.cities_in_state(counts, "opening_rate", str(verdict), language)
        lowest = cities.sort_values(["value", "entity"])["entity"].tolist()
        assert lines["entity"].tolist() == lowest
        assert (lines["value"] == MISSING).all() == (verdict == "unreported")


@pytest.mark.parametrize(
    ("sent", "piece"),
    [
        (None, None),
        (["opening_rate", "missed"], ("opening_rate", "missed")),
        (["opening_rate", "<b>"], None),
        (["passwords", "missed"], None),
        (["opening_rate"], None),
    ],
)
def test_only_a_known_piece_is_taken_from_a_browser(
    monkeypatch: pytest.MonkeyPatch, sent: Any, piece: Any
) -> None:
    points = [] if sent is None else [{"customdata": sent}]
    session = {pieces.bars_key(): {"selection": {"points": points}}}
    monkeypatch.setattr(st, "session_state", session)

    assert pieces.clicked_piece() == piece


def test_the_page_leads_from_changes_and_silent_cities_to_profiles(
    run_page: Callable[[str, dict[str, str]], AppTest],
) -> None:
    test = run_page("overview", {"lang": "zh"})

    assert not test.exception
    assert any("](city_profile?" in str(one.value) for one in test.main.markdown)
