"""Is one city truly ahead of another? The answer, both cities' cards, and every difference."""

import pandas as pd
import streamlit as st

from charts.difference import describe_difference, difference
from i18n import pick, text
from i18n.formats import MINUS, listing, number
from i18n.formats import difference as signed
from metrics.counts.periods import ROLLING
from metrics.definition import Indicator
from metrics.overall.duel import Duel, duel
from metrics.registry import INDICATORS
from sentences.verdict_badges import coloured
from shell.cache.readings import cached
from shell.parts import cards, drawing, filters
from shell.parts.city_names import city_names
from shell.screens.city_ranking.choice import Choice, league_rows
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
        )
        pair = [city_card(view, choice, code) for code in (choice.city, rival)]
        cards.row(pair, view, "ranking_pair")
    with right:
        found = duel(choice.indicator, choice.row, choice.of(rival))
        st.markdown(f"**{question(view, choice, rival)}**")
        st.subheader(answer(view, choice, rival, found), anchor=False)
        for code in (choice.city, rival):
            if pd.isna(choice.of(code)["rank"]) and found.answer != "unknown":
                st.markdown(_caution(view, choice, code))
        _draw_differences(view, choice, rival, found)


def _caution(view: View, choice: Choice, city: str) -> str:
    """Why a city that bears no rank is compared with reserve."""
    verdict = coloured(str(choice.of(city)["verdict"]), view.language)
    return text(
        "city_ranking.duel_caution", view.language, city=city_names(view)[city], verdict=verdict
    )


def _neighbour(choice: Choice, others: list[str]) -> str:
    """The city next below in the ranking, or above the last."""
    order = choice.rows["entity"].tolist()
    return others[min(order.index(choice.city), len(others) - 1)]


def question(view: View, choice: Choice, rival: str) -> str:
    """Is A truly ahead of B?"""
    names = city_names(view)
    return text(
        "city_ranking.duel_question", view.language, first=names[choice.city], second=names[rival]
    )


def answer(view: View, choice: Choice, rival: str, found: Duel) -> str:
    """Yes, no or undecided, with the difference and its interval."""
    names, language, unit = city_names(view), view.language, choice.indicator.unit
    if found.answer == "unknown":
        missing = [c for c in (choice.city, rival) if pd.isna(choice.of(c)["value"])]
        told = listing([names[code] for code in missing], language)
        return text("city_ranking.duel_unknown", language, names=told)
    exact = "exact_" if choice.indicator.kind == "progress" else ""
    return text(
        f"city_ranking.duel_{exact}{found.answer}",
        language,
        first=names[choice.city],
        second=names[rival],
        difference=signed(found.difference, unit, language),
        lower=_end(found.lower, choice.indicator, view),
        upper=_end(found.upper, choice.indicator, view),
    )


def _end(value: float, indicator: Indicator, view: View) -> str:
    """An end of the interval; its unit stands with the difference."""
    points = indicator.unit == "percent"
    shown = number(100 * value if points else value, view.language, 1 if points else 2)
    return shown if shown.startswith(MINUS) or value == 0 else f"+{shown}"


def _draw_differences(view: View, choice: Choice, rival: str, found: Duel) -> None:
    """The chosen indicator's difference first; those of the other rates under it."""
    names = plain_names(view)
    first, second = names[choice.city], names[rival]
    rows = [_row(view, choice.indicator, found)]
    if choice.indicator.unit == "percent":
        rows += _others(view, choice, rival)
    frame, kind = pd.DataFrame(rows), choice.indicator.kind
    drawing.figure(
        difference(frame, first, second, view.language, view.theme, kind),
        describe_difference(frame, first, second, view.language, kind),
        "ranking_difference",
        view,
    )
    called = city_names(view)
    said = text(
        f"city_ranking.duel_subtitle{'' if len(rows) > 1 else '_alone'}",
        view.language,
        first=called[choice.city],
        second=called[rival],
    )
    st.caption(f"{said}  \n{text('city_ranking.duel_method', view.language)}")


def _others(view: View, choice: Choice, rival: str) -> list[dict[str, object]]:
    """The same two cities by the other shares, headline definition, latest twelve months."""
    found = []
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
        found.append(_row(view, indicator, duel(indicator, rows.loc[choice.city], rows.loc[rival])))
    return found


def _row(view: View, indicator: Indicator, found: Duel) -> dict[str, object]:
    return {
        "name": pick(indicator.short, view.language),
        "difference": found.difference,
        "lower": found.lower,
        "upper": found.upper,
    }
