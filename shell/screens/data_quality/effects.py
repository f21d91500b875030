"""What doubtful data do to the verdicts: city, reason, evidence and figures on hold, row by row."""

from dataclasses import replace
from typing import Any

import streamlit as st

from i18n import text
from sentences.data_quality.effects import COLUMNS, effects, effects_alt
from shell.cache.readings import cached
from shell.parts import ways
from shell.parts.clicks import pressed_row
from shell.parts.export import Sheet, buttons
from shell.parts.tables import Column, table
from shell.viewer.view import View

ROWS = 7


def draw(view: View) -> None:
    """Title, table or the sentence that there is none, and the way out."""
    st.markdown(f"**{text('data_quality.effects.title', view.language)}**")
    rows = cached(view.scope, view.snapshot, effects, language=view.language)
    if rows.empty:
        st.caption(text("data_quality.effects.empty", view.language))
        return
    headers = {name: text(f"data_quality.effects.{name}", view.language) for name in COLUMNS}
    alt = effects_alt(rows, view.language)
    widths: dict[str, Any] = {"city": 96, "reason": None, "evidence": None, "figures": None}
    columns = {name: Column(headers[name], width=widths[name]) for name in COLUMNS}
    columns["city"] = replace(columns["city"], form="link")
    ways.follow_city(pressed_row("quality_effects", "city", rows["entity"].tolist()))
    table(rows, columns, view, alt, "quality_effects", rows=min(ROWS, len(rows)))
    st.caption(text("data_quality.effects.note", view.language))
    title = text("data_quality.effects.title", view.language)
    note = text("data_quality.effects.note", view.language)
    coded = {"entity": text("city_ranking.export.code", view.language), **headers}
    buttons(Sheet("data_quality", title, note, rows, coded), view)
