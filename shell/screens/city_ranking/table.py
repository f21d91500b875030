"""The ranking as a table to search and to take away."""

from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from i18n import pick, text
from i18n.formats import MISSING, count, interval, measure
from i18n.verdicts import badge, word
from metrics.counts.snapshot import Counts
from metrics.readings.month_line import month_line
from metrics.registry import INDICATORS
from sentences.city_ranking.headline import denominator
from sentences.city_ranking.lists import matches, table_alt
from sentences.ranks import rank_change, rank_interval
from shell.cache.per_view import cached_for
from shell.cache.readings import cached
from shell.parts import export, ways
from shell.parts.clicks import pressed_row
from shell.parts.tables import Column, table
from shell.screens.city_ranking.choice import Choice, city_names, rank_changes
from shell.viewer.view import View

ROWS, ROWS_PROJECTED = 18, 14
NARROW_FIRST = ("city", "value", "rank")  # what a telephone shows without scrolling


def draw_table(view: View, choice: Choice) -> None:
    """Search field, downloads and the table; the order is that of the ranking."""
    language = view.language
    frame = cached_for(view, rows, choice.everywhere)
    search, result, files = st.columns([3, 6, 3], vertical_alignment="bottom")
    with search:
        query = st.text_input(
            text("city_ranking.search", language),
            key="ranking_search",
            type="search",
            live=True,
            placeholder=text("city_ranking.search_hint", language),
            max_chars=40,
            autocomplete="off",
            label_visibility="collapsed",
        )
    matching = _matching(frame, query or "")
    ways.follow_city(pressed_row("ranking_table", "city", matching["entity"].tolist()))
    with result:
        st.caption(matches(len(matching), language))
    with files:
        export.buttons(cached_for(view, sheet, choice.everywhere), view)
    table(
        matching,
        columns(view, choice, frame),
        view,
        key="ranking_table",
        rows=ROWS_PROJECTED if view.projector else ROWS,
        alt=table_alt(len(matching), language),
    )


def rows(view: View, choice: Choice) -> pd.DataFrame:
    """The league's readings with name, change of rank and month line."""
    names, frame = city_names(view), choice.rows.copy()
    language, unit = view.language, choice.indicator.unit
    month_values = cached(
        view.scope,
        view.snapshot,
        month_lines,
        indicator=choice.indicator.key,
        variant=choice.variant,
    )
    frame["city"] = frame["entity"].map(names)
    frame["change"] = rank_changes(view, choice).to_numpy()
    frame["months"] = frame["entity"].map(month_values)
    exact = choice.indicator.kind == "progress"  # a complete count has no interval
    frame["ranks"] = [
        MISSING if exact else rank_interval(*ends, language)
        for ends in zip(frame["rank_lower"], frame["rank_upper"], strict=True)
    ]
    frame["span"] = [
        MISSING if exact else interval(*ends, unit, language)
        for ends in zip(frame["lower"], frame["upper"], strict=True)
    ]
    verdicts = list(zip(frame["state"], frame["provisional"], strict=True))
    frame["word"] = [word(key, language, early) for key, early in verdicts]
    frame["badge"] = [badge(key, language, early) for key, early in verdicts]
    return frame


def month_lines(counts: Counts, indicator: str, variant: str | None) -> dict[str, list[float]]:
    """Values of the mature months among the latest 24, of every city.

    Months without a case are left out: of a line with a gap the browser would write the numbers.
    """
    lines = {}
    for code in counts.codes:
        key = f"{code:06d}"
        line = month_line(counts, INDICATORS[indicator], "city", key, variant)
        lines[key] = line.loc[line["mature"], "value"].dropna().tolist()
    return lines


def _matching(frame: pd.DataFrame, query: str) -> pd.DataFrame:
    """Rows whose city name or code contains what was typed."""
    typed = query.strip().casefold()
    names = frame["city"].str.casefold()
    return frame[names.str.contains(typed, regex=False) | frame["entity"].str.startswith(typed)]


def columns(view: View, choice: Choice, frame: pd.DataFrame) -> dict[str, Column]:
    """What stands in the table, in its order."""
    language, unit = view.language, choice.indicator.unit

    def head(name: str) -> str:
        return text(f"city_ranking.column.{name}", language)

    number: dict[str, Any] = {"form": "number"}
    n = text(
        "city_ranking.column.n",
        language,
        denominator=denominator(choice.indicator.key, choice.variant, language),
    )
    columns_ = {
        "rank": Column(head("rank"), lambda value: count(value, language), width=70, **number),
        "ranks": Column(head("ranks"), width=110, **number),
        "change": Column(head("change"), rank_change, width=80, help=head("change_help"), **number),
        "city": Column(head("city"), form="link", width=150),
        "value": Column(head("value"), lambda v: measure(v, unit, language), width=90, **number),
        "span": Column(head("interval"), width=130, **number),
        "denominator": Column(n, lambda value: count(value, language), **number),
        "badge": Column(head("verdict"), width=190 if frame["provisional"].any() else 140),
        "months": Column(head("months"), form="line", width="large", reach=_reach(frame)),
    }
    return (
        {key: columns_[key] for key in (*NARROW_FIRST, *columns_)} if view.telephone else columns_
    )


def _reach(frame: pd.DataFrame) -> tuple[float, float] | None:
    """Lowest and highest month of all cities, so that lines can be compared."""
    values = np.array([value for line in frame["months"] for value in line], dtype=float)
    if not np.isfinite(values).any():
        return None
    return float(np.nanmin(values)), float(np.nanmax(values))


def sheet(view: View, choice: Choice) -> export.Sheet:
    """What leaves: numbers as shown, under named headers."""
    language, frame = view.language, rows(view, choice)
    named = {
        "rank": "column.rank",
        "rank_lower": "export.rank_lower",
        "rank_upper": "export.rank_upper",
        "change": "column.change",
        "entity": "export.code",
        "city": "column.city",
        "value": "column.value",
        "lower": "export.lower",
        "upper": "export.upper",
        "numerator": "export.numerator",
        "denominator": "column.n",
        "target": "export.target",
        "word": "column.verdict",
    }
    if frame["by_summary"].sum() > 0:
        named["by_summary"] = "export.by_summary"
    cases = denominator(choice.indicator.key, choice.variant, language)
    headers = {
        key: text(f"city_ranking.{name}", language, denominator=cases)
        for key, name in named.items()
    }
    unit = export.measured(choice.indicator.unit)
    measures: dict[str, export.Measure] = dict.fromkeys(("value", "lower", "upper", "target"), unit)
    measures |= dict.fromkeys(("numerator", "denominator", "by_summary"), "whole")
    name = pick(choice.indicator.name, language)
    return export.Sheet("city_ranking", name, cases, frame, headers, measures)
