"""The five faces of the ranking; only the one that is looked at is computed and drawn."""

from typing import Any

import streamlit as st

from charts.base.overrides import PreparedMap
from i18n import text
from i18n.formats import day
from metrics.counts.months import month_end
from metrics.overall.league import first_mature_month
from metrics.overall.summary import Funnel
from metrics.readings.verdicts import RANKED, WITHHELD
from sentences.city_ranking import funnel as sentences
from shell.cache.per_view import cached_for
from shell.cache.readings import cached, reading
from shell.parts import drawing, empty_states, filters
from shell.parts.columns import columns
from shell.parts.empty_states import State
from shell.parts.missing_records import draw_state
from shell.screens.city_ranking.choice import Choice
from shell.screens.city_ranking.duel import draw_duel
from shell.screens.city_ranking.figures import (
    funnel_figure,
    funnel_of,
    map_figure,
    ranking_figure,
    tile_figure,
)
from shell.screens.city_ranking.panel import draw_lists, draw_sides
from shell.screens.city_ranking.table import draw_table
from shell.viewer.view import View

MAP_HEIGHT = {False: 580, True: 300}  # the latter on a telephone
STATE_HEIGHT = 400


def draw(view: View, choice: Choice, name: str) -> None:
    """The face asked for; where no cohort is ripe yet, when the first will be."""
    ripe, waiting = cached_for(view, _ripe, choice.everywhere)
    if waiting and not ripe:
        empty_states.state("immature", view.language, STATE_HEIGHT, when=_first_day(view, choice))
        return
    if not ripe and name != "table":
        kind, key = _why_unranked(choice), choice.indicator.key
        draw_state(view, kind, STATE_HEIGHT, key, variant=choice.variant)
        return
    FACES[name](view, choice)


def _why_unranked(choice: Choice) -> State:
    """What keeps the cities of the league from being ranked: most of them, or that all are equal."""
    verdicts = choice.rows["verdict"]
    if verdicts.isin(RANKED).any():
        return "unranked"
    for state in WITHHELD:
        if (verdicts == state).sum() * 2 > len(verdicts):
            return state
    return "empty"


def _first_day(view: View, choice: Choice) -> str:
    """The day on which the first cohort of the period will be ripe."""
    slice_ = {key: choice.slice[key] for key in ("indicator", "variant", "period")}
    month = cached(view.scope, view.snapshot, first_mature_month, **slice_)
    return day(month_end(month), view.language)


def _ripe(_view: View, choice: Choice) -> tuple[bool, bool]:
    """Whether any city bears a rank, and whether any waits for its cohorts to ripen."""
    return not choice.ranked.empty, bool((choice.rows["verdict"] == "immature").any())


def draw_ranking(view: View, choice: Choice) -> None:
    """Every city by value and by rank, both with intervals."""
    chart, lists = columns("ranking")
    with chart:
        figure, alt = _figure(view, choice, ranking_figure, city=choice.city, tall=view.telephone)
        drawing.figure(figure, alt, "ranking_chart", view, select=True)
    with lists:
        draw_lists(view, choice)


def draw_map(view: View, choice: Choice) -> None:
    """Cities on plain ground, or provinces as tiles."""
    chart, lists = columns("ranking")
    with chart:
        by = filters.segments(
            "map",
            text("city_ranking.map_by", view.language),
            ("cities", "provinces"),
            lambda key: text(f"city_ranking.map_{key}", view.language),
            visible=False,
        )
        if by == "cities":
            deck, alt = cached_for(view, _map, choice)
            drawing.city_map(deck, alt, "ranking_map", MAP_HEIGHT[view.telephone], select=True)
            st.caption(text("city_ranking.map_note", view.language))
        else:
            figure, alt = _figure(view, choice, tile_figure)
            with st.container(key="ranking_wide"):
                drawing.figure(figure, alt, "ranking_tiles", view)
            st.caption(text("city_ranking.tiles_note", view.language))
    with lists:
        draw_lists(view, choice)


def _map(view: View, choice: Choice) -> tuple[PreparedMap, str]:
    """The map and its alt text."""
    deck, alt = _figure(view, choice, map_figure, city=choice.city)
    return PreparedMap(drawing.fitted_map(deck, MAP_HEIGHT[view.telephone], view.telephone)), alt


def draw_funnel(view: View, choice: Choice) -> None:
    """Value against number of cases with limits, or why there is none."""
    funnel = cached(view.scope, view.snapshot, funnel_of, **choice.slice)
    if funnel is None:
        sentence = sentences.no_funnel(choice.indicator.key, view.language)
        with st.container(border=True, height=STATE_HEIGHT, vertical_alignment="center"):
            st.markdown(sentence, text_alignment="center")
        return
    chart, lists = columns("ranking")
    with chart:
        st.markdown(f"**{sentences.title(funnel.side.values(), view.language)}**")
        st.caption(_population(view, choice, funnel))
        figure, alt = _figure(view, choice, funnel_figure, city=choice.city)
        drawing.figure(figure, alt, "ranking_funnel", view, select=True)
    with lists:
        draw_sides(view, choice, funnel.side)


def _population(view: View, choice: Choice, funnel: Funnel) -> str:
    """Which cities the funnel holds."""
    ranked = sum(code in funnel.side for code in choice.ranked["entity"])
    indicator = choice.indicator
    nation = reading(
        view.scope,
        view.snapshot,
        indicator.key,
        "national",
        variant=choice.variant,
        period=choice.period,
    )
    value = float(nation["value"].iloc[0])
    return sentences.population(len(funnel.side), ranked, value, indicator.unit, view.language)


def _figure(view: View, choice: Choice, function: Any, **more: Any) -> Any:
    """A finished figure and its alt text, from the cache or made now."""
    return cached(
        view.scope,
        view.snapshot,
        function,
        language=view.language,
        theme=view.theme,
        **choice.slice,
        **more,
    )


FACES = {
    "ranking": draw_ranking,
    "map": draw_map,
    "funnel": draw_funnel,
    "duel": draw_duel,
    "table": draw_table,
}
