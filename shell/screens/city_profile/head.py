"""What stands above the profile and its findings, fetched and drawn."""

import streamlit as st

from i18n import text
from metrics.city.finding import Finding
from metrics.city.findings import city_findings
from metrics.city.positions import target_positions
from metrics.registry import INDICATORS
from sentences import left_cities
from sentences.city_profile import headline as sentences
from sentences.city_profile.findings import findings_list
from shell.cache.per_view import cached_for
from shell.cache.readings import cached
from shell.parts.missing_records import draw_note
from shell.screens.city_profile.choice import Choice
from shell.viewer.view import View


def is_reported(view: View, choice: Choice) -> bool:
    """Whether the city's return has come in; without it nothing new is drawn of it."""
    return cached(view.scope, view.snapshot, sentences.is_reported, city=choice.city)


def draw_head(view: View, choice: Choice) -> None:
    """The greatest strength and weakness, and what the page covers."""
    headline = cached(
        view.scope,
        view.snapshot,
        sentences.headline,
        language=view.language,
        city=choice.city,
        findings=_city_findings(view, choice),
    )
    st.subheader(headline, anchor=False)
    subtitle = cached(
        view.scope,
        view.snapshot,
        sentences.subtitle,
        language=view.language,
        city=choice.city,
        against=choice.against,
        verdicts=cached_for(view, _verdicts, choice),
    )
    st.caption(subtitle)
    taken_over = cached(
        view.scope, view.snapshot, left_cities.taken_over, language=view.language, city=choice.city
    )
    if taken_over:
        st.caption(taken_over)
    draw_note(view, *INDICATORS, entity=choice.city)


def draw_findings(view: View, choice: Choice) -> None:
    """The findings as a list, each with its evidence."""
    st.markdown(f"**{text('city_profile.findings_title', view.language)}**")
    st.markdown(cached_for(view, _findings_list, choice))


def _findings_list(view: View, choice: Choice) -> str:
    return findings_list(_city_findings(view, choice), view.language)


def _city_findings(view: View, choice: Choice) -> tuple[Finding, ...]:
    return cached(
        view.scope, view.snapshot, city_findings, code=choice.city, against=choice.against
    )


def _verdicts(view: View, choice: Choice) -> tuple[str, ...]:
    """The verdicts of the six targets."""
    positions = cached(
        view.scope, view.snapshot, target_positions, code=choice.city, against=choice.against
    )
    return tuple(positions["verdict"])
