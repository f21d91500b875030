"""What the ranking shows: indicator, denominator, period, league and the chosen city, and its rows."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from i18n import pick, text
from metrics.counts.periods import ROLLING, Period, year_of
from metrics.definition import Indicator
from metrics.overall.league import league_rows
from metrics.registry import INDICATORS
from sentences.verdict_badges import legend
from shell.cache.per_view import cached_for
from shell.cache.readings import as_of, cached, entity_names
from shell.parts import filters
from shell.parts.clicks import fresh_code
from shell.viewer.view import View

VIEWS = ("ranking", "map", "funnel", "duel", "table")
# Charts on which a click chooses a city, by their keys.
CLICKED = ("ranking_chart", "ranking_map", "ranking_funnel")


@dataclass(frozen=True)
class Choice:
    """What is chosen, in codes; `rows` are the league's readings in the order of the cities.

    The rows follow from the choices and the snapshot, so two equal choices have the same.
    """

    indicator: Indicator = field(hash=False)
    variant: str | None
    period: Period
    league: str | None
    city: str
    rows: pd.DataFrame = field(compare=False, repr=False)

    @property
    def slice(self) -> dict[str, Any]:
        """The choices as keys of a cached function."""
        return {
            "indicator": self.indicator.key,
            "variant": self.variant,
            "period": self.period,
            "league": self.league,
        }

    @property
    def everywhere(self) -> "Choice":
        """The same without the chosen city, for what is said of all."""
        return replace(self, city="")

    @property
    def ranked(self) -> pd.DataFrame:
        """The rows that bear a rank."""
        return self.rows[self.rows["rank"].notna()]

    @property
    def row(self) -> pd.Series:
        """The chosen city's row."""
        return self.of(self.city)

    def of(self, city: str) -> pd.Series:
        """A city's row."""
        return self.rows[self.rows["entity"] == city].iloc[0]


def choose(view: View) -> Choice:
    """The row of selectors; every choice stands in the link as a code."""
    fields = st.columns([5, 4, 4, 4, 4])
    with fields[0]:
        indicator = filters.indicator_select(view, default="opening_rate")
    with fields[1]:
        variant = filters.variant_select(view, indicator)
    with fields[2]:
        period = filters.period_select(view, indicator)
    with fields[3]:
        league = filters.league_select(view)
    rows = cached(
        view.scope,
        view.snapshot,
        league_rows,
        indicator=indicator,
        variant=variant,
        period=period,
        league=league,
    )
    with fields[4]:
        _adopt_click(rows["entity"].tolist())
        city = filters.city_select(view, league=league)
    return Choice(INDICATORS[indicator], variant, period, league, city, rows)


def choose_view(view: View, choice: Choice) -> str:
    """Which of the five faces is shown; beside it the verdicts that occur, named once for all."""
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        name = filters.segments(
            "view",
            text("city_ranking.view", view.language),
            VIEWS,
            lambda name: text(f"city_ranking.views.{name}", view.language),
            visible=False,
        )
        st.markdown(cached_for(view, _legend, choice.everywhere), width="content")
    return name


def _legend(view: View, choice: Choice) -> str:
    return legend(set(choice.rows["state"]), view.language)


def rank_changes(view: View, choice: Choice) -> "pd.Series[float]":
    """Places won (positive) or lost since the snapshot before, by city; NaN where not comparable."""
    now = choice.rows.set_index("entity")["rank"]
    if view.previous is None or _not_begun(view, choice.period):
        return now * np.nan
    before = cached(view.scope, view.previous, league_rows, **choice.slice)
    return before.set_index("entity")["rank"].reindex(now.index) - now


def _not_begun(view: View, period: Period) -> bool:
    """Whether the period lies wholly after the snapshot before."""
    before = as_of(view.scope, view.previous) if view.previous is not None else view.as_of
    return period != ROLLING and before.year < year_of(view.as_of, period)


def city_names(view: View) -> dict[str, str]:
    """City names in the reader's language by code, those that left among them, for charts and tables."""
    wording = entity_names(view.scope, view.snapshot, "city")
    return {code: pick(name, view.language) for code, name in wording.items()}


def _adopt_click(cities: Collection[str]) -> None:
    """A city clicked on a chart or map since the last run becomes the chosen one."""
    for key in CLICKED:
        code = fresh_code(key, cities)
        if code is not None:
            st.session_state["city"] = code
