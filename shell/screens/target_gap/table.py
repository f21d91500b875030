"""The heat table of cities by targets: icon and value in every cell, its tint by the verdict."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from charts.base.telephone_words import width
from charts.heat_table import describe_heat_table
from i18n import Language, pick, text
from metrics.counts.entities import names
from metrics.counts.snapshot import Counts
from metrics.overall.gap_order import SORTS, ordered
from metrics.overall.gaps import gaps
from metrics.registry import INDICATORS
from sentences.target_gap import table as sentences
from shell.cache.per_view import cached_for
from shell.cache.readings import cached
from shell.parts import empty_states, filters, ways
from shell.parts.clicks import clicked_cell, pressed_row
from shell.parts.overrides import sortable
from shell.parts.tables import HALF, link_column
from shell.screens.target_gap import cells as gap_cells
from shell.screens.target_gap.cells import MEASURE, NAME
from shell.viewer.view import View

ROW, HEADER = 28, 36
NARROW, PADDING = 98, 26  # pixels of the column of names, and what a cell has beside its words
CLICKED = "_gap_clicked"


def controls(view: View) -> tuple[str | None, str]:
    """The tier shown and what the order goes by."""
    tier, order = st.columns(2, gap="small")
    with tier:
        league = filters.league_select(view)
    with order:
        sort = filters.select(
            "sort", text("target_gap.sort", view.language), SORTS, _sort_words(view.language)
        )
    return league, sort


def _sort_words(language: Language) -> Callable[[str], str]:
    def words(sort: str) -> str:
        if sort not in INDICATORS:
            return text(f"target_gap.sort_{sort}", language)
        name = pick(INDICATORS[sort].short, language)
        return text("target_gap.sort_needed", language, name=name)

    return words


def draw(view: View, league: str | None, sort: str, chosen: str) -> None:
    """The table; a click on a cell chooses its city and target, a name leads on."""
    order = cached(view.scope, view.snapshot, ordered, league=league, sort=sort)
    rows = 19 if view.projector else 24
    height = view.size(HEADER) + view.size(ROW) * min(rows, len(order)) + 2
    if order.empty:
        empty_states.state("empty", view.language, height=view.size(ROW) * rows)
        return
    codes = tuple(order["entity"])
    key = f"gap_table_{league}_{sort}_{view.snapshot}"  # a new order forgets the old click
    ways.follow_city(pressed_row(key, NAME, codes))
    sortable(
        *cached_for(view, gap_cells.styled, league, sort, chosen),
        hide_index=True,
        key=key,
        height=height,
        row_height=view.size(ROW),
        column_config=_columns(view, sort, f"{key}_{NAME}"),
        alt=cached_for(view, alt, league),
        selection_mode="single-cell",
        on_select=lambda: _choose(key, codes),
    )


def alt(view: View, league: str | None) -> str:
    """The table in words, for those who cannot see it."""
    rows = cached(view.scope, view.snapshot, gaps)
    rows = rows if league is None else rows[rows["tier"] == league]
    return describe_heat_table(rows, view.language)


def draw_head(view: View, league: str | None) -> None:
    """What the table says, and what it covers."""
    choices: dict[str, Any] = {"language": view.language, "league": league}
    st.markdown(cached(view.scope, view.snapshot, sentences.headline, **choices))
    st.caption(cached(view.scope, view.snapshot, sentences.subtitle, **choices))


def draw_legend(view: View) -> None:
    """The verdicts of the table in one line."""
    st.markdown(cached(view.scope, view.snapshot, sentences.legend, language=view.language))


def _choose(key: str, codes: tuple[str, ...]) -> None:
    """Told by a click: the city of the row and, where a target was clicked, that target."""
    cell = clicked_cell(key, codes, INDICATORS)
    if cell is None:
        return
    st.session_state[CLICKED] = True
    st.session_state["city"], indicator = cell
    if indicator is not None:
        st.session_state["indicator"] = indicator


def clicked() -> bool:
    """Whether a click on a cell asked for its city since the page was drawn last."""
    return bool(st.session_state.pop(CLICKED, False))


def widest_name(counts: Counts, language: Language) -> int:
    """Pixels of the longest city name at the size of the table."""
    return max(width(pick(name, language)) for name in names(counts, "city").values())


def _columns(view: View, sort: str, key: str) -> dict[str, Any]:
    language = view.language
    header = st.column_config.TextColumn
    # A pinned column is drawn in pale grey, so it is pinned only where the table must scroll.
    city = text("filters.city", language)
    wide = max(NARROW, cached(view.scope, view.snapshot, widest_name, language=language) + PADDING)
    wide = min(wide, HALF) if view.telephone else wide
    scrolls = view.telephone or wide > NARROW
    columns = {NAME: link_column(city, key, view.size(wide), pinned=scrolls)}
    for key, indicator in INDICATORS.items():
        name, about = pick(indicator.short, language), pick(indicator.name, language)
        columns[key] = header(name, help=about, alignment="center", width=view.size(98))
    last = "needed" if sort in INDICATORS else "missed"
    noun = pick(INDICATORS[sort].missing, language) if sort in INDICATORS else None
    columns[MEASURE] = header(
        text(f"target_gap.column_{last}", language),
        help=noun,
        alignment="right",
        width=view.size(62),
    )
    return columns
