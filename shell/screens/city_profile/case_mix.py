"""Case mix in the profile: the city's figures after allowing for its groups and kinds of business."""

from typing import Any, get_args

import pandas as pd
import streamlit as st

from i18n import Language, pick, text
from i18n.formats import MISSING, measure
from metrics.city.case_mix import AGAINST_NATION, INDICATOR, What, standardised
from metrics.counts.snapshot import Counts
from metrics.doubts.gates import held_back
from metrics.registry import INDICATORS
from sentences.city_profile.cells import value_and_interval
from shell.cache.per_view import cached_for
from shell.cache.readings import cached
from shell.parts import tables
from shell.parts.tables import Column
from shell.screens.city_profile.choice import Choice
from shell.viewer.view import View

WIDTHS = {"name": 94, "raw": 72, "standardised": 176, "nation": 72}


def draw_mix(view: View, choice: Choice) -> None:
    """Raw and standardised side by side, and what the comparison may be used for."""
    st.markdown(f"**{text('city_profile.mix_title', view.language)}**")
    frame = cached_for(view, mix_table, choice.city)
    columns = {
        key: Column(text(f"city_profile.mix.{key}", view.language), width=view.size(width))
        for key, width in WIDTHS.items()
    }
    alt = text("city_profile.mix_alt", view.language)
    tables.table(frame, columns, view, alt, "profile_mix", len(frame))
    st.caption(pick(AGAINST_NATION, view.language))


def mix_table(view: View, city: str) -> pd.DataFrame:
    """One row of words for opening, stability and jobs."""
    rows = [
        _row(what, cached(view.scope, view.snapshot, mix, what=what, city=city), view.language)
        for what in get_args(What)
    ]
    return pd.DataFrame(rows, columns=list(WIDTHS))


def mix(counts: Counts, what: What, city: str) -> dict[str, Any]:
    """A city's row of the standardised values, and the nation's raw value."""
    cities = standardised(counts, what)
    row: dict[str, Any] = cities[cities["entity"] == city].iloc[0].to_dict()
    row["nation"] = standardised(counts, what, "national").iloc[0]["raw"]
    if held_back(counts, INDICATORS[INDICATOR[what]])[cities["entity"] == city].any():
        row["state"] = "quality_hold"
    return row


def _row(what: What, row: dict[str, Any], language: Language) -> dict[str, str]:
    indicator = INDICATORS[INDICATOR[what]]
    name, unit = pick(indicator.short, language), indicator.unit
    nation = measure(row["nation"], unit, language)
    if row["state"]:
        return {"name": name, "raw": MISSING, "standardised": MISSING, "nation": nation}
    ends = row["standardised_lower"], row["standardised_upper"]
    return {
        "name": name,
        "raw": measure(row["raw"], unit, language),
        "standardised": value_and_interval(row["standardised"], *ends, unit, language),
        "nation": nation,
    }
