"""The table of cities by months: days that each return took, with shares lost and duplicated."""

from typing import Any

import numpy as np
import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from charts.base.palette import Theme, palette
from charts.base.tones import mix
from i18n import Language, text
from i18n.formats import month, percent
from i18n.verdicts import ICONS
from metrics.counts.entities import names
from metrics.counts.months import month_end
from metrics.counts.snapshot import Counts
from metrics.doubts.gates import duplicate_share, lost_share
from metrics.doubts.reporting import IN_TIME, days_taken, months_due, received, reporting
from metrics.readings.verdicts import DUPLICATE_LIMIT, LOST_LIMIT
from shell.cache.readings import cached
from shell.parts import filters, ways
from shell.parts.clicks import pressed_row
from shell.parts.overrides import prepared
from shell.parts.tables import link_column
from shell.viewer.view import View

SORTS = ("reports", "lost", "duplicates", "code")
ROW, HEADER, SHOWN = 28, 36, 18
LATE, ABSENT = 0.3, 0.25
STATES = ("absent", "received")


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
    shown = cached(
        view.scope, view.snapshot, styled, sort=sort, language=view.language, theme=view.theme
    )
    key = f"quality_reports_{sort}_{view.snapshot}"
    cities = cached(view.scope, view.snapshot, codes, sort=sort)
    ways.follow_city(pressed_row(key, "city", cities))
    st.dataframe(
        shown,
        hide_index=True,
        key=key,
        height=view.size(HEADER) + view.size(ROW) * SHOWN + 2,
        row_height=view.size(ROW),
        column_config=_columns(view, f"{key}_city"),
        alt=cached(view.scope, view.snapshot, described, language=view.language),
    )
    st.caption(text("data_quality.reports.note", view.language, days=IN_TIME))


def order(counts: Counts, sort: str) -> np.ndarray:
    """Rows of the cities in an order; ties by code."""
    held = reporting(counts)
    worst = {
        "reports": held["in_time"].fillna(0) + 100 * held["received"],
        "lost": -np.nan_to_num(lost_share(counts), nan=-1),
        "duplicates": -np.nan_to_num(duplicate_share(counts), nan=-1),
        "code": np.zeros(len(held)),
    }
    return np.argsort(np.asarray(worst[sort]), kind="stable")


def codes(counts: Counts, sort: str) -> list[str]:
    """Codes of the cities in an order."""
    return [f"{code:06d}" for code in counts.codes[order(counts, sort)]]


def cells(counts: Counts, language: Language) -> pd.DataFrame:
    """All words of the table, cities by code."""
    called, taken, came = names(counts, "city"), days_taken(counts), received(counts)
    table = pd.DataFrame({"city": [getattr(name, language) for name in called.values()]})
    absent, there = (text(f"data_quality.reports.{key}", language) for key in STATES)
    for place, due in enumerate(months_due(counts)):
        table[str(due)] = [
            absent if not here else there if np.isnan(days) else f"{days:.0f}"
            for here, days in zip(came[:, place], taken[:, place], strict=True)
        ]
    table["prompt"] = [percent(one, language, 0) for one in reporting(counts)["prompt"]]
    table["lost"] = _marked(lost_share(counts), LOST_LIMIT, language, 1)
    table["duplicates"] = _marked(duplicate_share(counts), DUPLICATE_LIMIT, language, 2)
    return table


def _marked(share: np.ndarray, limit: float, language: Language, digits: int) -> list[str]:
    """Shares in words, those above the limit with the icon of doubt."""
    icon = ICONS["quality_hold"]
    return [f"{icon} " * int(one > limit) + percent(one, language, digits) for one in share]


def styled(counts: Counts, sort: str, language: Language, theme: Theme) -> Styler:
    """The table in an order, with tints for what is late, absent or above a limit."""
    rows = order(counts, sort)
    words = cells(counts, language).iloc[rows].reset_index(drop=True)
    tints = _tints(counts, theme).iloc[rows].reset_index(drop=True)
    tints.columns = words.columns
    return prepared(words, tints)


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
    return pd.DataFrame(np.hstack([blank, months, blank, gates]))


def _style(colour: str, share: float, theme: Theme) -> str:
    colours = palette(theme)
    return f"background-color: {mix(colour, colours.background, share)}; color: {colours.ink}"


def described(counts: Counts, language: Language) -> str:
    """The table in words, for those who cannot see it."""
    held = reporting(counts)
    return text(
        "data_quality.reports.alt",
        language,
        cities=len(held),
        months=len(months_due(counts)),
        missing=int((held["received"] < held["due"]).sum()),
    )


def _columns(view: View, key: str) -> dict[str, Any]:
    language, header = view.language, st.column_config.TextColumn
    columns = {
        "city": link_column(
            text("data_quality.reports.city", language), key, view.size(92), pinned=view.telephone
        )
    }
    for due in cached(view.scope, view.snapshot, months_due):
        columns[str(due)] = header(_month(due, language), alignment="right", width=view.size(41))
    for name, width in (("prompt", 62), ("lost", 76), ("duplicates", 76)):
        columns[name] = header(
            text(f"data_quality.reports.{name}", language),
            alignment="right",
            width=view.size(width),
        )
    return columns


def _month(number: int, language: Language) -> str:
    """The month's short name: 7月, Jul."""
    when = month_end(number)
    short = str(when.month) if language == "zh" else month(when, language)[:3]
    return text("data_quality.reports.month", language, month=short)
