"""What stands above every face of the ranking, fetched and drawn: its finding and what it covers."""

import streamlit as st

from metrics.overall.league import cohort_months
from sentences.city_ranking import headline as sentences
from shell.cache.per_view import cached_for
from shell.cache.readings import cached
from shell.parts.city_names import city_names
from shell.screens.city_ranking.choice import Choice
from shell.viewer.view import View


def draw_head(view: View, choice: Choice) -> None:
    """The finding, and under it what the ranking covers and who is missing."""
    headline, subtitle = cached_for(view, _head, choice.everywhere)
    st.subheader(headline, anchor=False)
    st.caption(subtitle)


def _head(view: View, choice: Choice) -> tuple[str, str]:
    rows, key, language = choice.rows, choice.indicator.key, view.language
    slice_ = {"indicator": key, "variant": choice.variant, "period": choice.period}
    cohorts = cached(view.scope, view.snapshot, cohort_months, **slice_)
    subtitle = sentences.subtitle(
        rows, key, choice.variant, choice.period, cohorts, view.as_of, language
    )
    unranked = sentences.unranked(rows, city_names(view), language)
    headline = sentences.headline(rows, key, choice.league, language)
    return headline, f"{subtitle}  \n{unranked}"
