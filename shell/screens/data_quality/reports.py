"""The table of cities by months: days that each return took, with shares lost and duplicated."""

from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from charts.base.palette import Theme, palette
from charts.base.tones import mix
from i18n import Language, text
from metrics.counts.snapshot import Counts
from metrics.doubts.gates import duplicate_share, lost_share
from metrics.doubts.reporting import IN_TIME, days_taken, months_due, received, reporting
from metrics.readings.verdicts import DUPLICATE_LIMIT, LOST_LIMIT
from sentences.data_quality.returns import return_words, returns_alt, short_month
from shell.cache.readings import cached, cities_by_summary
from shell.parts import filters, ways
from shell.parts.clicks import pressed_row
from shell.parts.overrides import PreparedTable, prepared, sortable
from shell.parts.tables import link_column
from shell.viewer.view import View

SORTS = ("reports", "lost", "duplicates", "code")
ROW, HEADER, SHOWN = 28, 36, 18
CITY, MARKED = 92, 132  # pixels: of a name alone, and of one with its mark
LATE, ABSENT = 0.3, 0.25


def draw(view: View) -> None:
    """Title, choice of the order, table and how to read it."""
    title, choice = st.columns([3, 2], vertical_alignment="center")
    title.markdown(f"**{text('data_quality.reports.title', view.language)}**")
    with choice:
        sort = filters.select(
            "quality_sort",
            text("data_quality.sort.label", view.language),
            SORTS,
            lambda key: text(f"data_quality.sort.{key}", view.language),
            visible=False,
        )
    rows = cached(
        view.scope,
        view.snapshot,
        returns_table,
        sort=sort,
        language=view.language,
        theme=view.theme,
    )
    key = f"quality_reports_{sort}_{view.snapshot}"
    cities = cached(view.scope, view.snapshot, city_codes, sort=sort)
    ways.follow_city(pressed_row(key, "city", cities))
    sortable(
        *rows,
        hide_index=True,
        key=key,
        height=view.size(HEADER) + view.size(ROW) * SHOWN + 2,
        row_height=view.size(ROW),
        column_config=_columns(view, f"{key}_city"),
        alt=cached(view.scope, view.snapshot, returns_alt, language=view.language),
    )
    st.caption(text("data_quality.reports.note", view.language, days=IN_TIME))


def row_order(counts: Counts, sort: str) -> np.ndarray:
    """Rows of the programme's cities in an order; ties by code."""
    returns, inside = reporting(counts), np.flatnonzero(~counts.left)
    worst = {
        "reports": returns["in_time"].fillna(0) + 100 * returns["received"],
        "lost": -np.nan_to_num(lost_share(counts)[inside], nan=-1),
        "duplicates": -np.nan_to_num(duplicate_share(counts)[inside], nan=-1),
        "code": np.zeros(len(returns)),
    }
    return inside[np.argsort(np.asarray(worst[sort]), kind="stable")]


def city_codes(counts: Counts, sort: str) -> list[str]:
    """Codes of the cities in an order."""
    return [f"{code:06d}" for code in counts.codes[row_order(counts, sort)]]


def returns_table(counts: Counts, sort: str, language: Language, theme: Theme) -> PreparedTable:
    """The table in an order, with tints for what is late, absent or above a limit."""
    rows = row_order(counts, sort)
    words = return_words(counts, language).iloc[rows].reset_index(drop=True)
    tints = _tints(counts, theme).iloc[rows].reset_index(drop=True)
    tints.columns = words.columns
    return prepared(words, tints, "city")


def _tints(counts: Counts, theme: Theme) -> pd.DataFrame:
    colours, taken = palette(theme), days_taken(counts)
    late = _style(colours.verdict["likely_missed"], LATE, theme)
    absent = _style(colours.verdict["unreported"], ABSENT, theme)
    doubt = _style(colours.verdict["quality_hold"], LATE, theme)
    months = np.where(~received(counts), absent, np.where(taken > IN_TIME, late, ""))
    blank = np.full((len(taken), 1), "", dtype=object)
    over = [
        share > limit
        for share, limit in (
            (lost_share(counts), LOST_LIMIT),
            (duplicate_share(counts), DUPLICATE_LIMIT),
        )
    ]
    gates = np.where(np.column_stack(over), doubt, "")
    return pd.DataFrame(np.hstack([blank, months, blank, gates, blank]))


def _style(colour: str, share: float, theme: Theme) -> str:
    colours = palette(theme)
    return f"background-color: {mix(colour, colours.background, share)}; color: {colours.ink}"


def _columns(view: View, key: str) -> dict[str, Any]:
    language, header = view.language, st.column_config.TextColumn
    columns = {
        "city": link_column(
            text("data_quality.reports.city", language),
            key,
            view.size(MARKED if cities_by_summary(view.scope, view.snapshot) else CITY),
            pinned=view.telephone,
        )
    }
    for due in cached(view.scope, view.snapshot, months_due):
        columns[str(due)] = header(
            short_month(due, language), alignment="right", width=view.size(41)
        )
    for name, width in (("prompt", 62), ("lost", 76), ("duplicates", 76), ("undated", 76)):
        columns[name] = header(
            text(f"data_quality.reports.{name}", language),
            alignment="right",
            width=view.size(width),
        )
    return columns
