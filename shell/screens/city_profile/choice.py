"""What the profile shows: the city, whom it is held against, and the figures looked at closer."""

from dataclasses import dataclass
from typing import cast

import streamlit as st

from i18n import pick, text
from metrics.city.findings import Against
from metrics.registry import INDICATORS
from shell.parts import filters
from shell.parts.city_ways import links
from shell.viewer.view import View

AGAINST: tuple[Against, ...] = ("tier", "nearest")
RATES = ("pass_rate", "opening_rate")


@dataclass(frozen=True)
class Choice:
    """The chosen city and its peers, in codes."""

    city: str
    against: Against


def choose(view: View) -> Choice:
    """City and peers, and the ways on to other pages; both choices stand in the link."""
    city, against, ways = st.columns([3, 3, 6], gap="medium", vertical_alignment="bottom")
    with city:
        code = filters.city_select(view)
    with against:
        chosen = filters.segments(
            "against",
            text("city_profile.against", view.language),
            AGAINST,
            lambda name: text(f"city_profile.against_{name}", view.language),
        )
    with ways:
        links(view, code)
    return Choice(code, cast(Against, chosen))


def choose_indicator(view: View) -> str:
    """The target whose months are drawn."""
    return filters.segments(
        "indicator",
        text("filters.indicator", view.language),
        list(INDICATORS),
        lambda key: pick(INDICATORS[key].short, view.language),
        "opening_rate",
        visible=False,
    )


def choose_rate(view: View) -> str:
    """The rate by which the institutions are looked at."""
    return filters.segments(
        "rate",
        text("city_profile.rate", view.language),
        RATES,
        lambda key: pick(INDICATORS[key].short, view.language),
        visible=False,
    )
