"""The cities behind a piece of the verdict bars: named, weakest first, each leading to its profile."""

import pandas as pd
import streamlit as st

from i18n import Language, pick, text
from i18n.formats import MISSING, interval, measure
from i18n.verdicts import STATES
from metrics.counts.entities import names
from metrics.counts.snapshot import Counts
from metrics.readings.tidy import readings
from metrics.readings.verdicts import NO_FIGURE
from metrics.registry import INDICATORS
from sentences.overview.headline import piece_alt, piece_title
from shell.cache.readings import cached
from shell.parts import ways
from shell.parts.clicks import clicked_pair, pressed_row
from shell.parts.tables import Column, table
from shell.viewer.view import View

TURN = "_overview_turn"
TABLE = "overview_behind"
ROWS = {False: 9, True: 7}  # larger type leaves less room on one screen
Piece = tuple[str, str]  # indicator and state


def bars_key() -> str:
    """The key of the bars; another after each way back, so that nothing is chosen in them."""
    return f"overview_bars_{st.session_state.get(TURN, 0)}"


def clicked_piece() -> Piece | None:
    """The piece of the bars that was clicked, if any; what a browser sends is checked."""
    return clicked_pair(bars_key(), INDICATORS, STATES)


def clear_piece() -> None:
    """Told by the button: no piece is chosen any more."""
    st.session_state[TURN] = st.session_state.get(TURN, 0) + 1


def draw(view: View, piece: Piece) -> None:
    """Title, the cities as a table to press, and the way back to the lists."""
    indicator, state = piece
    language = view.language
    rows = cached(
        view.scope,
        view.snapshot,
        cities_in_state,
        indicator=indicator,
        state=state,
        language=language,
    )
    ways.follow_city(pressed_row(TABLE, "city", rows["entity"].tolist()))
    st.markdown(f"**{piece_title(indicator, state, len(rows), language)}**")
    alt = piece_alt(len(rows), language)
    table(rows, _columns(language), view, alt, TABLE, ROWS[view.projector])
    st.button(
        text("overview.behind_back", language),
        key="overview_back",
        type="tertiary",
        icon=":material/arrow_back:",
        on_click=clear_piece,
    )


def cities_in_state(counts: Counts, indicator: str, state: str, language: Language) -> pd.DataFrame:
    """The cities in a state, the lowest value first: entity; city, value and span in words."""
    definition, city_names = INDICATORS[indicator], names(counts, "city")
    rows = readings(counts, definition, "city", ranks=False)
    rows = rows[rows["state"] == state].sort_values(["value", "entity"])
    silent, exact = state in NO_FIGURE, definition.kind == "progress"
    return pd.DataFrame(
        [
            {
                "entity": row.entity,
                "city": pick(city_names[str(row.entity)], language),
                "value": MISSING if silent else measure(row.value, definition.unit, language),
                "span": MISSING
                if silent or exact
                else interval(row.lower, row.upper, definition.unit, language),
            }
            for row in rows.itertuples()
        ],
        columns=["entity", "city", "value", "span"],
    )


def _columns(language: Language) -> dict[str, Column]:
    return {
        "city": Column(text("filters.city", language), form="link"),
        "value": Column(text("city_ranking.column.value", language), form="number"),
        "span": Column(text("city_ranking.column.interval", language), form="number"),
    }
