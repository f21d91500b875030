"""The sentences of the leaders' page, fetched and drawn: headline, legend, the map's, who is silent."""

import streamlit as st

from metrics.overall.targets import cities_by_state, unreported_cities
from metrics.registry import INDICATORS
from sentences.overview import cities
from sentences.overview import headline as overview_headline
from sentences.verdict_badges import legend
from shell.cache.per_view import cached_for
from shell.cache.readings import cached
from shell.parts import ways
from shell.parts.city_names import city_names
from shell.parts.missing_records import draw_way, needs
from shell.viewer.view import View


def draw_headline(view: View) -> None:
    """How many of the six national targets stand at each verdict."""
    sentence = cached(view.scope, view.snapshot, overview_headline.headline, language=view.language)
    st.markdown(f"**{sentence}**", width="content")


def draw_legend(view: View) -> None:
    """The verdicts that occur on the page, named once."""
    states = set(cached(view.scope, view.snapshot, cities_by_state)["state"])
    if needs(view, *INDICATORS):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(legend(states, view.language), width="content")
            draw_way(view)
    else:
        st.markdown(legend(states, view.language), width="content")


def draw_map_title(view: View, indicator: str) -> None:
    """What the map of an indicator finds."""
    title = cached(
        view.scope,
        view.snapshot,
        overview_headline.map_title,
        language=view.language,
        indicator=indicator,
    )
    st.markdown(f"**{title}**")


def draw_unreported(view: View) -> None:
    """Which cities have not reported, by name, each leading to its profile."""
    st.markdown(cached_for(view, _unreported))


def _unreported(view: View) -> str:
    names = city_names(view)
    codes = cached(view.scope, view.snapshot, unreported_cities)
    return cities.unreported(
        {code: names[code] for code in codes},
        view.language,
        lambda code: ways.address(view, ways.PROFILE, city=code),
    )
