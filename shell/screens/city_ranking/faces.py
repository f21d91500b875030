"""The five faces of the ranking; only the one that is looked at is computed and drawn."""

from typing import Any

import streamlit as st

from charts.base.overrides import PreparedMap
from i18n import pick, text
from i18n.formats import day
from metrics.counts.months import month_end
from metrics.overall.summary import Funnel
from shell.cache.per_view import cached_for
from shell.cache.readings import cached
from shell.parts import drawing, empty_states, filters
from shell.parts.columns import columns
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
from shell.screens.city_ranking.sentences import matures
from shell.screens.city_ranking.table import draw_table
from shell.viewer.view import View

SHARES = [4, 1]
MAP_HEIGHT = {False: 580, True: 300}  # the latter on a telephone
STATE_HEIGHT = 400


def draw(view: View, choice: Choice, name: str) -> None:
    """The face asked for; where no cohort is ripe yet, when the first will be."""
    ripe, waiting = cached_for(view, _ripe, choice.everywhere)
    if waiting and not ripe:
        when = day(month_end(matures(view, choice)), view.language)
        empty_states.state("immature", view.language, STATE_HEIGHT, when=when)
        return
    if not ripe and name != "table":
        empty_states.state("empty", view.language, STATE_HEIGHT)
        return
    FACES[name](view, choice)


def _ripe(_view: View, choice: Choice) -> tuple[bool, bool]:
    """Whether any city bears a rank, and whether any waits for its cohorts to ripen."""
    return not choice.ranked.empty, bool((choice.rows["verdict"] == "immature").any())


def draw_ranking(view: View, choice: Choice) -> None:
    """Every city by value and by rank, both with intervals."""
    chart, lists = columns("ranking", SHARES)
    with chart:
        figure, alt = _made(view, choice, ranking_figure, city=choice.city, tall=view.telephone)
        drawing.figure(figure, alt, "ranking_chart", view, select=True)
    with lists:
        draw_lists(view, choice)


def draw_map(view: View, choice: Choice) -> None:
    """Cities on plain ground, or provinces as tiles."""
    chart, lists = columns("ranking", SHARES)
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
            figure, alt = _made(view, choice, tile_figure)
            with st.container(key="ranking_wide"):
                drawing.figure(figure, alt, "ranking_tiles", view)
            st.caption(text("city_ranking.tiles_note", view.language))
    with lists:
        draw_lists(view, choice)


def _map(view: View, choice: Choice) -> tuple[PreparedMap, str]:
    """The map and its alt text."""
    deck, alt = _made(view, choice, map_figure, city=choice.city)
    return PreparedMap(drawing.fitted_map(deck, MAP_HEIGHT[view.telephone], view.telephone)), alt


def draw_funnel(view: View, choice: Choice) -> None:
    """Value against number of cases with limits, or why there is none."""
    found = cached(view.scope, view.snapshot, funnel_of, **choice.slice)
    if found is None:
        with st.container(border=True, height=STATE_HEIGHT, vertical_alignment="center"):
            st.markdown(_no_funnel(view, choice), text_alignment="center")
        return
    chart, lists = columns("ranking", SHARES)
    with chart:
        st.markdown(f"**{_funnel_title(view, found)}**")
        st.caption(_population(view, choice, found))
        figure, alt = _made(view, choice, funnel_figure, city=choice.city)
        drawing.figure(figure, alt, "ranking_funnel", view, select=True)
    with lists:
        draw_sides(view, choice, found.side)


def _funnel_title(view: View, found: Funnel) -> str:
    sides = list(found.side.values())
    counted = {side: sides.count(side) for side in ("above", "below", "within")}
    if counted["within"] == len(sides):
        return text("city_ranking.funnel_title_none", view.language, within=len(sides))
    return text("city_ranking.funnel_title", view.language, **counted)


def _population(view: View, choice: Choice, found: Funnel) -> str:
    """Which cities the funnel holds: beside those ranked, those whose data are to be verified."""
    ranked = sum(code in found.side for code in choice.ranked["entity"])
    others = len(found.side) - ranked
    return text(
        f"city_ranking.funnel_population{'_more' if others else ''}",
        view.language,
        n=len(found.side),
        ranked=ranked,
        others=others,
    )


def _no_funnel(view: View, choice: Choice) -> str:
    kind = choice.indicator.kind
    key = "funnel_few" if kind == "rate" else f"funnel_{kind}"
    name = pick(choice.indicator.name, view.language)
    return text(f"city_ranking.{key}", view.language, name=name)


def _made(view: View, choice: Choice, function: Any, **more: Any) -> Any:
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
