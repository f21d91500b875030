"""One city against its six targets: the chart of its gaps and the table of the running year."""

from typing import Any

import pandas as pd
import streamlit as st

from charts.base.prepared import PreparedFigure
from charts.gap_bullets import bullets, describe_bullets
from i18n import pick, text
from i18n.formats import listing, uncapitalised
from i18n.verdicts import VERDICTS, word
from metrics.registry import INDICATORS
from sentences.escape import escape
from shell.cache.per_view import cached_for
from shell.cache.readings import entity_names
from shell.parts import drawing, empty_states, filters, tables
from shell.parts.city_names import city_names
from shell.parts.city_ways import to_duties, to_profile
from shell.parts.tables import Column, Form
from shell.screens.target_gap import amounts
from shell.screens.target_gap.order import ordered
from shell.screens.target_gap.readings import of_city
from shell.screens.target_gap.sentences import minutes, year_title
from shell.viewer.view import View

BULLETS, PROJECTED = 256, 236
YEAR: tuple[tuple[str, Form, int], ...] = (
    ("name", "words", 94),
    ("gap", "number", 106),
    ("needed", "number", 130),
    ("pace", "number", 122),
    ("outlook", "words", 188),
)


def choose(view: View) -> str:
    """The city of the link, a click or the list; at first the one that misses most targets.

    Beside it stands how the city does, and the ways to its profile and to who answers for it.
    """
    first = ordered(view, None, "missed")["entity"].iloc[0]
    left, right = st.columns([2, 3], gap="small", vertical_alignment="bottom")
    with left:
        code = filters.city_select(view, default=first)
    with right.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.markdown(cached_for(view, _finding, code), width="stretch")
        to_profile(view, code)
        to_duties(view, code)
    return code


def _finding(view: View, code: str) -> str:
    """The city, its tier, and how many of its targets stand at each verdict."""
    rows, say = of_city(view, code), view.language
    found = rows["verdict"].value_counts()
    parts = [
        text("target_gap.part", say, n=found[one], word=uncapitalised(word(one, say)))
        for one in VERDICTS
        if one in found.index
    ]
    tier = pick(entity_names(view.scope, view.snapshot, "tier")[rows["tier"].iloc[0]], say)
    return text(
        "target_gap.city",
        say,
        name=city_names(view)[code],
        tier=escape(tier),
        parts=listing(parts, say),
    )


def draw_bullets(view: View, code: str) -> None:
    """The six figures as shares of their targets; a city without returns has its drawn state."""
    if not cached_for(view, _reported, code):
        empty_states.state("unreported", view.language, height=_height(view))
        return
    chart, alt = cached_for(view, _bullets, code)
    drawing.figure(chart, alt, "gap_bullets", view)
    if not view.projector:
        st.caption(text("charts.bullets_axis", view.language))


def _reported(view: View, code: str) -> bool:
    return bool((of_city(view, code)["verdict"] != "unreported").any())


def _height(view: View) -> int:
    return PROJECTED if view.projector else BULLETS


def _bullets(view: View, code: str) -> tuple[PreparedFigure, str]:
    """The figure and its alt text."""
    rows = of_city(view, code)
    rows["name"] = [pick(INDICATORS[key].short, view.language) for key in rows["indicator"]]
    rows["kind"] = [INDICATORS[key].kind for key in rows["indicator"]]
    chart = bullets(rows, view.language, view.theme)
    chart.layout.height = _height(view)
    chart.layout.title.text = ""  # the heat table beside it names the shapes
    chart.layout.margin.t = 32
    return PreparedFigure(chart), describe_bullets(rows, view.language)


def draw_year(view: View, code: str) -> None:
    """Gap, what is still needed, required against current pace, and the chance of the year."""
    say = view.language
    st.markdown(cached_for(view, year_title))
    words = cached_for(view, _year_table, code)
    columns = {name: _column(view, name, form, width) for name, form, width in YEAR}
    tables.table(words, columns, view, text("target_gap.year_alt", say), "gap_year", len(words))


def _year_table(view: View, code: str) -> pd.DataFrame:
    return pd.DataFrame([_year(row, view.language) for row in of_city(view, code).itertuples()])


def _year(row: Any, say: Any) -> dict[str, str]:
    return {
        "name": pick(INDICATORS[row.indicator].short, say),
        "gap": amounts.gap(row, say),
        "needed": amounts.needed(row, say),
        "pace": amounts.paces(row, say),
        "outlook": amounts.outlook_with_chance(row, say),
    }


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
    names = {key: pick(one.short, view.language) for key, one in INDICATORS.items()}
    chosen = filters.segments(
        "indicator",
        text("target_gap.minutes_title", view.language),
        list(names),
        names.__getitem__,
        "opening_rate",
        visible=not view.projector,
    )
    st.code(cached_for(view, minutes, code, chosen), language=None, wrap_lines=True)
