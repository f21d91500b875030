"""Is one city truly ahead of another? The answer, both cities' cards, and every difference."""

import pandas as pd
import streamlit as st

from charts.difference import describe_difference, difference
from i18n import pick, text
from metrics.counts.periods import ROLLING
from metrics.definition import Indicator
from metrics.overall.duel import Duel, duel
from metrics.overall.league import league_rows
from metrics.registry import INDICATORS
from sentences.city_ranking import duel as sentences
from shell.cache.readings import cached
from shell.parts import cards, drawing, filters
from shell.parts.city_names import city_names
from shell.screens.city_ranking.choice import Choice
from shell.screens.city_ranking.choice import city_names as plain_names
from shell.screens.city_ranking.panel import city_card
from shell.viewer.view import View


def draw_duel(view: View, choice: Choice) -> None:
    """The chosen city against another of the same league."""
    others = [code for code in choice.rows["entity"] if code != choice.city]
    left, right = st.columns([2, 3], gap="large")
    with left:
        rival = filters.select(
            "rival",
            text("city_ranking.rival", view.language),
            others,
            plain_names(view).__getitem__,
            _neighbour(choice, others),
            gone=filters.gone_cities(view),
        )
        pair = [city_card(view, choice, code) for code in (choice.city, rival)]
        cards.row(pair, view, "ranking_pair")
    with right:
        result = duel(choice.indicator, choice.row, choice.of(rival))
        names = city_names(view)
        question = sentences.question(names[choice.city], names[rival], view.language)
        st.markdown(f"**{question}**")
        st.subheader(_answer(view, choice, rival, result), anchor=False)
        for code in (choice.city, rival):
            row = choice.of(code)
            if pd.isna(row["rank"]) and result.answer != "unknown":
                verdict = str(row["verdict"])
                st.markdown(sentences.caution(names[code], verdict, view.language))
        _draw_differences(view, choice, rival, result)


def _neighbour(choice: Choice, others: list[str]) -> str:
    """The city next below in the ranking, or above the last."""
    order: list[str] = choice.rows["entity"].tolist()
    return others[min(order.index(choice.city), len(others) - 1)]


def _answer(view: View, choice: Choice, rival: str, result: Duel) -> str:
    """Yes, no or undecided; or which of the two has no value."""
    names, pair = city_names(view), (choice.city, rival)
    if result.answer == "unknown":
        silent = [names[code] for code in pair if pd.isna(choice.of(code)["value"])]
        return sentences.unknown(silent, view.language)
    first, second = (names[code] for code in pair)
    return sentences.answer(result, choice.indicator.key, first, second, view.language)


def _draw_differences(view: View, choice: Choice, rival: str, result: Duel) -> None:
    """The chosen indicator's difference first; those of the other rates under it."""
    names = plain_names(view)
    first, second = names[choice.city], names[rival]
    rows = [_row(view, choice.indicator, result)]
    if choice.indicator.unit == "percent":
        rows += _others(view, choice, rival)
    frame, kind = pd.DataFrame(rows), choice.indicator.kind
    drawing.figure(
        difference(frame, first, second, view.language, view.theme, kind),
        describe_difference(frame, first, second, view.language, kind),
        "ranking_difference",
        view,
    )
    safe, alone = city_names(view), len(rows) == 1
    st.caption(sentences.subtitle(safe[choice.city], safe[rival], alone, view.language))


def _others(view: View, choice: Choice, rival: str) -> list[dict[str, object]]:
    """The same two cities by the other shares, headline definition, latest twelve months."""
    differences = []
    for indicator in INDICATORS.values():
        if indicator.unit != "percent" or indicator == choice.indicator:
            continue
        rows = cached(
            view.scope,
            view.snapshot,
            league_rows,
            indicator=indicator.key,
            variant=None,
            period=ROLLING,
            league=choice.league,
        ).set_index("entity")
        result = duel(indicator, rows.loc[choice.city], rows.loc[rival])
        differences.append(_row(view, indicator, result))
    return differences


def _row(view: View, indicator: Indicator, result: Duel) -> dict[str, object]:
    return {
        "name": pick(indicator.short, view.language),
        "difference": result.difference,
        "lower": result.lower,
        "upper": result.upper,
    }
