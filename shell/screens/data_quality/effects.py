"""What doubtful data do to the verdicts: city, reason, evidence and figures on hold, row by row."""

from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from i18n import Language, pick, text
from i18n.formats import count, listing, number, percent
from metrics.counts.entities import names
from metrics.counts.snapshot import Counts
from metrics.doubts.gates import duplicate_share, lost_share
from metrics.doubts.holds import holds
from metrics.doubts.impossible_dates import RULES, impossible
from metrics.doubts.screening import GATES, suspects
from metrics.readings.verdicts import DUPLICATE_LIMIT, LOST_LIMIT
from metrics.registry import FIGURES, INDICATORS
from shell.cache.readings import cached
from shell.parts import ways
from shell.parts.clicks import pressed_row
from shell.parts.export import Sheet, buttons
from shell.parts.tables import Column, table
from shell.viewer.view import View

ROWS = 7
COLUMNS = ("city", "reason", "evidence", "figures")


def draw(view: View) -> None:
    """Title, table or the sentence that there is none, and the way out."""
    st.markdown(f"**{text('data_quality.effects.title', view.language)}**")
    shown = cached(view.scope, view.snapshot, effects, language=view.language)
    if shown.empty:
        st.caption(text("data_quality.effects.empty", view.language))
        return
    headers = {name: text(f"data_quality.effects.{name}", view.language) for name in COLUMNS}
    alt = text("data_quality.effects.alt", view.language, n=shown["city"].nunique())
    widths: dict[str, Any] = {"city": 96, "reason": None, "evidence": None, "figures": None}
    columns = {name: Column(headers[name], width=widths[name]) for name in COLUMNS}
    columns["city"] = replace(columns["city"], form="link")
    ways.follow_city(pressed_row("quality_effects", "city", shown["entity"].tolist()))
    table(shown, columns, view, alt, "quality_effects", rows=min(ROWS, len(shown)))
    st.caption(text("data_quality.effects.note", view.language))
    title = text("data_quality.effects.title", view.language)
    note = text("data_quality.effects.note", view.language)
    buttons(Sheet("data_quality", title, note, shown, headers), view)


def effects(counts: Counts, language: Language) -> pd.DataFrame:
    """One row per city and closed gate: its code; city, reason, evidence, figures in words."""
    called, rows = names(counts, "city"), []
    for (code, gate), held in holds(counts).groupby(["entity", "gate"], sort=False):
        rows.append(
            {
                "entity": code,
                "city": pick(called[code], language),
                "reason": text(f"data_quality.gate.{gate}", language),
                "evidence": _evidence(counts, str(code), str(gate), language),
                "figures": _figures(list(held["figure"]), language),
            }
        )
    return pd.DataFrame(rows, columns=["entity", *COLUMNS])


def _figures(keys: list[str], language: Language) -> str:
    """The targets by name, and how many figures of the tasks besides."""
    named = [pick(INDICATORS[key].short, language) for key in keys if key in INDICATORS]
    others = [pick(FIGURES[key].short, language) for key in keys if key not in INDICATORS]
    if len(others) > 2:
        others = [text("data_quality.effects.more", language, n=len(others))]
    return listing([*named, *others], language)


def _evidence(counts: Counts, code: str, gate: str, language: Language) -> str:
    row = list(names(counts, "city")).index(code)
    if gate in ("lost", "duplicates"):
        lost = gate == "lost"
        share = (lost_share if lost else duplicate_share)(counts)[row]
        limit = LOST_LIMIT if lost else DUPLICATE_LIMIT
        words = {"share": percent(share, language), "limit": percent(limit, language, 0)}
        return text("data_quality.effects.share", language, **words)
    if gate in GATES.values():
        return _counted(counts, code, gate, language)
    return _ruled(counts, code, gate, language)


def _counted(counts: Counts, code: str, gate: str, language: Language) -> str:
    """What the screens of a gate saw in a city."""
    found = suspects(counts)
    mine = found[(found["entity"] == code) & (found["screen"].map(GATES) == gate) & found["named"]]
    told = [
        text(
            "data_quality.effects.counted",
            language,
            n=count(one.n, language),
            seen=count(one.seen, language),
            expected=number(one.expected, language, 1),
        )
        for one in mine.itertuples()
    ]
    return "; ".join(told) if language == "en" else "；".join(told)


def _ruled(counts: Counts, code: str, gate: str, language: Language) -> str:
    """The rules of impossible dates that a city breaks."""
    found = impossible(counts)
    mine = found[(found["entity"] == code) & (found["gate"] == gate) & found["open"]]
    rules = {rule.key: rule for rule in RULES}
    told = [
        text(
            "data_quality.effects.rule",
            language,
            rule=pick(rules[one.rule].name, language),
            among=pick(rules[one.rule].among, language),
            checked=count(one.checked, language),
            found=count(one.found, language),
        )
        for one in mine.itertuples()
    ]
    return "; ".join(told) if language == "en" else "；".join(told)
