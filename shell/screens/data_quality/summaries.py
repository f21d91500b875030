"""Where a monthly summary and the records of the same month differ; drawn only if any do."""

from dataclasses import replace

import streamlit as st

from i18n import text
from sentences.data_quality.summaries import COLUMNS, differences_alt, summary_differences
from shell.cache.readings import cached
from shell.parts import ways
from shell.parts.clicks import pressed_row
from shell.parts.export import Sheet, buttons
from shell.parts.tables import Column, table
from shell.viewer.view import View

SHOWN = 7
NUMBERS = ("summary", "recorded")


def draw(view: View) -> None:
    """Title, table, what counts, and the way out."""
    language = view.language
    rows = cached(view.scope, view.snapshot, summary_differences, language=language)
    if rows.empty:
        return
    title = text("data_quality.summaries.title", language)
    note = text("data_quality.summaries.note", language)
    st.markdown(f"**{title}**")
    headers = {name: text(f"data_quality.summaries.{name}", language) for name in COLUMNS}
    columns = {name: Column(headers[name]) for name in COLUMNS}
    columns["city"] = replace(columns["city"], form="link", width=180)
    columns |= {name: Column(headers[name], form="number", width=90) for name in NUMBERS}
    ways.follow_city(pressed_row("quality_summaries", "city", rows["entity"].tolist()))
    alt = differences_alt(rows, language)
    table(rows, columns, view, alt, "quality_summaries", rows=min(SHOWN, len(rows)))
    st.caption(note)
    coded = {"entity": text("city_ranking.export.code", language), **headers}
    buttons(Sheet("data_quality_summaries", title, note, rows, coded), view)
