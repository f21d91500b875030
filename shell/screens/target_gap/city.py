"""One city against its six targets: the chart of its gaps and the table of the running year."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from charts.base.overrides import PreparedFigure
from charts.gap_bullets import bullets, describe_bullets
from i18n import pick, text
from metrics.overall.gap_order import ordered
from metrics.overall.gaps import gaps_of_city
from metrics.readings.verdicts import NO_FIGURE
from metrics.registry import INDICATORS
from sentences.target_gap.city import city_verdicts, year_rows
from sentences.target_gap.minutes import minutes
from sentences.target_gap.table import year_title
from shell.cache.per_view import cached_for
from shell.cache.readings import cached
from shell.parts import drawing, filters, tables
from shell.parts.city_ways import to_duties, to_profile
from shell.parts.empty_states import State
from shell.parts.missing_records import draw_state
from shell.parts.tables import Column, Form
from shell.viewer.view import View

BULLETS, PROJECTED = 256, 236
YEAR: tuple[tuple[str, Form, int], ...] = (
    ("name", "words", 94),
    ("gap", "number", 146),
    ("needed", "number", 124),
    ("pace", "number", 134),
    ("outlook", "words", 142),
)


def choose(view: View) -> str:
    """The city of the link, a click or the list; at first the one that misses most targets.

    Beside it stands how the city does, and the ways to its profile and to who answers for it.
    """
    order = cached(view.scope, view.snapshot, ordered, league=None, sort="missed")
    left, right = st.columns([2, 3], gap="small", vertical_alignment="bottom")
    with left:
        code = filters.city_select(view, default=order["entity"].iloc[0])
    with right.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.markdown(_city_sentence(view, city_verdicts, code), width="stretch")
        to_profile(view, code)
        to_duties(view, code)
    return code


def _city_sentence(view: View, sentence: Callable[..., str], code: str, **choices: str) -> str:
    """A sentence of one city in the reader's language."""
    return cached(view.scope, view.snapshot, sentence, language=view.language, city=code, **choices)


def draw_bullets(view: View, code: str) -> None:
    """The six figures as shares of their targets; a city without returns has its drawn state."""
    if kind := cached_for(view, _missing, code):
        draw_state(view, kind, _height(view), *INDICATORS, entity=code)
        return
    chart, alt = cached_for(view, _bullets, code)
    drawing.figure(chart, alt, "gap_bullets", view)
    if not view.projector:
        st.caption(text("charts.bullets_axis", view.language))


def _missing(view: View, code: str) -> State | None:
    """Why there is nothing to draw: no return, or no records at all; None where there is something."""
    verdicts = set(cached(view.scope, view.snapshot, gaps_of_city, city=code)["verdict"])
    if verdicts - set(NO_FIGURE):
        return None
    return "unreported" if "unreported" in verdicts else "not_recorded"


def _height(view: View) -> int:
    return PROJECTED if view.projector else BULLETS


def _bullets(view: View, code: str) -> tuple[PreparedFigure, str]:
    """The figure and its alt text."""
    rows = cached(view.scope, view.snapshot, gaps_of_city, city=code)
    rows["name"] = [pick(INDICATORS[key].short, view.language) for key in rows["indicator"]]
    rows["kind"] = [INDICATORS[key].kind for key in rows["indicator"]]
    chart = bullets(rows, view.language, view.theme)
    chart.layout.height = _height(view)
    chart.layout.title.text = ""  # the heat table beside it names the shapes
    chart.layout.margin.t = 32
    return PreparedFigure(chart), describe_bullets(rows, view.language)


def draw_year(view: View, code: str) -> None:
    """Gap, what is still needed, required against current pace, and the chance of the year."""
    language = view.language
    st.markdown(cached(view.scope, view.snapshot, year_title, language=language))
    words = cached_for(view, _year_table, code)
    columns = {name: _column(view, name, form, width) for name, form, width in YEAR}
    tables.table(
        words, columns, view, text("target_gap.year_alt", language), "gap_year", len(words)
    )


def _year_table(view: View, code: str) -> pd.DataFrame:
    rows = cached(view.scope, view.snapshot, year_rows, language=view.language, city=code)
    return pd.DataFrame(rows)


def _column(view: View, name: str, form: Form, width: int) -> Column:
    about = text(f"target_gap.year_{name}_help", view.language) if name != "name" else None
    return Column(
        text(f"target_gap.year_{name}", view.language),
        form=form,
        help=about,
        width=view.size(width),
    )


def draw_minutes(view: View, code: str) -> None:
    """The sentence for the minutes, one target at a time, ready to copy."""
    names = {key: pick(indicator.short, view.language) for key, indicator in INDICATORS.items()}
    chosen = filters.segments(
        "indicator",
        text("target_gap.minutes_title", view.language),
        list(names),
        names.__getitem__,
        "opening_rate",
        visible=not view.projector,
    )
    words = _city_sentence(view, minutes, code, indicator=chosen)
    st.code(words, language=None, wrap_lines=True)
