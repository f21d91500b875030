"""Beside the charts: the chosen city's card, and the lists that the intervals support."""

import pandas as pd
import streamlit as st

from charts.months.line import describe_month_line
from i18n import text
from i18n.formats import measure
from metrics.overall.summary import black_list, red_list
from sentences.city_ranking import card as card_words
from sentences.city_ranking.lists import ListName, city_list
from shell.cache.per_view import cached_for
from shell.cache.readings import month_line
from shell.parts import cards
from shell.parts.cards import Card
from shell.parts.city_names import city_names
from shell.parts.city_ways import to_profile
from shell.parts.sparkline import spark
from shell.screens.city_ranking.choice import Choice, rank_changes
from shell.screens.city_ranking.choice import city_names as plain_names
from shell.viewer.view import View

SIDES: tuple[ListName, ...] = ("above", "below")


def city_card(view: View, choice: Choice, city: str) -> Card:
    """One city's figure, interval, rank with interval, month line and move."""
    row, key, language = choice.of(city), choice.indicator.key, view.language
    line = month_line(view.scope, view.snapshot, key, "city", city, choice.variant)
    progress = choice.indicator.kind == "progress"
    goal = None if progress or pd.isna(row["target"]) else float(row["target"])
    return Card(
        name=card_words.name_and_rank(plain_names(view)[city], row["rank"], language),
        value=measure(row["value"], choice.indicator.unit, language),
        verdict=str(row["state"]),
        provisional=bool(row["provisional"]),
        ranges=card_words.range_lines(row, len(choice.ranked), key, choice.variant, language),
        spark=spark(line, goal),
        alt=describe_month_line(line, goal, language, choice.indicator.kind),
        sentence=card_words.rank_move(rank_changes(view, choice)[city], language),
    )


def _draw_city(view: View, choice: Choice) -> None:
    """The chosen city's card, and the way to its profile."""
    cards.row([cached_for(view, city_card, choice, choice.city)], view, "ranking_city")
    to_profile(view, choice.city)


def draw_lists(view: View, choice: Choice) -> None:
    """The red and the black list, or the sentence that the intervals support nobody."""
    _draw_city(view, choice)
    for sentence in cached_for(view, _lists, choice.everywhere):
        st.markdown(sentence)
    st.caption(text("city_ranking.click", view.language))


def _lists(view: View, choice: Choice) -> list[str]:
    early = bool(choice.rows["provisional"].any())
    return [
        _list(view, "red", red_list(choice.rows), early),
        _list(view, "black", black_list(choice.rows), early),
    ]


def draw_sides(view: View, choice: Choice, side: dict[str, str]) -> None:
    """Who lies outside the funnel's limits, above and below."""
    _draw_city(view, choice)
    for name in SIDES:
        codes = [code for code in choice.rows["entity"] if side.get(code) == name]
        st.markdown(_list(view, name, codes))
    st.caption(text("city_ranking.click", view.language))


def _list(view: View, name: ListName, codes: list[str], provisional: bool = False) -> str:
    names = city_names(view)
    return city_list(name, [names[code] for code in codes], view.language, provisional)
