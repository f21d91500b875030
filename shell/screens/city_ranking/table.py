"""The ranking as a table to search and to take away."""

from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from i18n import Language, pick, text
from i18n.formats import MISSING, count, interval, measure
from i18n.verdicts import badge, word
from metrics.counts.snapshot import Counts
from metrics.readings.month_line import month_line
from metrics.registry import INDICATORS
from shell.cache.per_view import cached_for
from shell.cache.readings import cached
from shell.parts import export, ways
from shell.parts.clicks import pressed_row
from shell.parts.tables import Column, table
from shell.screens.city_ranking.choice import Choice, city_names, rank_changes
from shell.screens.city_ranking.sentences import denominator
from shell.viewer.view import View

ROWS, ROWS_PROJECTED = 18, 14
NARROW_FIRST = ("city", "value", "rank")  # what a telephone shows without scrolling


def draw_table(view: View, choice: Choice) -> None:
    """Search field, downloads and the table; the order is that of the ranking."""
    language = view.language
    frame = cached_for(view, rows, choice.everywhere)
    search, said, files = st.columns([3, 6, 3], vertical_alignment="bottom")
    with search:
        sought = st.text_input(
            text("city_ranking.search", language),
            key="ranking_search",
            type="search",
            live=True,
            placeholder=text("city_ranking.search_hint", language),
            max_chars=40,
            autocomplete="off",
            label_visibility="collapsed",
        )
    found = _matching(frame, sought or "")
    ways.follow_city(pressed_row("ranking_table", "city", found["entity"].tolist()))
    with said:
        key = "city_ranking.found" if len(found) else "city_ranking.found_none"
        st.caption(text(key, language, n=len(found)))
    with files:
        export.buttons(cached_for(view, sheet, choice.everywhere), view)
    table(
        found,
        columns(view, choice, frame),
        view,
        key="ranking_table",
        rows=ROWS_PROJECTED if view.projector else ROWS,
        alt=text("city_ranking.alt_table", language, n=len(found)),
    )


def rows(view: View, choice: Choice) -> pd.DataFrame:
    """The league's readings with name, change of rank and month line."""
    names, frame = city_names(view), choice.rows.copy()
    language, unit = view.language, choice.indicator.unit
    lines = cached(
        view.scope,
        view.snapshot,
        month_lines,
        indicator=choice.indicator.key,
        variant=choice.variant,
    )
    frame["city"] = frame["entity"].map(names)
    frame["change"] = rank_changes(view, choice).to_numpy()
    frame["months"] = frame["entity"].map(lines)
    exact = choice.indicator.kind == "progress"  # a complete count has no interval
    frame["ranks"] = [
        MISSING if exact else _ends(*ends, language)
        for ends in zip(frame["rank_lower"], frame["rank_upper"], strict=True)
    ]
    frame["span"] = [
        MISSING if exact else interval(*ends, unit, language)
        for ends in zip(frame["lower"], frame["upper"], strict=True)
    ]
    frame["word"] = [word(verdict, language) for verdict in frame["verdict"]]
    return frame


def _ends(first: float, last: float, language: Language) -> str:
    """Best and worst place: 3–9."""
    if np.isnan(first):
        return MISSING
    return f"{count(first, language)}–{count(last, language)}"


def _arrow(change: float) -> str:
    """Places won or lost: ↑2, ↓3, 0."""
    if np.isnan(change):
        return MISSING
    return f"{'↑' if change > 0 else '↓' if change < 0 else ''}{abs(change):.0f}"


def month_lines(counts: Counts, indicator: str, variant: str | None) -> dict[str, list[float]]:
    """Values of the mature months among the latest 24, of every city."""
    found = {}
    for code in counts.codes:
        key = f"{code:06d}"
        line = month_line(counts, INDICATORS[indicator], "city", key, variant)
        found[key] = line.loc[line["mature"], "value"].tolist()
    return found


def _matching(frame: pd.DataFrame, sought: str) -> pd.DataFrame:
    """Rows whose city name or code contains what was typed."""
    typed = sought.strip().casefold()
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
        denominator=denominator(choice.indicator, choice.variant, language),
    )
    named = {
        "rank": Column(head("rank"), lambda value: count(value, language), width=70, **number),
        "ranks": Column(head("ranks"), width=110, **number),
        "change": Column(head("change"), _arrow, width=80, help=head("change_help"), **number),
        "city": Column(head("city"), form="link", width=150),
        "value": Column(head("value"), lambda v: measure(v, unit, language), width=90, **number),
        "span": Column(head("interval"), width=130, **number),
        "denominator": Column(n, lambda value: count(value, language), **number),
        "verdict": Column(head("verdict"), lambda key: badge(key, language), width=140),
        "months": Column(head("months"), form="line", width="large", reach=_reach(frame)),
    }
    return {key: named[key] for key in (*NARROW_FIRST, *named)} if view.telephone else named


def _reach(frame: pd.DataFrame) -> tuple[float, float] | None:
    """Lowest and highest month of all cities, so that lines can be compared."""
    held = np.array([value for line in frame["months"] for value in line], dtype=float)
    if not np.isfinite(held).any():
        return None
    return float(np.nanmin(held)), float(np.nanmax(held))


def sheet(view: View, choice: Choice) -> export.Sheet:
    """What leaves: plain numbers under named headers."""
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
    told = denominator(choice.indicator, choice.variant, language)
    headers = {
        key: text(f"city_ranking.{name}", language, denominator=told) for key, name in named.items()
    }
    return export.Sheet("city_ranking", pick(choice.indicator.name, language), told, frame, headers)
