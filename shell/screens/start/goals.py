"""The yearly targets to begin with: the plan's, until another number is typed."""

from collections.abc import Mapping

import streamlit as st

from data_access.beginning import OF_THE_PLAN, SHARES, TargetKey
from i18n import pick, text
from metrics.counts.entities import TIER_NAMES
from metrics.registry import INDICATORS
from shell.viewer.view import View

MOST = 1_000_000.0


def choose(view: View) -> Mapping[TargetKey, float]:
    """A field for each target of the plan; shares in per cent."""
    places = [place for _ in range(0, len(OF_THE_PLAN), 3) for place in st.columns(3, gap="small")]
    targets: dict[TargetKey, float] = {}
    for place, (key, tier, usual) in zip(places, OF_THE_PLAN, strict=True):
        scale = 100.0 if key in SHARES else 1.0
        with place:
            given = st.number_input(
                _label(view, key, tier),
                0.0,
                100.0 if key in SHARES else MOST,
                scale * usual,
                1.0,
                key=f"start_target_{key}_{tier or 'all'}",
                format="%0.1f" if key == "job_multiplier" else "%0.0f",
            )
        targets[key, tier] = round(float(given) / scale, 6)
    return targets


def _label(view: View, key: str, tier: str | None) -> str:
    name = pick(INDICATORS[key].short, view.language)
    if tier:
        return text(
            "start.target_of_tier",
            view.language,
            name=name,
            tier=pick(TIER_NAMES[tier], view.language),
        )
    unit = "share" if key in SHARES else "persons" if key == "trained" else "jobs"
    return text(f"start.target_{unit}", view.language, name=name)
