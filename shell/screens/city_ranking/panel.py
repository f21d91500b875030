"""Beside the charts: the chosen city's card, and the lists that the intervals support."""

import pandas as pd
import streamlit as st

from charts.months.line import describe_month_line
from i18n import text
from i18n.formats import count, interval, listing, measure
from metrics.overall.summary import black_list, red_list
from shell.cache.per_view import cached_for
from shell.cache.readings import month_line
from shell.parts import cards
from shell.parts.cards import Card
from shell.parts.city_names import city_names
from shell.parts.city_ways import to_profile
from shell.parts.sparkline import spark
from shell.screens.city_ranking.choice import Choice, rank_changes
from shell.screens.city_ranking.choice import city_names as plain_names
from shell.screens.city_ranking.sentences import denominator
from shell.viewer.view import View


def city_card(view: View, choice: Choice, city: str) -> Card:
    """One city's figure, interval, rank with interval, month line and move."""
    row, line = (
        choice.of(city),
        month_line(view.scope, view.snapshot, choice.indicator.key, "city", city, choice.variant),
    )
    progress = choice.indicator.kind == "progress"
    goal = None if progress or pd.isna(row["target"]) else float(row["target"])
    return Card(
        name=_title(view, row, plain_names(view)[city]),
        value=measure(row["value"], choice.indicator.unit, view.language),
        verdict=str(row["verdict"]),
        ranges=_ranges(view, choice, row),
        spark=spark(line, goal),
        alt=describe_month_line(line, goal, view.language, choice.indicator.kind),
        sentence=_moved(view, choice, city),
    )


def _title(view: View, row: pd.Series, name: str) -> str:
    if pd.isna(row["rank"]):
        return name
    return text("city_ranking.place", view.language, city=name, rank=int(row["rank"]))


def _ranges(view: View, choice: Choice, row: pd.Series) -> tuple[str, ...]:
    """The interval of the value, the interval of the rank, and what was counted."""
    language, unit = view.language, choice.indicator.unit
    between = interval(row["lower"], row["upper"], unit, language)
    exact = choice.indicator.kind == "progress"
    place = "no_place" if pd.isna(row["rank"]) else "place_of" if exact else "place_interval"
    return (
        text(
            "city_ranking.complete_count" if exact else "city_ranking.value_interval",
            language,
            interval=between,
        ),
        text(
            f"city_ranking.{place}",
            language,
            first=count(row["rank_lower"], language),
            last=count(row["rank_upper"], language),
            n=len(choice.ranked),
        ),
        text(
            "city_ranking.of",
            language,
            x=count(row["numerator"], language),
            n=count(row["denominator"], language),
            denominator=denominator(choice.indicator, choice.variant, language),
        ),
    )


def _moved(view: View, choice: Choice, city: str) -> str:
    """How its rank moved since the snapshot before."""
    change = rank_changes(view, choice)[city]
    if pd.isna(change):
        return text("city_ranking.moved_unknown", view.language)
    way = "not" if change == 0 else "up" if change > 0 else "down"
    return text(f"city_ranking.moved_{way}", view.language, n=int(abs(change)))


def _draw_city(view: View, choice: Choice) -> None:
    """The chosen city's card, and the way to its profile."""
    cards.row([cached_for(view, city_card, choice, choice.city)], view, "ranking_city")
    to_profile(view, choice.city)


def draw_lists(view: View, choice: Choice) -> None:
    """The red and the black list, or the sentence that the intervals support nobody."""
    _draw_city(view, choice)
    for said in cached_for(view, _lists, choice.everywhere):
        st.markdown(said)
    st.caption(text("city_ranking.click", view.language))


def _lists(view: View, choice: Choice) -> list[str]:
    return [
        _list(view, "red", red_list(choice.rows)),
        _list(view, "black", black_list(choice.rows)),
    ]


def draw_sides(view: View, choice: Choice, side: dict[str, str]) -> None:
    """Who lies outside the funnel's limits, above and below."""
    _draw_city(view, choice)
    for name in ("above", "below"):
        codes = [code for code in choice.rows["entity"] if side.get(code) == name]
        st.markdown(_list(view, name, codes))
    st.caption(text("city_ranking.click", view.language))


def _list(view: View, name: str, codes: list[str]) -> str:
    """What a list means, the number and the names; a sentence where it is empty."""
    names, language = city_names(view), view.language
    if not codes:
        return text(f"city_ranking.{name}_none", language)
    title = text(f"city_ranking.{name}", language, n=len(codes))
    meaning = text(f"city_ranking.{name}_meaning", language)
    held = listing([names[code] for code in codes], language)
    return f"**{title}** {meaning}  \n{held}"
