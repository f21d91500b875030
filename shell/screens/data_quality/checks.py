"""The screens: which places stand out, the evidence behind each, and what should be verified."""

import streamlit as st

from charts.base.overrides import PreparedFigure
from charts.base.palette import Theme
from charts.doubt_bars import HEIGHT, doubt_bars
from i18n import Language, text
from metrics.counts.snapshot import Counts
from metrics.doubts.evidence import evidence
from metrics.doubts.screening import GATES, detections, looked_at, screened
from sentences.data_quality.findings import evidence_alt, finding, finding_row, place_names
from shell.cache.readings import cached
from shell.parts import drawing, empty_states, filters
from shell.viewer.view import View


def draw(view: View) -> None:
    """Choice of screen and place, the finding, its chart, and how it is worked out."""
    title, places = st.columns([3, 2], vertical_alignment="center")
    title.markdown(f"**{text('data_quality.screens.title', view.language)}**")
    if not cached(view.scope, view.snapshot, screened):
        st.caption(text("data_quality.screens.none", view.language))
        empty_states.state("empty", view.language, HEIGHT)
        return
    screen = _choose_screen(view)
    if screen not in cached(view.scope, view.snapshot, looked_at):
        st.caption(text(f"data_quality.screen.{screen}.none", view.language))
        empty_states.state("empty", view.language, HEIGHT)
        return
    with places:
        entity = _choose_place(view, screen)
    choice = {"screen": screen, "entity": entity, "language": view.language}
    st.markdown(cached(view.scope, view.snapshot, finding, **choice))
    chart, alt = cached(view.scope, view.snapshot, evidence_figure, theme=view.theme, **choice)
    drawing.figure(chart, alt, "quality_evidence", view)
    st.caption(text(f"data_quality.screen.{screen}.how", view.language))


def _choose_screen(view: View) -> str:
    """The screen looked at: at first one with an open finding."""
    return filters.segments(
        "screen",
        text("data_quality.screens.choose", view.language),
        list(GATES),
        lambda key: text(f"data_quality.screen.{key}.name", view.language),
        cached(view.scope, view.snapshot, first_open),
        visible=False,
    )


def _choose_place(view: View, screen: str) -> str:
    """The place looked at: at first the one that stands out most."""
    places = cached(view.scope, view.snapshot, place_names, screen=screen, language=view.language)
    return filters.select(
        f"place_{screen}",
        text("data_quality.screens.place", view.language),
        list(places),
        places.__getitem__,
        visible=False,
    )


def first_open(counts: Counts) -> str:
    """The first screen with an open finding, else the first of all."""
    tests = detections(counts)
    open_ = tests.loc[tests["open"], "screen"]
    return str(open_.iloc[0]) if len(open_) else next(iter(GATES))


def evidence_figure(
    counts: Counts, screen: str, entity: str, language: Language, theme: Theme
) -> tuple[PreparedFigure, str]:
    """The chart of the evidence with its alt text."""
    table, row = evidence(counts, screen, entity), finding_row(counts, screen, entity)
    words = {w: text(f"data_quality.screen.{screen}.{w}", language) for w in ("axis", "unit")}
    open_ = row is not None and bool(row.open)
    cutoff = screen in ("window", "quarter")
    chart = doubt_bars(table, words, open_, language, theme, backwards=cutoff)
    return PreparedFigure(chart), evidence_alt(counts, language, screen, entity)
