"""What the file would do to its city's figures: before, after, each with its interval."""

from typing import Any

import pandas as pd
import streamlit as st

from data_access.returns.preview import Snapshot, before_and_after
from data_access.returns.projection import Changed
from data_access.returns.returned import Sender
from data_access.returns.understood import Understood
from data_access.wording import Worded
from i18n import Language, pick, text
from i18n.formats import count, measure
from metrics.counts.snapshot import Counts
from metrics.counts.wide_columns import WideColumns
from metrics.readings.tidy import readings
from metrics.registry import INDICATORS
from sentences.escape import escape
from shell.cache import database
from shell.cache.identity_key import office_key
from shell.parts.tables import Column, table
from shell.screens.data_returns import steps, waiting
from shell.screens.data_returns.choice import Sent
from shell.viewer.may import may
from shell.viewer.view import View

EFFECT = "_return_effect"


def draw(view: View, sent: Sent, understood: Understood) -> None:
    """A button that counts, then the table; figures that nothing changes are left out."""
    language = view.language
    if not understood.accepted or not may(view.scope, "save", "returns"):
        return
    steps.heading(view, "effect", text("data_returns.effect_title", language))
    wanted = (understood.file.digest, sent.city, sent.month_end, understood.accepted)
    there = st.session_state.get(EFFECT)
    if (there is None or there[0] != wanted) and not st.button(
        text("data_returns.count_effect", language), key="return_effect", icon=":material/compare:"
    ):
        return
    if there is None or there[0] != wanted:
        try:
            with st.spinner(text("data_returns.counting", language)):
                there = (wanted, _effect(sent, understood))
        except Worded as refusal:
            st.error(escape(pick(refusal, language)))
            return
        st.session_state[EFFECT] = there
    effect, changed = there[1]
    _draw_table(view, effect)
    for line in waiting.lines(changed, language):
        st.warning(line)


def _effect(sent: Sent, understood: Understood) -> tuple[pd.DataFrame, Changed]:
    """One row for each of the six targets: value and denominator without and with the file.

    With it what the file would change, and what would wait.
    """
    engine = database.engine()
    sender = Sender(sent.city, office_key(engine), sent.received_on)
    with before_and_after(
        engine, understood.file, understood.sheets, sender, sent.month_end, WideColumns
    ) as preview:
        both = [_city_readings(snapshot) for snapshot in (preview.before, preview.after)]
    rows = pd.DataFrame(
        [
            {
                "indicator": key,
                "before": both[0][key][0],
                "before_n": both[0][key][1],
                "after": both[1][key][0],
                "after_n": both[1][key][1],
            }
            for key in INDICATORS
        ]
    )
    return rows, preview.changed


def _city_readings(snapshot: Snapshot) -> dict[str, tuple[float, float]]:
    """Value and denominator of each target in the only city of the copy."""
    info, tables = snapshot
    counts = Counts(info.number, info.as_of, info.content_hash, tables)
    rows: dict[str, Any] = {}
    for key, indicator in INDICATORS.items():
        reading = readings(counts, indicator, "city")
        value, n = (
            (float(reading["value"].iloc[0]), float(reading["denominator"].iloc[0]))
            if len(reading)
            else (float("nan"), 0.0)
        )
        numerator = float(reading["numerator"].iloc[0]) if len(reading) else 0.0
        rows[key] = (numerator, n) if indicator.kind == "progress" else (value, n)
    return rows


def _draw_table(view: View, effect: pd.DataFrame) -> None:
    language = view.language
    frame = pd.DataFrame(
        {
            "indicator": [pick(INDICATORS[key].name, language) for key in effect["indicator"]],
            **{
                side: [
                    _words(key, value, n, language)
                    for key, value, n in zip(
                        effect["indicator"], effect[side], effect[f"{side}_n"], strict=True
                    )
                ]
                for side in ("before", "after")
            },
        }
    )
    columns = {
        name: Column(text(f"data_returns.{name}", language), width=width)
        for name, width in {"indicator": 240, "before": 240, "after": 240}.items()
    }
    alt = text("data_returns.effect_alt", language)
    table(frame, columns, view, alt, "return_effect_table", len(frame))
    st.caption(text("data_returns.effect_note", language))


def _words(key: str, value: float, n: float, language: Language) -> str:
    """The value with its denominator, or that there is none yet."""
    indicator = INDICATORS[key]
    if indicator.kind == "progress":
        return text(
            "data_returns.of_target", language, value=count(value, language), n=count(n, language)
        )
    if pd.isna(value) or not n:
        return text("data_returns.no_value", language)
    words = measure(value, indicator.unit, language)
    return text("data_returns.value_of", language, value=words, n=count(n, language))
