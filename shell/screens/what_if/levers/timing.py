"""Which cohorts can still count this year, given how long each reading must ripen."""

import pandas as pd
import pyarrow as pa
import streamlit as st

from i18n import pick, text
from i18n.formats import number, percent
from metrics.counts.snapshot import Counts
from metrics.registry import INDICATORS
from metrics.what_if.levers.catalogue import MIX
from metrics.what_if.levers.timing import year_end
from metrics.what_if.scenario import Scenario
from sentences.what_if.amounts import changed, joined, month_words
from shell.cache.per_view import cached_for
from shell.cache.readings import cached
from shell.viewer.cuts import GENERAL
from shell.viewer.may_leave import may_leave
from shell.viewer.view import View

COLUMNS = ("rate", "cohorts", "open", "december")
LATER = {"volume", *MIX}  # what bears on nobody who has begun


def draw(view: View, now: Scenario) -> None:
    """A sentence, and a row per rate."""
    st.markdown(f"**{cached_for(view, title, now)}**")
    st.table(cached_for(view, rows, now), border="horizontal", hide_index=True)
    notes = ["timing_note", "timing_later"] if LATER & set(now.moved) else ["timing_note"]
    st.caption(joined([text(f"what_if.{note}", view.language) for note in notes], view.language))


@may_leave(GENERAL)
def ends(counts: Counts, scenario: Scenario) -> pd.DataFrame:
    """`year_end` of a scenario's scope and levers."""
    return year_end(counts, scenario.scope, scenario.moved)


def _year_end(view: View, now: Scenario) -> pd.DataFrame:
    return cached(view.scope, view.snapshot, ends, scenario=now)


def title(view: View, now: Scenario) -> str:
    """How much of each reading of 31 December is still open."""
    rate = _year_end(view, now).set_index("indicator").loc["opening_rate"]
    return text(
        "what_if.timing_title",
        view.language,
        year=view.as_of.year,
        share=percent(float(rate["share_open"]), view.language, 0),
        last=month_words(str(rate["last"]), view.language),
    )


def rows(view: View, now: Scenario) -> pa.Table:
    """Cohort months fixed, running and to come; the reading at the year's end."""
    language = view.language
    cells = [_row(view, row) for row in _year_end(view, now).to_dict("records")]
    heads = [text(f"what_if.timing_{name}", language) for name in COLUMNS]
    return pa.table(dict(zip(heads, map(list, zip(*cells, strict=True)), strict=True)))


def _row(view: View, row: dict[str, object]) -> tuple[str, ...]:
    language, indicator = view.language, INDICATORS[str(row["indicator"])]

    def value(name: str) -> str:
        amount = float(row[name])  # type: ignore[arg-type]
        return (
            number(amount, language, 2) if indicator.kind == "mean" else percent(amount, language)
        )

    return (
        pick(indicator.short, language),
        text(
            "what_if.timing_months",
            language,
            fixed=row["fixed"],
            running=row["running"],
            to_come=row["to_come"],
        ),
        percent(float(row["share_open"]), language, 0),  # type: ignore[arg-type]
        changed(value("unchanged"), value("then")),
    )
